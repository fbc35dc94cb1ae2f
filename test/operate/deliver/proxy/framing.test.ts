import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { head, proxyTo, raw, service } from './fixture.ts';

const smuggled = 'GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n';

const ambiguous: readonly (readonly [string, string])[] = [
  [
    'both framings',
    `${head('POST / HTTP/1.1', 'Host: a', 'Content-Length: 4', 'Transfer-Encoding: chunked')}0\r\n\r\n`,
  ],
  ['two lengths', head('POST / HTTP/1.1', 'Host: a', 'Content-Length: 0', 'Content-Length: 5')],
  ['a list of lengths', `${head('POST / HTTP/1.1', 'Host: a', 'Content-Length: 5, 5')}hello`],
  ['a length with a sign', `${head('POST / HTTP/1.1', 'Host: a', 'Content-Length: +5')}hello`],
  ['an unknown coding', `${head('POST / HTTP/1.1', 'Host: a', 'Transfer-Encoding: xchunked')}0\r\n\r\n`],
  [
    'a coding around the chunks',
    `${head('POST / HTTP/1.1', 'Host: a', 'Transfer-Encoding: gzip, chunked')}0\r\n\r\n`,
  ],
  ['chunked twice', `${head('POST / HTTP/1.1', 'Host: a', 'Transfer-Encoding: chunked, chunked')}0\r\n\r\n`],
  ['chunks in HTTP/1.0', `${head('POST / HTTP/1.0', 'Host: a', 'Transfer-Encoding: chunked')}0\r\n\r\n`],
  [
    'a space before the colon',
    `${head('POST / HTTP/1.1', 'Host: a', 'Transfer-Encoding : chunked')}0\r\n\r\n`,
  ],
  ['a folded line', 'GET / HTTP/1.1\r\nHost: a\r\nX: 1\r\n Transfer-Encoding: chunked\r\n\r\n'],
  ['a bare line feed', 'GET / HTTP/1.1\nHost: a\n\n'],
  ['a zero byte in a value', head('GET / HTTP/1.1', 'Host: a', 'X: a\0b')],
  ['two hosts', head('GET / HTTP/1.1', 'Host: a', 'Host: b')],
  ['no host', head('GET / HTTP/1.1')],
  ['a host with a path', head('GET / HTTP/1.1', 'Host: a/b')],
  ['an address of another host', head('GET http://b/ HTTP/1.1', 'Host: a')],
  ['a target without a slash', head('GET smuggled HTTP/1.1', 'Host: a')],
  ['a fragment', head('GET /a#b HTTP/1.1', 'Host: a')],
  ['a tunnel', head('CONNECT a:443 HTTP/1.1', 'Host: a:443')],
  ['an echo', head('TRACE / HTTP/1.1', 'Host: a')],
];

it('refuses what can be read in two ways, and forwards nothing of it', async () => {
  const seen: string[] = [];
  const origin = await service((request, response) => {
    seen.push(request.url ?? '');
    request.resume();
    response.end('.');
  });
  const { port } = await proxyTo(origin.port);
  for (const [what, bytes] of ambiguous) {
    const answer = await raw(port, bytes + smuggled);
    const statuses = answer.match(/^HTTP\/1\.1 \d+/gm);
    expect([what, statuses, seen]).toEqual([what, [expect.stringMatching(/ (?:400|405|501)$/)], []]);
  }
  // It works in principle.
  const fine = await raw(port, `${head('GET http://a/x HTTP/1.1', 'Host: a')}${smuggled}`);
  expect(fine.match(/HTTP\/1\.1 200/g)).toHaveLength(2);
  expect(seen).toEqual(['/x', '/smuggled']);
});

it('ends a request whose body turns out to be none', async () => {
  const seen: string[] = [];
  const origin = await service((request, response) => {
    seen.push(request.url ?? '');
    request.resume().once('end', () => response.end('.'));
  });
  const { port } = await proxyTo(origin.port);
  const lines = ['POST /cut HTTP/1.1', 'Host: a', 'Transfer-Encoding: chunked'];
  const answer = await raw(port, `${head(...lines)}5\nhello\r\n0\r\n\r\n${smuggled}`);
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer.match(/HTTP\/1\.1 \d/g)).toHaveLength(1);
  expect(seen).not.toContain('/smuggled');
});

it('refuses a head that is too large', async () => {
  const origin = await service((_request, response) => response.end('.'));
  const { port } = await proxyTo(origin.port);
  const answer = await raw(port, head('GET / HTTP/1.1', 'Host: a', `X: ${'x'.repeat(20_000)}`));
  expect(answer).toMatch(/^HTTP\/1\.1 431 [\s\S]*the head of the request is too large/);
});

it('takes a body with an upgrade for a body, so that what follows is not taken for a request', async () => {
  const seen: string[] = [];
  const origin = await service((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      seen.push(`${request.url} ${request.headers.upgrade} ${body}`);
      response.end('.');
    });
  });
  const { port } = await proxyTo(origin.port);
  const lines = ['GET /one HTTP/1.1', 'Host: a', 'Connection: Upgrade', 'Upgrade: websocket'];
  await raw(port, head(...lines, `Content-Length: ${smuggled.length}`) + smuggled);
  expect(seen).toEqual([`/one undefined ${smuggled}`]);
});

it('does not let a client that sends rubbish after an answer disturb others', async () => {
  const origin = await service((_request, response) => response.end('.'));
  const { port } = await proxyTo(origin.port);
  await new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.end(`${smuggled}rubbish\r\n\r\n`));
    socket.resume().once('close', resolve);
  });
  expect(await raw(port, smuggled)).toMatch(/^HTTP\/1\.1 200/);
});
