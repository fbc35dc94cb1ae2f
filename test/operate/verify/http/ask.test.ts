import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { Asker, type Question } from '../../../../src/operate/verify/http/ask.ts';
import { Gatekeeper } from '../../../../src/operate/verify/http/reach.ts';
import { service } from '../service.ts';

function asker(host: string) {
  const resolve = async () => [{ address: '127.0.0.1', family: 4 as const }];
  const made = new Asker(new Gatekeeper({ hosts: [host], privateAddresses: 'loopback' }, resolve));
  onTestFinished(() => made.close());
  return made;
}

const question = (url: URL, more: Partial<Question> = {}): Question => ({
  method: 'GET',
  url,
  headers: {},
  body: null,
  timeout: 5000,
  maxBody: 1000,
  ...more,
});

test('it connects to the address that was judged, whatever the name would resolve to', async () => {
  const { port } = await service((request, response) => response.end(request.headers.host));
  const url = new URL(`http://nowhere.invalid:${port}/`);
  const { body } = await asker(url.host).ask(question(url));
  expect(body.toString()).toBe(url.host);
});

test('a packed answer is unpacked, and one that would be enormous is cut', async () => {
  const url = await service((request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' });
    response.end(gzipSync(request.url === '/bomb' ? Buffer.alloc(50_000_000) : 'hello'));
  });
  const one = asker(url.host);
  expect((await one.ask(question(url))).body.toString()).toBe('hello');
  const bomb = await one.ask(question(new URL('/bomb', url), { maxBody: 100_000 }));
  expect(bomb).toMatchObject({ cut: true, body: Buffer.alloc(0) });
});

test('a connection that the service let go meanwhile is no failure of a safe request', async () => {
  let asked = 0;
  const url = await service((request, response) => {
    asked += 1;
    if (asked === 2) request.socket.resetAndDestroy();
    else response.end('ok');
  });
  const one = asker(url.host);
  await one.ask(question(url));
  expect((await one.ask(question(url))).status).toBe(200);
  asked = 0;
  await one.ask(question(url));
  await expect(one.ask(question(url, { method: 'POST', body: Buffer.from('x') }))).rejects.toThrow(
    'no answer',
  );
});
