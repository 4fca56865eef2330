// SPDX-License-Identifier: GPL-3.0-or-later
// express-gateway with its key-auth policy and Redis: express-gateway.cjs FOLDER PORT ADMIN_PORT REDIS_PORT.
// A valid key is answered by the gateway itself, so that no server behind it is counted.
const fs = require('node:fs');
const path = require('node:path');

const [folder, port, adminPort, redisPort] = process.argv.slice(2);
process.env.LOG_LEVEL = 'error';
const own = path.join(path.dirname(require.resolve('express-gateway')), 'config', 'models');
fs.mkdirSync(path.join(folder, 'models'), { recursive: true });
for (const model of fs.readdirSync(own)) fs.copyFileSync(path.join(own, model), path.join(folder, 'models', model));
fs.writeFileSync(path.join(folder, 'system.config.yml'), `
db: {redis: {host: 127.0.0.1, port: ${redisPort}, namespace: EG}}
crypto: {cipherKey: sensitiveKey, algorithm: aes256, saltRounds: 10}
session: {secret: bench, resave: false, saveUninitialized: false}
accessTokens: {timeToExpiry: 7200000}
refreshTokens: {timeToExpiry: 7200000}
authorizationCodes: {timeToExpiry: 300000}
`);
fs.writeFileSync(path.join(folder, 'gateway.config.yml'), `
http: {port: ${port}, hostname: 127.0.0.1}
admin: {port: ${adminPort}, hostname: 127.0.0.1}
apiEndpoints: {bench: {host: '*', paths: '/bench/*'}}
serviceEndpoints: {none: {url: 'http://127.0.0.1:9'}}
policies: [key-auth, terminate]
pipelines:
  bench:
    apiEndpoints: [bench]
    policies:
      - key-auth: [{action: {apiKeyHeader: X-API-Key, disableHeadersParam: false}}]
      - terminate: [{action: {statusCode: 200, message: ok}}]
`);
const admin = async (target, body) => {
    const answer = await fetch(`http://127.0.0.1:${adminPort}${target}`, {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
    });
    return answer.json();
};
require('express-gateway')().load(folder).run().then(async () => {
    const user = await admin('/users', { username: `bench${Date.now()}`, firstname: 'Bench', lastname: 'Bench', email: 'bench@example.org', redirectUri: 'http://127.0.0.1/' });
    const credential = await admin('/credentials', { consumerId: user.id, type: 'key-auth', credential: {} });
    console.log(`key=${credential.keyId}:${credential.keySecret}`);
});
