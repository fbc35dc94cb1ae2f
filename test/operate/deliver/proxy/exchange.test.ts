import { once } from 'node:events';
import { request as ask, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Exchange } from '../../../../src/operate/deliver/proxy/capture.ts';
import { head, proxyTo, raw, service } from './fixture.ts';

it('hands over method, path, headers and body, and the answer with its trailers', async () => {
  const origin = await service(async (request, response) => {
    const body = await text(request);
    response.writeHead(201, { 'content-type': 'text/x', trailer: 'x-sum', 'set-cookie': ['a=1', 'b=2'] });
    response.write(`${request.method} ${request.url} ${body} ${request.trailers['x-end']}`);
    response.addTrailers({ 'x-sum': '7' });
    response.end();
  });
  const { port } = await proxyTo(origin.port);
  const request = ask({ port, method: 'POST', path: '/a/b?c=%20d', headers: { trailer: 'x-end' } });
  request.write('one ');
  request.addTrailers({ 'x-end': 'yes' });
  request.end('two');
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  expect(await text(response)).toBe('POST /a/b?c=%20d one two yes');
  expect(response.statusCode).toBe(201);
  expect(response.headers['set-cookie']).toEqual(['a=1', 'b=2']);
  expect(response.trailers).toEqual({ 'x-sum': '7' });
});

it('tells the service who asked, and does not believe a client who says it himself', async () => {
  const origin = await service((request, response) => response.end(JSON.stringify(request.headers)));
  const { port } = await proxyTo(origin.port);
  const answer = await raw(
    port,
    head(
      'GET / HTTP/1.1',
      'Host: shop.example:8080',
      'X-Forwarded-For: 6.6.6.6',
      'X_Forwarded_For: 6.6.6.6',
      'Forwarded: for=6.6.6.6',
      'X-Real-IP: 6.6.6.6',
      'Connection: close, X-Private, X-Forwarded-For, Host',
      'X-Private: hop',
      'Keep-Alive: timeout=5',
      'Proxy-Authorization: Basic abc',
      'X-Kept: yes',
    ),
  );
  const seen = JSON.parse(answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1));
  expect(seen).toEqual({
    host: 'shop.example:8080',
    'x-kept': 'yes',
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-proto': 'http',
    'x-forwarded-host': 'shop.example:8080',
    forwarded: 'for=127.0.0.1;host="shop.example:8080";proto=http',
    via: '1.1 wired-chaos',
    connection: 'keep-alive',
  });
});

it('passes on what a balancer in front says about its client, when told to', async () => {
  const origin = await service((request, response) => response.end(JSON.stringify(request.headers)));
  const { port } = await proxyTo(origin.port, { forwarding: { protocol: 'http', trusted: true } });
  const response = await fetch(`http://127.0.0.1:${port}/`, {
    headers: {
      'x-forwarded-for': '9.9.9.9',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'shop.example',
    },
  });
  expect(await response.json()).toMatchObject({
    'x-forwarded-for': '9.9.9.9, 127.0.0.1',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'shop.example',
  });
});

it('streams: an event arrives before the answer has ended, and the head before there is any event', async () => {
  let say = (_text: string) => {};
  const origin = await service((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    say = (event) => response.write(event);
  });
  const { port } = await proxyTo(origin.port);
  const response = await fetch(`http://127.0.0.1:${port}/events`);
  const reader = (response.body ?? new ReadableStream()).getReader();
  say('data: 1\n\n');
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('data: 1\n\n');
  say('data: 2\n\n');
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('data: 2\n\n');
  await reader.cancel();
});

it('goes at the pace of a slow reader instead of keeping the answer in memory', async () => {
  let written = 0;
  const piece = Buffer.alloc(64 * 1024, 'x');
  const total = 200;
  const origin = await service((_request, response) => {
    response.writeHead(200, { 'content-length': piece.length * total });
    const more = () => {
      while (written < total) {
        written += 1;
        if (!response.write(piece)) return void response.once('drain', more);
      }
      response.end();
    };
    more();
  });
  const { port } = await proxyTo(origin.port);
  const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(head('GET / HTTP/1.1', 'Host: a')));
  socket.pause();
  await sleep(500);
  expect(written).toBeLessThan(total);
  let size = 0;
  socket.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > piece.length * total) socket.end();
  });
  socket.resume();
  await once(socket, 'close');
  expect(written).toBe(total);
});

it('lets the version say whether a body is wanted', async () => {
  const origin = await service(async (request, response) => response.end(await text(request)));
  origin.server.on('checkContinue', (request, response) => {
    if (request.url === '/no') return void response.writeHead(417).end();
    response.writeContinue();
    request.pipe(response);
  });
  const { port } = await proxyTo(origin.port);
  const send = (path: string) => {
    const headers = { expect: '100-continue', 'content-length': 5 };
    const request = ask({ port, method: 'POST', path, headers });
    request.on('continue', () => request.end('hello'));
    request.flushHeaders();
    return once(request, 'response') as Promise<[IncomingMessage]>;
  };
  const [wanted] = await send('/yes');
  expect(await text(wanted)).toBe('hello');
  const [unwanted] = await send('/no');
  expect(unwanted.statusCode).toBe(417);
  // Whether a body follows is not known any more.
  expect(unwanted.headers.connection).toBe('close');
});

it('answers HTTP/1.0 without chunks, and a HEAD without a body', async () => {
  const origin = await service((_request, response) => {
    response.write('a');
    response.end('b');
  });
  const { port } = await proxyTo(origin.port);
  const old = await raw(port, head('GET / HTTP/1.0'));
  expect(old).toMatch(/\r\n\r\nab$/);
  expect(old).not.toMatch(/transfer-encoding/i);
  const bare = await raw(port, head('HEAD / HTTP/1.1', 'Host: a', 'Connection: close'));
  expect(bare).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*\r\n\r\n$/);
});

it('keeps connections open on both sides', async () => {
  const [clients, peers] = [new Set<string | undefined>(), new Set<number | undefined>()];
  const origin = await service((request, response) => {
    peers.add(request.socket.remotePort);
    response.end('.');
  });
  const { port } = await proxyTo(origin.port);
  for (let request = 0; request < 3; request += 1) {
    const response = await fetch(`http://127.0.0.1:${port}/`);
    await response.text();
    clients.add(response.headers.get('connection') ?? undefined);
  }
  expect([...clients]).toEqual(['keep-alive']);
  expect(peers.size).toBe(1);
});

it('asks once more, and only once, when a version falls silent and asking twice comes to the same', async () => {
  const asked: Record<string, number> = {};
  const origin = await service((request, response) => {
    const key = `${request.method}`;
    asked[key] = (asked[key] ?? 0) + 1;
    if (request.url === '/always' || asked[key] === 1) request.socket.destroy();
    else response.end('fine');
  });
  const { port } = await proxyTo(origin.port);
  const url = `http://127.0.0.1:${port}`;
  for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']) {
    const { status } = await fetch(url, { method });
    expect([method, status, asked[method]]).toEqual([method, 200, 2]);
  }
  const posted = await fetch(url, { method: 'POST' });
  expect([posted.status, asked.POST]).toEqual([502, 1]);
  expect(await posted.text()).toBe(
    '502 Bad Gateway: the service closed the connection before it answered.\n',
  );
  expect(posted.headers.get('proxy-status')).toBe('wired-chaos; error=connection_terminated');
  const withBody = await fetch(`${url}/always`, { method: 'PUT', body: 'gone' });
  expect([withBody.status, asked.PUT]).toEqual([502, 3]);
  const again = await fetch(`${url}/always`);
  expect([again.status, asked.GET]).toEqual([502, 4]);
});

it('does not ask again once something of the answer is with the client: that is cut off', async () => {
  let asked = 0;
  const origin = await service((request, response) => {
    asked += 1;
    response.writeHead(200, { 'content-length': 10 });
    response.write('half');
    setTimeout(() => request.socket.destroy(), 50);
  });
  const { port } = await proxyTo(origin.port);
  const response = await fetch(`http://127.0.0.1:${port}/`);
  await expect(response.text()).rejects.toThrow();
  expect(asked).toBe(1);
});

it('has requests wait while no version can be reached, a POST as well, for it was never sent', async () => {
  const origin = await service(async (request, response) => response.end(await text(request)));
  const { proxy, port, live } = await proxyTo(1);
  const answer = fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'kept' });
  await expect.poll(() => proxy.traffic.waiting).toBe(1);
  expect(live.reachable).toBe(false);
  proxy.traffic.setLive(proxy.upstream('v2', { host: '127.0.0.1', port: origin.port }));
  expect(await (await answer).text()).toBe('kept');
});

it('says so when nobody could be reached in time, or nobody answered in time', async () => {
  const origin = await service(() => {});
  const silent = await proxyTo(origin.port, { limits: { response: 200 } });
  const late = await fetch(`http://127.0.0.1:${silent.port}/`);
  expect([late.status, await late.text()]).toEqual([
    504,
    '504 Gateway Timeout: the service did not answer in time.\n',
  ]);
  const nobody = await proxyTo(1, { limits: { waitFor: 100 } });
  const none = await fetch(`http://127.0.0.1:${nobody.port}/`);
  expect(none.status).toBe(503);
  expect(none.headers.get('retry-after')).toBe('1');
});

it('bounds what is under way and what waits', async () => {
  const origin = await service(() => {});
  const full = await proxyTo(origin.port, { limits: { inFlight: 1 } });
  const first = new AbortController();
  fetch(`http://127.0.0.1:${full.port}/`, { signal: first.signal }).catch(() => {});
  await expect.poll(() => full.live.inFlight).toBe(1);
  expect((await fetch(`http://127.0.0.1:${full.port}/`)).status).toBe(503);
  first.abort();
  // Nobody wants the answer any more, so that it is no longer under way.
  await expect.poll(() => full.live.inFlight).toBe(0);
  const queue = await proxyTo(1, { limits: { waiting: 0 } });
  expect((await fetch(`http://127.0.0.1:${queue.port}/`)).status).toBe(503);
});

it('drains: what is under way at the old version is finished there, what comes later goes to the new one', async () => {
  let finish = () => {};
  const old = await service((_request, response) => {
    finish = () => response.end('old');
  });
  const next = await service((_request, response) => response.end('new'));
  const { proxy, port, live } = await proxyTo(old.port);
  const slow = fetch(`http://127.0.0.1:${port}/`);
  await expect.poll(() => live.inFlight).toBe(1);
  proxy.traffic.setLive(proxy.upstream('v2', { host: '127.0.0.1', port: next.port }));
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('new');
  expect(await live.drained(1)).toBe(false);
  finish();
  expect(await (await slow).text()).toBe('old');
  expect(await live.drained(5000)).toBe(true);
});

it('captures what is sampled, with bodies up to a size', async () => {
  const origin = await service(async (request, response) => response.end(`${await text(request)}!`));
  const seen: Exchange[] = [];
  const { port } = await proxyTo(origin.port, {
    capture: {
      sampler: ({ url }) => (url === '/skip' ? false : { maxBody: 5 }),
      onExchange: (exchange) => seen.push(exchange),
    },
  });
  await (await fetch(`http://127.0.0.1:${port}/skip`)).text();
  await (await fetch(`http://127.0.0.1:${port}/take`, { method: 'POST', body: 'hello' })).text();
  expect(seen).toMatchObject([
    { method: 'POST', path: '/take', status: 200, version: 'v1', responseBody: null },
  ]);
  expect(seen[0]?.body?.toString()).toBe('hello');
});
