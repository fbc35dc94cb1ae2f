import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { connect } from 'node:net';
import { onTestFinished } from 'vitest';
import { createProxy, type ReverseProxy } from '../../../../src/operate/deliver/proxy/proxy.ts';
import type { Upstream } from '../../../../src/operate/deliver/proxy/upstream.ts';

/** A service on a free port until the test ends. */
export async function service(answer: RequestListener): Promise<{ server: Server; port: number }> {
  const server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { server, port: address.port };
}

/** A proxy with that service as its live version. */
export async function proxyTo(
  port: number,
  options: Parameters<typeof createProxy>[0] = {},
): Promise<{ proxy: ReverseProxy; port: number; live: Upstream }> {
  const proxy = createProxy(options);
  const live = proxy.upstream('v1', { host: '127.0.0.1', port });
  proxy.traffic.setLive(live);
  const own = await proxy.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => proxy.close(0));
  return { proxy, port: own, live };
}

/** Sends bytes and gives back everything that comes until the other side closes, or falls silent for a moment. */
export function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(text, 'latin1'));
    let answer = '';
    const done = () => {
      socket.destroy();
      resolve(answer);
    };
    let quiet = setTimeout(done, 3000);
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
      clearTimeout(quiet);
      quiet = setTimeout(done, 200);
    });
    socket.on('error', () => {});
    socket.once('close', done);
  });
}

/** Lines of a request with the ends that HTTP asks for. */
export function head(...lines: string[]): string {
  return `${lines.join('\r\n')}\r\n\r\n`;
}
