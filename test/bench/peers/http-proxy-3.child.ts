// Plain node:http with http-proxy-3 in front of a service: ports of itself and of the service. With a pool of kept-alive
// connections, without which it would be no match.
import { Agent, createServer, type IncomingMessage, type ServerResponse } from 'node:http';

interface HttpProxy {
  createProxyServer(options: { target: string; agent: Agent }): {
    web(request: IncomingMessage, response: ServerResponse): void;
    on(
      event: 'error',
      listener: (error: Error, request: IncomingMessage, response: ServerResponse) => void,
    ): void;
  };
}

// By name, for it is installed only where the bench is run.
const name = 'http-proxy-3';
const { createProxyServer }: HttpProxy = await import(name);
const [own, service] = process.argv.slice(2).map(Number);
const agent = new Agent({ keepAlive: true, maxSockets: 1024 });
const proxy = createProxyServer({ target: `http://127.0.0.1:${service}`, agent });
proxy.on('error', (_error, _request, response) => {
  response.writeHead(502).end();
});
createServer((request, response) => proxy.web(request, response)).listen(own, '127.0.0.1', () => {
  process.stdout.write('listening\n');
});
