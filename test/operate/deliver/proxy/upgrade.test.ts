import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { expect, it } from 'vitest';
import { head, proxyTo, raw, service } from './fixture.ts';

/** A WebSocket server that sends every short text frame back (RFC 6455), beside plain pages. */
async function echo(): Promise<{ port: number; sockets: Duplex[] }> {
  const sockets: Duplex[] = [];
  const origin = await service((_request, response) =>
    response.writeHead(426, { 'x-why': 'plain' }).end('plain'),
  );
  origin.server.on('upgrade', (request, socket: Duplex) => {
    if (request.url === '/gone') return void socket.destroy();
    sockets.push(socket);
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest('base64');
    socket.write(
      head(
        'HTTP/1.1 101 Switching Protocols',
        'Upgrade: websocket',
        'Connection: Upgrade',
        `Sec-WebSocket-Accept: ${accept}`,
      ),
    );
    socket.on('data', (frame: Buffer) => {
      if (((frame[0] ?? 0) & 15) !== 1) return;
      const length = (frame[1] ?? 0) & 127;
      const mask = frame.subarray(2, 6);
      const text = frame.subarray(6, 6 + length).map((byte, at) => byte ^ (mask[at % 4] ?? 0));
      socket.write(Buffer.concat([Buffer.from([0x81, length]), text]));
    });
    socket.on('error', () => {});
  });
  return { port: origin.port, sockets };
}

it('carries a WebSocket, and lets it go on while its version drains', async () => {
  const { port: origin, sockets } = await echo();
  const next = await service((_request, response) => response.end('new'));
  const { proxy, port, live } = await proxyTo(origin);
  const socket = new WebSocket(`ws://127.0.0.1:${port}/chat`);
  await once(socket, 'open');
  const say = async (text: string) => {
    const answer = once(socket, 'message') as Promise<[MessageEvent]>;
    socket.send(text);
    return (await answer)[0].data;
  };
  expect(await say('hello')).toBe('hello');
  proxy.traffic.setLive(proxy.upstream('v2', { host: '127.0.0.1', port: next.port }));
  expect(await live.drained(50)).toBe(false);
  expect(await say('still here')).toBe('still here');
  // The version takes its leave itself, or is cut in the end.
  const closed = once(socket, 'close');
  sockets[0]?.end();
  await closed;
  expect(await live.drained(5000)).toBe(true);
});

it('cuts a WebSocket with its version', async () => {
  const { port: origin } = await echo();
  const { port, live } = await proxyTo(origin);
  const socket = new WebSocket(`ws://127.0.0.1:${port}/chat`);
  await once(socket, 'open');
  const closed = once(socket, 'close');
  live.close();
  await closed;
});

it('hands over the answer of a version that does not want to change the protocol', async () => {
  const origin = await service((_request, response) =>
    response.writeHead(426, { 'x-why': 'plain' }).end('plain'),
  );
  const { port } = await proxyTo(origin.port);
  const lines = ['GET / HTTP/1.1', 'Host: a', 'Connection: Upgrade', 'Upgrade: websocket'];
  expect(await raw(port, head(...lines))).toMatch(/^HTTP\/1\.1 426 [\s\S]*x-why: plain[\s\S]*plain/);
});

it('tells the client when no version takes the connection, and leaves HTTP/2 out', async () => {
  const { port: origin } = await echo();
  const { port } = await proxyTo(origin);
  const lines = ['Host: a', 'Connection: Upgrade'];
  expect(await raw(port, head('GET /gone HTTP/1.1', ...lines, 'Upgrade: websocket'))).toMatch(
    /^HTTP\/1\.1 502 /,
  );
  expect(await raw(port, head('GET / HTTP/1.1', ...lines, 'Upgrade: h2c'))).toMatch(/^HTTP\/1\.1 426 /);
});
