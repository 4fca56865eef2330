// SPDX-License-Identifier: GPL-3.0-or-later
// npm oauth4webapi, which checks every answer strictly, against a running octroid.
import * as oauth from 'oauth4webapi'
import { approve, approveDevice, expect, issuer, makeClient, makeRegistrationToken, redirectUri, refused, runAll, step } from './bench.mjs'

const insecure = { [oauth.allowInsecureRequests]: true } // loopback without TLS
const device = 'urn:ietf:params:oauth:grant-type:device_code'
const exchange = 'urn:ietf:params:oauth:grant-type:token-exchange'
const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
let as

async function discover(algorithm) {
  const response = await oauth.discoveryRequest(issuer, { algorithm, ...insecure })
  return oauth.processDiscoveryResponse(issuer, response)
}
const idClient = (made, more = {}) => ({ client_id: made.id, id_token_signed_response_alg: process.env.OCTROI_ALGORITHM ?? 'ES256', ...more })

/** The authorization code flow; `options` go to the token request. */
async function signIn(made, authentication, { par = false, dpop, extra = {} } = {}) {
  const client = idClient(made)
  const verifier = oauth.generateRandomCodeVerifier()
  const state = oauth.generateRandomState()
  const nonce = oauth.generateRandomNonce()
  let parameters = new URLSearchParams({
    client_id: client.client_id, response_type: 'code', redirect_uri: redirectUri, scope: 'openid orders:read', state, nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256', ...extra,
  })
  if (par) {
    const push = async () => oauth.processPushedAuthorizationResponse(as, client,
      await oauth.pushedAuthorizationRequest(as, client, authentication, parameters, { DPoP: dpop, ...insecure }))
    const pushed = await push().catch((error) => {
      if (dpop && oauth.isDPoPNonceError(error)) return push()
      throw error
    })
    parameters = new URLSearchParams({ client_id: client.client_id, request_uri: pushed.request_uri })
  }
  const callback = await approve(`${as.authorization_endpoint}?${parameters}`)
  const checked = oauth.validateAuthResponse(as, client, callback, state) // also iss, RFC 9207
  const redeem = async () => oauth.processAuthorizationCodeResponse(as, client,
    await oauth.authorizationCodeGrantRequest(as, client, authentication, checked, redirectUri, verifier, { DPoP: dpop, ...insecure }),
    { expectedNonce: nonce, requireIdToken: true })
  const tokens = await redeem().catch((error) => {
    if (dpop && oauth.isDPoPNonceError(error)) return redeem()
    throw error
  })
  return { client, tokens, redeem }
}
async function credentials(client, authentication, parameters = {}, options = {}) {
  return oauth.processClientCredentialsResponse(as, client,
    await oauth.clientCredentialsGrantRequest(as, client, authentication, new URLSearchParams(parameters), { ...insecure, ...options }))
}
async function introspect(client, authentication, token) {
  return oauth.processIntrospectionResponse(as, client, await oauth.introspectionRequest(as, client, authentication, token, insecure))
}
const web = (more = {}) => makeClient({
  kind: 'web', token_endpoint_auth_method: 'client_secret_post', grant_types: ['authorization_code', 'refresh_token'],
  redirect_uris: [redirectUri], scopes: ['openid', 'orders:read'], ...more,
})

step('discovery of OAuth and of OpenID Connect', async () => {
  as = await discover('oauth2')
  const oidc = await discover('oidc')
  expect(oidc.userinfo_endpoint === as.userinfo_endpoint, 'one set of metadata')
  expect(as.code_challenge_methods_supported.join() === 'S256', 'S256 only')
  expect(!as.grant_types_supported.includes('implicit') && !as.grant_types_supported.includes('password'), 'no forbidden grant')
})
for (const [method, make] of [['client_secret_basic', oauth.ClientSecretBasic], ['client_secret_post', oauth.ClientSecretPost]]) {
  step(`client credentials with ${method}`, async () => {
    const made = await makeClient({ grant_types: ['client_credentials'], scopes: ['orders:*'], token_endpoint_auth_method: method })
    const tokens = await credentials({ client_id: made.id }, make(made.client_secret), { scope: 'orders:read' })
    expect(tokens.token_type === 'bearer' && tokens.expires_in === 600, 'a bearer token of ten minutes')
    await refused('invalid_client', () => credentials({ client_id: made.id }, make('wrong')))
    await refused('invalid_scope', () => credentials({ client_id: made.id }, make(made.client_secret), { scope: 'other' }))
  })
}
for (const algorithm of ['ES256', 'EdDSA', 'RS256', 'PS256']) {
  step(`client credentials with private_key_jwt ${algorithm}`, async () => {
    const pair = await oauth.generateKeyPair(algorithm === 'EdDSA' ? 'Ed25519' : algorithm, { extractable: true })
    const jwk = await crypto.subtle.exportKey('jwk', pair.publicKey)
    delete jwk.alg
    delete jwk.key_ops
    const made = await makeClient({
      grant_types: ['client_credentials'], scopes: ['orders:read'], token_endpoint_auth_method: 'private_key_jwt', jwks: { keys: [jwk] },
    })
    const authentication = oauth.PrivateKeyJwt(pair.privateKey, {
      [oauth.modifyAssertion]: (header) => { if (algorithm === 'EdDSA') header.alg = 'EdDSA' },
    })
    await credentials({ client_id: made.id }, authentication)
  })
}
step('a JWT access token of RFC 9068', async () => {
  const made = await makeClient({
    grant_types: ['client_credentials'], scopes: ['orders:read'], token_endpoint_auth_method: 'client_secret_post', resources: ['https://api.example/'],
  })
  const tokens = await credentials({ client_id: made.id }, oauth.ClientSecretPost(made.client_secret), { resource: 'https://api.example/' })
  const request = new Request('https://api.example/orders', { headers: { authorization: `Bearer ${tokens.access_token}` } })
  const claims = await oauth.validateJwtAccessToken(as, request, 'https://api.example/', insecure)
  expect(claims.client_id === made.id && claims.scope === 'orders:read', 'its own claims')
})
step('authorization code with PKCE, id token, userinfo', async () => {
  const made = await web()
  const { client, tokens } = await signIn(made, oauth.ClientSecretPost(made.client_secret))
  const claims = oauth.getValidatedIdTokenClaims(tokens)
  const info = await oauth.processUserInfoResponse(as, client, claims.sub, await oauth.userInfoRequest(as, client, tokens.access_token, insecure))
  expect(info.sub === claims.sub, 'one subject')
})
step('the signature of an id token by JWKS', async () => {
  const made = await web()
  const client = idClient(made)
  const verifier = oauth.generateRandomCodeVerifier()
  const parameters = new URLSearchParams({
    client_id: made.id, response_type: 'code', redirect_uri: redirectUri, scope: 'openid', state: 's',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
  })
  const callback = await approve(`${as.authorization_endpoint}?${parameters}`)
  const response = await oauth.authorizationCodeGrantRequest(as, client, oauth.ClientSecretPost(made.client_secret),
    oauth.validateAuthResponse(as, client, callback, 's'), redirectUri, verifier, insecure)
  await oauth.processAuthorizationCodeResponse(as, client, response, { requireIdToken: true })
  await oauth.validateApplicationLevelSignature(as, response, insecure)
})
step('a code redeemed twice ends its tokens', async () => {
  const made = await web()
  const authentication = oauth.ClientSecretPost(made.client_secret)
  const { client, tokens, redeem } = await signIn(made, authentication)
  expect((await introspect(client, authentication, tokens.access_token)).active, 'an active token')
  await refused('invalid_grant', redeem)
  expect(!(await introspect(client, authentication, tokens.access_token)).active, 'an ended token')
})
step('refresh rotates, and reuse ends the family', async () => {
  const made = await web()
  const authentication = oauth.ClientSecretPost(made.client_secret)
  const { client, tokens } = await signIn(made, authentication)
  const refresh = async (token) => oauth.processRefreshTokenResponse(as, client, await oauth.refreshTokenGrantRequest(as, client, authentication, token, insecure))
  const second = await refresh(tokens.refresh_token)
  expect(second.refresh_token !== tokens.refresh_token, 'another refresh token')
  await refused('invalid_grant', () => refresh(tokens.refresh_token))
  await refused('invalid_grant', () => refresh(second.refresh_token))
})
step('pushed authorization request', async () => {
  const made = await web({ require_par: true })
  await signIn(made, oauth.ClientSecretPost(made.client_secret), { par: true })
})
step('DPoP with nonce: PAR, code, refresh, userinfo', async () => {
  const made = await web({ kind: 'native', token_endpoint_auth_method: 'none', dpop_bound: true })
  const pair = await oauth.generateKeyPair('ES256')
  const dpop = oauth.DPoP({ client_id: made.id }, pair)
  const { client, tokens } = await signIn(made, oauth.None(), { par: true, dpop })
  expect(tokens.token_type === 'dpop', 'a DPoP token')
  const info = await oauth.userInfoRequest(as, client, tokens.access_token, { DPoP: dpop, ...insecure })
  await oauth.processUserInfoResponse(as, client, oauth.getValidatedIdTokenClaims(tokens).sub, info)
  const refresh = async (handle) => oauth.processRefreshTokenResponse(as, client,
    await oauth.refreshTokenGrantRequest(as, client, oauth.None(), tokens.refresh_token, { DPoP: handle, ...insecure }))
  const other = oauth.DPoP({ client_id: made.id }, await oauth.generateKeyPair('ES256'))
  const retried = async (handle) => refresh(handle).catch((error) => {
    if (oauth.isDPoPNonceError(error)) return refresh(handle)
    throw error
  })
  await refused('invalid_dpop_proof', () => retried(other))
  await retried(dpop)
})
step('device grant', async () => {
  const made = await makeClient({ kind: 'device', token_endpoint_auth_method: 'none', grant_types: [device], scopes: ['orders:read', 'openid'] })
  const client = idClient(made)
  const begun = await oauth.processDeviceAuthorizationResponse(as, client,
    await oauth.deviceAuthorizationRequest(as, client, oauth.None(), new URLSearchParams({ scope: 'openid orders:read' }), insecure))
  const poll = async () => oauth.processDeviceCodeResponse(as, client, await oauth.deviceCodeGrantRequest(as, client, oauth.None(), begun.device_code, insecure))
  await refused('authorization_pending', poll)
  await refused('slow_down', poll)
  await approveDevice(begun.user_code)
  const tokens = await poll()
  expect(tokens.scope === 'openid orders:read', 'what was approved')
})
step('token exchange', async () => {
  const made = await web()
  const { tokens } = await signIn(made, oauth.ClientSecretPost(made.client_secret))
  const own = await web({ kind: 'web', grant_types: ['authorization_code', exchange], resources: ['https://api.example/'] })
  const authentication = oauth.ClientSecretPost(own.client_secret)
  const { tokens: subject } = await signIn(own, authentication)
  const swap = async (token) => oauth.processGenericTokenEndpointResponse(as, { client_id: own.id },
    await oauth.genericTokenEndpointRequest(as, { client_id: own.id }, authentication, exchange, new URLSearchParams({
      subject_token: token, subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    }), insecure))
  const swapped = await swap(subject.access_token)
  expect(swapped.issued_token_type === 'urn:ietf:params:oauth:token-type:access_token', 'an access token')
  await refused('unauthorized_client', () => swap(tokens.access_token))
})
step('JWT bearer grant', async () => {
  const pair = await oauth.generateKeyPair('ES256', { extractable: true })
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  const made = await makeClient({
    grant_types: [jwtBearer], scopes: ['orders:read'], token_endpoint_auth_method: 'private_key_jwt', jwks: { keys: [{ kty, crv, x, y }] },
  })
  let assertion
  const authentication = oauth.PrivateKeyJwt(pair.privateKey)
  const spare = new URLSearchParams()
  await authentication(as, { client_id: made.id }, spare, new Headers())
  assertion = spare.get('client_assertion')
  await oauth.processGenericTokenEndpointResponse(as, { client_id: made.id },
    await oauth.genericTokenEndpointRequest(as, { client_id: made.id }, authentication, jwtBearer, new URLSearchParams({ assertion }), insecure))
})
step('opaque tokens: introspection and revocation', async () => {
  const made = await makeClient({ grant_types: ['client_credentials'], scopes: ['orders:read'], token_format: 'opaque' })
  const client = { client_id: made.id }
  const authentication = oauth.ClientSecretBasic(made.client_secret)
  const tokens = await credentials(client, authentication)
  expect(!tokens.access_token.includes('.'), 'an opaque token')
  expect((await introspect(client, authentication, tokens.access_token)).active, 'an active token')
  await oauth.processRevocationResponse(await oauth.revocationRequest(as, client, authentication, tokens.access_token, insecure))
  expect(!(await introspect(client, authentication, tokens.access_token)).active, 'a revoked token')
  await oauth.processRevocationResponse(await oauth.revocationRequest(as, client, authentication, 'unknown', insecure))
})
step('dynamic registration', async () => {
  const token = await makeRegistrationToken(['authorization_code', 'refresh_token'])
  const register = async (metadata) => oauth.processDynamicClientRegistrationResponse(
    await oauth.dynamicClientRegistrationRequest(as, metadata, { initialAccessToken: token, ...insecure }))
  const client = await register({ client_name: 'Registered', redirect_uris: [redirectUri], token_endpoint_auth_method: 'client_secret_post', id_token_signed_response_alg: 'ES256' })
  await signIn({ id: client.client_id }, oauth.ClientSecretPost(client.client_secret), {})
  await refused('invalid_redirect_uri', () => register({ redirect_uris: ['http://app.example/'] }))
})
await runAll()
