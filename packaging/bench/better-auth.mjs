// SPDX-License-Identifier: GPL-3.0-or-later
// better-auth with its api-key plugin over its memory adapter: GET /verify asks about the key in X-API-Key.
import { createServer } from 'node:http';
import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { apiKey } from '@better-auth/api-key';

const port = Number(process.argv[2]);
const tables = { user: [], session: [], account: [], verification: [], apikey: [] };
const auth = betterAuth({
    baseURL: `http://127.0.0.1:${port}`, secret: 'a-secret-of-the-benchmark-only-0123456789', database: memoryAdapter(tables),
    emailAndPassword: { enabled: true }, telemetry: { enabled: false }, logger: { disabled: true },
    plugins: [apiKey({ rateLimit: { enabled: false } })],
});
const { user } = await auth.api.signUpEmail({ body: { email: 'bench@example.org', password: 'bench-password-1', name: 'Bench' } });
const { key } = await auth.api.createApiKey({ body: { name: 'bench', userId: user.id } });
createServer(async (request, response) => {
    const verdict = await auth.api.verifyApiKey({ body: { key: request.headers['x-api-key'] ?? '' } });
    response.writeHead(verdict.valid ? 200 : 401, { 'content-length': 0 });
    response.end();
}).listen(port, '127.0.0.1', () => console.log(`key=${key}`));
