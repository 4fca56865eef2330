// SPDX-License-Identifier: GPL-3.0-or-later
// oidc-provider with one client: opaque tokens for introspection, ES256 JWTs for the resource of that name.
import Provider from 'oidc-provider';
import { generateKeyPairSync } from 'node:crypto';

const port = Number(process.argv[2]);
const issuer = `http://127.0.0.1:${port}`;
const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
const provider = new Provider(issuer, {
    clients: [{
        client_id: 'bench', client_secret: 'bench-secret-of-no-value', grant_types: ['client_credentials'],
        id_token_signed_response_alg: 'ES256', redirect_uris: [], response_types: [], token_endpoint_auth_method: 'client_secret_basic', scope: 'read',
    }],
    scopes: ['read'],
    jwks: { keys: [{ ...jwk, kid: 'bench', use: 'sig', alg: 'ES256' }] },
    features: {
        clientCredentials: { enabled: true },
        introspection: { enabled: true },
        devInteractions: { enabled: false },
        resourceIndicators: {
            enabled: true,
            defaultResource: () => undefined,
            getResourceServerInfo: () => ({ scope: 'read', accessTokenFormat: 'jwt', jwt: { sign: { alg: 'ES256' } } }),
        },
    },
    ttl: { ClientCredentials: 3600 },
});
provider.listen(port, '127.0.0.1', () => console.log('ready'));
