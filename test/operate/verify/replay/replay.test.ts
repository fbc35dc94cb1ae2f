import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { ReplayConfiguration } from '../../../../src/domain/replay.ts';
import type { Recorded } from '../../../../src/operate/verify/replay/recording.ts';
import { type ReplayOptions, verifyReplay } from '../../../../src/operate/verify/replay/replay.ts';
import { readJourneys } from '../../../../src/operate/verify/synthetic/read-journeys.ts';
import { verifySynthetic } from '../../../../src/operate/verify/synthetic/synthetic.ts';
import { service } from '../service.ts';

function recorded(path: string, more: Partial<Recorded> = {}): Recorded {
  return { method: 'GET', path, headers: {}, body: null, status: 200, durationMs: 1, startedAt: '', ...more };
}

const orders = (count: number) => Array.from({ length: count }, (_, id) => recorded(`/orders/${id}`));

async function replay(
  recordings: readonly Recorded[],
  sides: { readonly candidate: RequestListener; readonly primary: RequestListener },
  configuration: object = {},
  more: Partial<ReplayOptions> = {},
) {
  return verifyReplay(recordings, ReplayConfiguration.parse({ perSecond: 1000, ...configuration }), {
    candidate: await service(sides.candidate),
    primary: await service(sides.primary),
    privateAddresses: 'loopback',
    ...more,
  });
}

/** A shop as it is live: every answer has a moment, an id and an order of its own. */
function shop(total: (order: number) => number): RequestListener {
  return (request, response) => {
    const id = Number(/^\/orders\/(\d+)/.exec(request.url ?? '')?.[1] ?? -1);
    if (id < 0) return void response.writeHead(404).end();
    const lines = [
      { sku: 'a', price: 5 },
      { sku: 'b', price: 20 + id },
      { sku: 'c', price: 7 },
    ];
    response.writeHead(200, { 'content-type': 'application/json', 'x-request-id': randomUUID() });
    response.end(
      JSON.stringify({
        id,
        lines: lines.sort(() => Math.random() - 0.5),
        total: total(id),
        at: process.hrtime.bigint().toString(),
        trace: { span: randomUUID() },
        self: `http://${request.headers.host}/orders/${id}`,
      }),
    );
  };
}

/** Every ninth order has a discount of an unusual kind, which the new version takes off twice. */
const today = (id: number) => (id % 9 === 8 ? 90 : 100);
const latent = (id: number) => (id % 9 === 8 ? 80 : 100);

test('a latent fault that no journey meets is found by replayed traffic, beyond the noise', async () => {
  const journeys = readJourneys(
    's.yml',
    'journeys: [{ name: orders, steps: [{ request: { path: /orders/1 }, expect: { json: [{ path: $.total, equals: 100 }] } }] }]',
  );
  const candidate = await service(shop(latent));
  const seen = await verifySynthetic(journeys, { url: candidate, privateAddresses: 'loopback' });
  expect(seen.verdict).toBe('pass');

  const found = await replay(orders(20), { candidate: shop(latent), primary: shop(today) });
  expect(found.verdict).toBe('fail');
  expect(found.reason).toMatch(
    /^GET \/orders\/:id: \$\.total is "80" where "90" is live \(GET \/orders\/\d+; 2 of 20 recordings\)\.$/,
  );

  const same = await replay(orders(20), { candidate: shop(today), primary: shop(today) });
  expect(same.verdict).toBe('pass');
  expect(same.reason).toBe('20 recordings of 1 routes answered alike.');
});

const json =
  (value: (url: string) => unknown, status = 200, headers = {}): RequestListener =>
  (request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(value(request.url ?? '')));
  };

test.each([
  ['another status', json(() => ({ a: 1 }), 500), 'status is "500" where "200" is live'],
  ['a field that is gone', json(() => ({})), '$.a is missing, where "1" is live'],
  ['a field that came', json(() => ({ a: 1, b: 2 })), '$.b has "2", which is not there live'],
  ['a field of another type', json(() => ({ a: '1' })), '$.a is of another type'],
  [
    'a header that is gone',
    json(() => ({ a: 1 }), 200, { 'x-frame-options': '' }),
    'header x-frame-options is ""',
  ],
  ['no answer', ((request) => request.socket.destroy()) as RequestListener, 'the answer is missing'],
])('%s is told', async (_, candidate, reason) => {
  const primary = json(() => ({ a: 1 }), 200, { 'x-frame-options': 'DENY' });
  const part = await replay(orders(6), { candidate, primary });
  expect(part.verdict).toBe('fail');
  expect(part.reason).toContain(reason);
});

test('a place that is sometimes noisy is judged by how often: as often is noise, always is a fault', async () => {
  let turn = 0;
  const sometimes = json(() => {
    turn += 1;
    return { stock: turn % 7 === 0 ? 1 : 2 };
  });
  expect((await replay(orders(150), { candidate: sometimes, primary: sometimes })).verdict).toBe('pass');
  const always = await replay(orders(150), { candidate: json(() => ({ stock: 1 })), primary: sometimes });
  expect(always.verdict).toBe('fail');
});

test('noise in the value of a field does not hide that the field is gone', async () => {
  const primary = json(() => ({ at: randomUUID(), total: 1 }));
  expect(
    (await replay(orders(8), { candidate: json(() => ({ at: randomUUID(), total: 1 })), primary })).verdict,
  ).toBe('pass');
  const part = await replay(orders(8), { candidate: json(() => ({ total: 1 })), primary });
  expect(part.reason).toContain('$.at is missing');
});

test('pages are compared by their words: a nonce is noise, another price is not', async () => {
  const page =
    (price: string): RequestListener =>
    (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(
        `<script nonce="${randomUUID().slice(0, 8)}"></script>\n  <p>Total: ${price}</p><i>${new Date().toISOString()}</i>`,
      );
    };
  expect((await replay(orders(10), { candidate: page('12.50'), primary: page('12.50') })).verdict).toBe(
    'pass',
  );
  const part = await replay(orders(10), { candidate: page('12.05'), primary: page('12.50') });
  expect(part.reason).toMatch(/text after "[^"]*Total" is "12\.05" where "12\.50" is live/);
});

test('nothing but safe methods is played, unless the route says otherwise', async () => {
  const asked: string[] = [];
  const listening: RequestListener = (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.end('{}');
  };
  const recordings = [
    ...orders(5),
    ...['/search', '/orders'].flatMap((path) =>
      Array.from({ length: 5 }, () => recorded(path, { method: 'POST', body: '{}' })),
    ),
  ];
  const routes = [{ path: '/orders/:id' }, { path: '/search', methods: ['POST'] }];
  const part = await replay(recordings, { candidate: listening, primary: listening }, { routes });
  expect(part.verdict).toBe('pass');
  expect(new Set(asked.filter((one) => one.startsWith('POST')))).toEqual(new Set(['POST /search']));
});

test('too few recordings, or none, of a route that is named hold; of a rare one that nobody names they do not', async () => {
  const same = json(() => ({}));
  const sides = { candidate: same, primary: same };
  const few = await replay(orders(3), sides, { routes: [{ path: '/orders/:id' }] });
  expect(few).toMatchObject({
    verdict: 'inconclusive',
    reason: expect.stringContaining('Only 3 of 5 recordings'),
  });
  const none = await replay(orders(9), sides, { routes: [{ path: '/orders/:id' }, { path: '/pay' }] });
  expect(none).toMatchObject({ verdict: 'inconclusive', reason: 'GET /pay: Nothing of it was recorded.' });
  const rare = await replay([...orders(30), recorded('/about')], sides, { routes: [{ path: '/**' }] });
  expect(rare).toMatchObject({
    verdict: 'pass',
    reason: expect.stringContaining('1 rare routes had too few'),
  });
  expect((await replay([], sides)).verdict).toBe('inconclusive');
});

test('when what is live refuses what it took when it was recorded, nothing is said; headers of the configuration help', async () => {
  const guarded: RequestListener = (request, response) => {
    response.writeHead(request.headers.authorization === 'Bearer key-1' ? 200 : 401).end('{}');
  };
  const sides = { candidate: guarded, primary: guarded };
  const recordings = orders(6).map((one) => ({
    ...one,
    headers: { authorization: 'redacted-1', host: 'evil' },
  }));
  expect((await replay(recordings, sides)).reason).toContain('Credentials are not recorded');
  const headers = { authorization: 'Bearer {{ env.SYNTHETIC_TOKEN }}' };
  const env = { SYNTHETIC_TOKEN: 'key-1' };
  expect((await replay(recordings, sides, { headers }, { env })).verdict).toBe('pass');
  expect((await replay(recordings, sides, { headers })).reason).toContain('SYNTHETIC_TOKEN is not set');
});

test('what the configuration ignores may differ, and times are compared by themselves', async () => {
  const routes = [{ path: '/orders/:id', ignore: ['$.version'] }];
  const version = (name: string) => json(() => ({ version: { name }, total: 1 }));
  const sides = { candidate: version('green'), primary: version('blue') };
  expect((await replay(orders(6), sides)).verdict).toBe('fail');
  expect((await replay(orders(6), sides, { routes })).verdict).toBe('pass');
  const slow: RequestListener = (_, response) => void setTimeout(() => response.end('{}'), 400);
  const fast: RequestListener = (_, response) => void response.end('{}');
  const part = await replay(orders(20), { candidate: slow, primary: fast });
  expect(part).toMatchObject({ verdict: 'fail', reason: expect.stringContaining('ms in the median') });
});

test('where the candidate or what is live may not be asked, or what is live is down, nothing is said', async () => {
  const same = json(() => ({}));
  const sides = { candidate: same, primary: same };
  expect(await replay(orders(6), sides, {}, { privateAddresses: 'none' })).toMatchObject({
    verdict: 'inconclusive',
    reason: expect.stringContaining("operator's settings"),
  });
  const down: RequestListener = (request) => request.socket.destroy();
  expect((await replay(orders(6), { candidate: same, primary: down })).verdict).toBe('inconclusive');
});
