import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createNodeMiddleware, Probot } from 'probot';

// Plain Probot as its documentation has it, with an empty handler: it verifies, acknowledges and keeps nothing.

const { BENCH_SECRET: secret = '', BENCH_KEY: privateKey = '', BENCH_PATH: webhooksPath = '' } = process.env;
const probot = new Probot({ appId: 1, privateKey, secret, logLevel: 'fatal' });
const middleware = await createNodeMiddleware((app) => app.on('pull_request', () => {}), {
  probot,
  webhooksPath,
});
const server = createServer((request, response) => {
  middleware(request, response);
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
