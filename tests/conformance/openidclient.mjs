// SPDX-License-Identifier: GPL-3.0-or-later
// npm openid-client, as programs use it, against a running octroid.
import * as client from 'openid-client'
import { approve, approveDevice, expect, issuer, makeClient, makeRegistrationToken, redirectUri, refused, runAll, step } from './bench.mjs'

const insecure = { execute: [client.allowInsecureRequests] }
const es256 = { id_token_signed_response_alg: 'ES256' }
const configured = (made, authentication) => client.discovery(issuer, made.id, { client_secret: made.client_secret, ...es256 }, authentication, insecure)
const web = (more = {}) => makeClient({
  kind: 'web', token_endpoint_auth_method: 'client_secret_basic', grant_types: ['authorization_code', 'refresh_token'],
  redirect_uris: [redirectUri], scopes: ['openid', 'orders:read'], ...more,
})
async function signIn(config, { par = false, dpop } = {}) {
  const pkceCodeVerifier = client.randomPKCECodeVerifier()
  const expectedState = client.randomState()
  const expectedNonce = client.randomNonce()
  const parameters = {
    redirect_uri: redirectUri, scope: 'openid orders:read', state: expectedState, nonce: expectedNonce,
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier), code_challenge_method: 'S256',
  }
  const url = par ? await client.buildAuthorizationUrlWithPAR(config, parameters, { DPoP: dpop }) : client.buildAuthorizationUrl(config, parameters)
  const callback = await approve(url.href)
  return client.authorizationCodeGrant(config, callback, { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true }, undefined, { DPoP: dpop })
}

step('code flow, userinfo, refresh, revocation', async () => {
  const made = await web()
  const config = await configured(made, client.ClientSecretBasic(made.client_secret))
  client.enableNonRepudiationChecks(config) // id tokens and introspection are verified by JWKS
  const tokens = await signIn(config)
  const info = await client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub)
  expect(info.sub === tokens.claims().sub, 'one subject')
  const second = await client.refreshTokenGrant(config, tokens.refresh_token)
  await client.tokenRevocation(config, second.refresh_token)
  const after = await client.tokenIntrospection(config, second.access_token)
  expect(!after.active, 'the access token ended with the refresh token')
})
step('PAR with DPoP', async () => {
  const made = await web({ kind: 'native', token_endpoint_auth_method: 'none', require_par: true, dpop_bound: true })
  const config = await configured(made, client.None())
  const dpop = client.getDPoPHandle(config, await client.randomDPoPKeyPair())
  const tokens = await signIn(config, { par: true, dpop })
  expect(tokens.token_type === 'dpop', 'a DPoP token')
  await client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub, { DPoP: dpop })
  await client.refreshTokenGrant(config, tokens.refresh_token, undefined, { DPoP: dpop })
})
step('client credentials and introspection', async () => {
  const made = await makeClient({ grant_types: ['client_credentials'], scopes: ['orders:read'] })
  const config = await configured(made, client.ClientSecretBasic(made.client_secret))
  const tokens = await client.clientCredentialsGrant(config, { scope: 'orders:read' })
  const seen = await client.tokenIntrospection(config, tokens.access_token)
  expect(seen.active && seen.client_id === made.id, 'its own token')
})
step('device grant by polling', async () => {
  const made = await makeClient({
    kind: 'device', token_endpoint_auth_method: 'none', grant_types: ['urn:ietf:params:oauth:grant-type:device_code'], scopes: ['orders:read'],
  })
  const config = await configured(made, client.None())
  const begun = await client.initiateDeviceAuthorization(config, { scope: 'orders:read' })
  await approveDevice(begun.user_code)
  const tokens = await client.pollDeviceAuthorizationGrant(config, begun)
  expect(tokens.scope === 'orders:read', 'what was approved')
})
step('token exchange', async () => {
  const exchange = 'urn:ietf:params:oauth:grant-type:token-exchange', accessToken = 'urn:ietf:params:oauth:token-type:access_token'
  const made = await web({ grant_types: ['authorization_code', exchange] })
  const config = await configured(made, client.ClientSecretBasic(made.client_secret))
  const tokens = await signIn(config)
  const swapped = await client.genericGrantRequest(config, exchange, { subject_token: tokens.access_token, subject_token_type: accessToken, scope: 'orders:read' })
  expect(swapped.issued_token_type === accessToken && swapped.scope === 'orders:read', 'a narrower access token')
  await refused('invalid_request', () => client.genericGrantRequest(config, exchange, { subject_token: 'nothing', subject_token_type: accessToken }))
})
step('JWT bearer grant', async () => {
  const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  const made = await makeClient({
    grant_types: [jwtBearer], scopes: ['orders:read'], token_endpoint_auth_method: 'private_key_jwt', jwks: { keys: [{ kty, crv, x, y }] },
  })
  const authentication = client.PrivateKeyJwt(pair.privateKey)
  const config = await client.discovery(issuer, made.id, es256, authentication, insecure)
  const spare = new URLSearchParams()
  await authentication(config.serverMetadata(), config.clientMetadata(), spare, new Headers())
  const assertion = spare.get('client_assertion')
  const tokens = await client.genericGrantRequest(config, jwtBearer, { assertion })
  expect(tokens.scope === 'orders:read', 'its scope')
  await refused('invalid_grant', () => client.genericGrantRequest(config, jwtBearer, { assertion }))
})
step('dynamic registration', async () => {
  const token = await makeRegistrationToken(['authorization_code', 'refresh_token'])
  const config = await client.dynamicClientRegistration(issuer, { redirect_uris: [redirectUri], client_name: 'Registered', ...es256 }, undefined, { initialAccessToken: token, ...insecure })
  expect(config.clientMetadata().client_secret.length === 43, 'a secret of 256 bits')
})
step('a person who denies', async () => {
  const made = await web()
  const config = await configured(made, client.ClientSecretBasic(made.client_secret))
  const expectedState = client.randomState()
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri, scope: 'openid', state: expectedState, code_challenge: 'x'.repeat(43), code_challenge_method: 'S256', login_hint: 'deny',
  })
  const callback = await approve(url.href)
  await refused('access_denied', () => client.authorizationCodeGrant(config, callback, { pkceCodeVerifier: 'x'.repeat(43), expectedState }))
})
await runAll()
