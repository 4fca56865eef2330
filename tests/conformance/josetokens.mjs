// SPDX-License-Identifier: GPL-3.0-or-later
// Good and bad tokens, made and judged by npm jose: one JSON object a line, with what jose says of it. What Octroi
// refuses on purpose although jose takes it says so in `stricter`.
import * as jose from 'jose'
import { createHmac } from 'node:crypto'

const now = 1780000000
const issuer = 'https://as.example'
const audience = 'https://api.example'
const algorithms = ['ES256', 'ES384', 'EdDSA', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512']
const b64 = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

async function keyOf(alg) {
  const pair = await jose.generateKeyPair(alg, { extractable: true })
  const jwk = await jose.exportJWK(pair.publicKey)
  const kid = await jose.calculateJwkThumbprint(jwk)
  return { alg, kid, privateKey: pair.privateKey, publicKey: pair.publicKey, jwk: { ...jwk, kid, alg, use: 'sig' } }
}

/** Each case changes one thing: header, claims, the set of keys, or the text afterwards. */
const cases = {
  plain: {},
  'aud list': { claims: { aud: [audience] } },
  'aud among others': { claims: { aud: ['https://x.example', audience] } },
  'more claims': { claims: { groups: ['a', 'b'], realm_access: { roles: ['x'] }, active: true, n: null } },
  'not ascii': { claims: { name: 'Zoë 东京 🔑', sub: 'é' } },
  'no kid': { header: { kid: undefined } },
  'typ long': { header: { typ: 'application/at+jwt' } },
  'typ upper': { header: { typ: 'AT+JWT' } },
  'unknown header': { header: { x: 1, jku: 'https://evil.example/jwks' } },
  'nbf past': { claims: { nbf: now - 5 } },
  'nbf within leeway': { claims: { nbf: now + 29 } },
  'exp within leeway': { claims: { exp: now - 29 } },
  'exp at the edge': { claims: { exp: now - 30 } },
  'fractions': { claims: { exp: now + 60.5, iat: now - 1.25 } },
  'iat within leeway': { claims: { iat: now + 30 } },
  'no sub': { claims: { sub: undefined } },
  'long claims': { claims: { text: 'x'.repeat(6000) } },
  'other keys beside': { set: (jwks, o) => ({ keys: [o.otherJwk, ...jwks.keys] }) },
  'unknown curve beside': { set: (jwks) => ({ keys: [{ kty: 'EC', crv: 'P-999', x: 'AA', y: 'AA', kid: 'w' }, ...jwks.keys] }) },
  'unknown kind beside': { set: (jwks) => ({ keys: [{ kty: 'XYZ', kid: 'w' }, ...jwks.keys] }) },
  'no use no alg': { set: (jwks) => ({ keys: jwks.keys.map(({ use, alg, ...rest }) => rest) }) },
  'key_ops verify': { set: (jwks) => ({ keys: jwks.keys.map((k) => ({ ...k, use: undefined, key_ops: ['verify'] })) }) },
  expired: { claims: { exp: now - 31 } },
  'expired long ago': { claims: { exp: 1300819380 } },
  'exp missing': { claims: { exp: undefined } },
  'exp text': { claims: { exp: String(now + 60) } },
  'exp null': { claims: { exp: null } },
  'exp list': { claims: { exp: [now + 60] } },
  'exp zero': { claims: { exp: 0 } },
  'nbf ahead': { claims: { nbf: now + 31 } },
  'nbf text': { claims: { nbf: String(now) } },
  'iat missing': { claims: { iat: undefined } },
  'iat text': { claims: { iat: String(now) } },
  'iat ahead': { claims: { iat: now + 31 } },
  'iat too old': { claims: { iat: now - 3631 } },
  'iat just old enough': { claims: { iat: now - 3630 } },
  'iss other': { claims: { iss: 'https://evil.example' } },
  'iss with a slash': { claims: { iss: issuer + '/' } },
  'iss upper': { claims: { iss: issuer.toUpperCase() } },
  'iss missing': { claims: { iss: undefined } },
  'iss number': { claims: { iss: 7 } },
  'aud other': { claims: { aud: 'https://other.example' } },
  'aud missing': { claims: { aud: undefined } },
  'aud empty list': { claims: { aud: [] } },
  'aud number': { claims: { aud: 7 } },
  'aud part of it': { claims: { aud: audience + '/orders' } },
  'typ missing': { header: { typ: undefined } },
  'typ other': { header: { typ: 'JWT' } },
  'typ proof': { header: { typ: 'dpop+jwt' } },
  'typ number': { header: { typ: 7 } },
  'kid unknown': { header: { kid: 'nobody' } },
  'kid number': { header: { kid: 7 } },
  'kid of another kind': { header: (h, o) => ({ ...h, kid: o.otherJwk.kid }), set: (jwks, o) => ({ keys: [o.otherJwk, ...jwks.keys] }) },
  'alg not allowed': { allowed: (alg) => algorithms.filter((one) => one !== alg) },
  'alg of another kind': { header: (h, o) => ({ ...h, alg: o.other.alg }), raw: true },
  'signed by a stranger': { by: 'stranger' },
  'signature cut': { text: (t) => t.slice(0, -6) },
  'signature empty': { text: (t) => t.slice(0, t.lastIndexOf('.') + 1) },
  'signature changed': { text: (t) => t.slice(0, -10) + (t.at(-10) === 'A' ? 'B' : 'A') + t.slice(-9) },
  'signature of zeros': { text: (t, o) => t.slice(0, t.lastIndexOf('.') + 1) + Buffer.alloc(Buffer.from(t.split('.')[2], 'base64url').length).toString('base64url') },
  'payload changed': { text: (t) => { const p = t.split('.'); const c = JSON.parse(Buffer.from(p[1], 'base64url')); c.sub = 'root'; return [p[0], b64(c), p[2]].join('.') } },
  'header changed': { text: (t) => { const p = t.split('.'); const h = JSON.parse(Buffer.from(p[0], 'base64url')); h.x = 1; return [b64(h), p[1], p[2]].join('.') } },
  'payload no json': { payload: 'hello' },
  'payload a list': { payload: '[1]' },
  'payload a text': { payload: '"x"' },
  'payload empty': { payload: '' },
  'two parts': { text: (t) => t.split('.').slice(0, 2).join('.') },
  'four parts': { text: (t) => t + '.x' },
  'five parts': { text: (t) => t + '.x.y' },
  padded: { text: (t) => t + '=' },
  'base64 not url': { text: (t) => { const p = t.split('.'); return [p[0], p[1], '+/' + p[2].slice(2)].join('.') } },
  'not base64': { text: (t) => t.slice(0, -4) + '!!!!' },
  'header no json': { text: (t) => [b64('hello'), ...t.split('.').slice(1)].join('.') },
  'header a list': { text: (t) => [b64([1]), ...t.split('.').slice(1)].join('.') },
  empty: { text: () => '' },
  'alg none': { text: (t) => { const p = t.split('.'); return [b64({ alg: 'none', typ: 'at+jwt' }), p[1], ''].join('.') } },
  'alg None signed': { text: (t) => { const p = t.split('.'); return [b64({ alg: 'None', typ: 'at+jwt' }), p[1], p[2]].join('.') } },
  'alg missing': { text: (t) => { const p = t.split('.'); return [b64({ typ: 'at+jwt' }), p[1], p[2]].join('.') } },
  'HS256 with the public key': { text: async (t, o) => hmac(t, await jose.exportSPKI(o.key.publicKey)) },
  'HS256 with the modulus': { text: (t, o) => hmac(t, Buffer.from(o.key.jwk.n ?? o.key.jwk.x, 'base64url')) },
  'HS256 with the jwk': { text: (t, o) => hmac(t, JSON.stringify(o.key.jwk)) },
  'crit unknown': { header: { crit: ['x'], x: 1 }, raw: true },
  'crit empty': { header: { crit: [] }, raw: true },
  'b64 false': { header: { crit: ['b64'], b64: false }, raw: true },
  'own key in the header': { by: 'stranger', header: (h, o) => ({ ...h, kid: undefined, jwk: o.stranger.jwk }) },
  'key for encryption': { set: (jwks) => ({ keys: jwks.keys.map((k) => ({ ...k, use: 'enc' })) }) },
  'key_ops sign': { set: (jwks) => ({ keys: jwks.keys.map((k) => ({ ...k, use: undefined, key_ops: ['encrypt'] })) }) },
  'key of another alg': { set: (jwks, o) => ({ keys: jwks.keys.map((k) => ({ ...k, alg: algorithms[(algorithms.indexOf(o.key.alg) + 1) % 9] })) }) },
  'no keys': { set: () => ({ keys: [] }) },
  'a shared secret': { set: (jwks, o) => ({ keys: [{ kty: 'oct', k: b64('secret'), kid: o.key.kid, alg: o.key.alg }] }) },
  'keys no list': { set: () => ({ keys: 'x' }) },
  // Octroi is stricter.
  'exp in milliseconds': { claims: { exp: (now + 60) * 1000 }, stricter: 'milliseconds' },
  'aud with a number': { claims: { aud: [7, audience] }, stricter: 'malformed' },
  nested: { header: { cty: 'JWT' }, stricter: 'nested' },
  compressed: { header: { zip: 'DEF' }, stricter: 'compressed' },
  'two keys of one kid': { set: (jwks, o) => ({ keys: [...jwks.keys, { ...o.stranger.jwk, kid: o.key.kid }] }), stricter: 'kid_twice' },
  'more than 16 KB': { claims: { text: 'x'.repeat(20000) }, stricter: 'too_large' },
}

function hmac(token, secret) {
  const [, payload] = token.split('.')
  const input = `${b64({ alg: 'HS256', typ: 'at+jwt' })}.${payload}`
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`
}

/** jose itself refuses to make some of these: they are signed by hand. */
async function signByHand(key, header, payload) {
  const input = `${b64(header)}.${b64(payload)}`
  const kinds = {
    ES256: { name: 'ECDSA', hash: 'SHA-256' }, ES384: { name: 'ECDSA', hash: 'SHA-384' }, EdDSA: { name: 'Ed25519' },
    RS: { name: 'RSASSA-PKCS1-v1_5' }, PS: { name: 'RSA-PSS', saltLength: Number(key.alg.slice(2)) / 8 },
  }
  const algorithm = kinds[key.alg] ?? kinds[key.alg.slice(0, 2)]
  const signature = await crypto.subtle.sign(algorithm, key.privateKey, Buffer.from(input))
  return `${input}.${Buffer.from(signature).toString('base64url')}`
}

async function verify(token, jwks, options) {
  const set = jose.createLocalJWKSet(jwks)
  try {
    await jose.jwtVerify(token, set, options)
    return 'ok'
  } catch (error) {
    if (error?.code !== 'ERR_JWKS_MULTIPLE_MATCHING_KEYS') return error?.code ?? String(error)
    for await (const key of error) {
      try {
        await jose.jwtVerify(token, key, options)
        return 'ok'
      } catch (inner) {
        if (inner?.code !== 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED') return inner?.code ?? String(inner)
      }
    }
    return 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'
  }
}

const line = (object) => process.stdout.write(JSON.stringify(object) + '\n')
const keys = new Map(), strangers = new Map()
for (const alg of algorithms) {
  keys.set(alg, await keyOf(alg))
  strangers.set(alg, await keyOf(alg))
}
for (const alg of algorithms) {
  const other = keys.get(alg.startsWith('ES') ? 'RS256' : 'ES256')
  const o = { key: keys.get(alg), stranger: strangers.get(alg), other, otherJwk: other.jwk }
  for (const [name, change] of Object.entries(cases)) {
    const by = change.by === 'stranger' ? o.stranger : o.key
    let header = { alg, kid: o.key.kid, typ: 'at+jwt' }
    header = typeof change.header === 'function' ? change.header(header, o) : { ...header, ...change.header }
    const claims = { iss: issuer, aud: audience, sub: 'client0001', client_id: 'client0001', scope: 'orders:read', iat: now - 60, exp: now + 600, ...change.claims }
    let token = await signByHand(by, header, change.payload ?? JSON.stringify(claims))
    if (change.text) token = await change.text(token, o)
    let jwks = { keys: [o.key.jwk] }
    if (change.set) jwks = JSON.parse(JSON.stringify(change.set(jwks, o)))
    const allowed = change.allowed ? change.allowed(alg) : algorithms
    let said
    try {
      said = await verify(token, jwks, {
        issuer, audience, typ: 'at+jwt', algorithms: allowed, currentDate: new Date(now * 1000), clockTolerance: 30,
        maxTokenAge: 3600, requiredClaims: ['exp', 'iat', 'iss', 'aud'],
      })
    } catch (error) {
      said = error?.code ?? String(error)
    }
    line({ name: `${alg}: ${name}`, token, jwks, algorithms: allowed, said, stricter: change.stricter ?? '' })
  }
}

// Published vectors: the signature alone counts, their times are long gone.
const payload7515 = 'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ'
const vectors = [
  { name: 'RFC 7515 A.1', jwk: { kty: 'oct', k: 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow' },
    token: `eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.${payload7515}.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk`, stricter: 'algorithm_symmetric' },
  { name: 'RFC 7515 A.2', jwk: { kty: 'RSA', e: 'AQAB', n: 'ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ' }, token: `eyJhbGciOiJSUzI1NiJ9.${payload7515}.cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw` },
  { name: 'RFC 7515 A.3', jwk: { kty: 'EC', crv: 'P-256', x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU', y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0' }, token: `eyJhbGciOiJFUzI1NiJ9.${payload7515}.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q` },
  { name: 'RFC 7515 A.5', jwk: { kty: 'EC', crv: 'P-256', x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU', y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0' }, token: `eyJhbGciOiJub25lIn0.${payload7515}.` },
  { name: 'RFC 8037 A.4', jwk: { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' },
    token: 'eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg' },
  { name: 'RFC 9449 figure 2', embedded: true, token: 'eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg' },
  { name: 'RFC 9449 figure 12', embedded: true, token: 'eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiJlMWozVl9iS2ljOC1MQUVCIiwiaHRtIjoiR0VUIiwiaHR1IjoiaHR0cHM6Ly9yZXNvdXJjZS5leGFtcGxlLm9yZy9wcm90ZWN0ZWRyZXNvdXJjZSIsImlhdCI6MTU2MjI2MjYxOCwiYXRoIjoiZlVIeU8ycjJaM0RaNTNFc05yV0JiMHhXWG9hTnk1OUlpS0NBcWtzbVFFbyJ9.2oW9RP35yRqzhrtNP86L-Ey71EOptxRimPPToA1plemAgR6pxHF8y6-yqyVnmcw6Fy1dqd-jfxSYoMxhAJpLjA' },
]
for (const { name, jwk, token, embedded, stricter } of vectors) {
  for (const broken of [false, true]) {
    const dot = token.lastIndexOf('.')
    const at = dot + 12
    const text = broken ? (token.length > at ? token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1) : token + 'AAAA') : token
    const shown = embedded ? jose.decodeProtectedHeader(text).jwk : jwk
    let said
    try {
      await jose.compactVerify(text, await jose.importJWK(shown, jose.decodeProtectedHeader(text).alg))
      said = 'ok'
    } catch (error) {
      said = error?.code ?? String(error)
    }
    line({ name: name + (broken ? ', broken' : ''), vector: true, token: text, jwks: { keys: [shown] }, said, stricter: broken ? '' : (stricter ?? '') })
  }
}
line({ end: true })
