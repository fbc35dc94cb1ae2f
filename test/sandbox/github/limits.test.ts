import { afterEach, expect, test } from 'vitest';
import { startWorld, type World } from './world.ts';

let world: World;
afterEach(() => world.close());

const shop = { owner: 'acme', repo: 'shop' };

async function ask(path: string, headers: Record<string, string> = {}, init: RequestInit = {}) {
  const response = await fetch(world.github.api + path, {
    ...init,
    headers: { authorization: `token ${world.tokens.ada}`, ...headers },
  });
  await response.arrayBuffer();
  return response;
}

test('what did not change is a 304 that costs nothing', async () => {
  world = await startWorld();
  const first = await ask('/repos/acme/shop');
  const etag = first.headers.get('etag') ?? '';
  const used = Number(first.headers.get('x-ratelimit-used'));
  const second = await ask('/repos/acme/shop', { 'if-none-match': etag });
  expect(second.status).toBe(304);
  expect(Number(second.headers.get('x-ratelimit-used'))).toBe(used);
  await world.as('ada').request('PATCH /repos/{owner}/{repo}', { ...shop, description: 'New' });
  const third = await ask('/repos/acme/shop', { 'if-none-match': etag });
  expect(third.status).toBe(200);
  expect(third.headers.get('etag')).not.toBe(etag);
  const asked = world.github.requests.entries.filter(({ template }) => template === '/repos/{owner}/{repo}');
  expect(asked.map(({ method, status }) => `${method} ${status}`)).toEqual([
    'GET 200',
    'GET 304',
    'PATCH 200',
    'GET 200',
  ]);
});

test('the primary limit refuses until it resets', async () => {
  let now = Date.now();
  world = await startWorld({ limits: { requestsPerHour: 2 }, now: () => new Date(now) });
  await ask('/user');
  expect((await ask('/user')).headers.get('x-ratelimit-remaining')).toBe('0');
  const refused = await ask('/user');
  expect(refused.status).toBe(403);
  expect(Number(refused.headers.get('x-ratelimit-reset')) * 1000).toBeGreaterThan(now);
  // Other callers are not concerned.
  expect((await ask('/user', { authorization: `token ${world.tokens.ben}` })).status).toBe(200);
  expect((await ask('/rate_limit')).status).toBe(200);
  now += 3_600_001;
  expect((await ask('/user')).status).toBe(200);
});

test('making too much content in a minute meets the secondary limit', async () => {
  let now = Date.now();
  world = await startWorld({ limits: { contentPerMinute: 3 }, now: () => new Date(now) });
  const comment = () =>
    ask('/repos/acme/shop/issues', {}, { method: 'POST', body: JSON.stringify({ title: 't' }) });
  const statuses = [];
  for (let count = 0; count < 4; count += 1) statuses.push((await comment()).status);
  expect(statuses).toEqual([201, 201, 201, 403]);
  const refused = await comment();
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await ask('/user')).status).toBe(200);
  now += 60_001;
  expect((await comment()).status).toBe(201);
});

test('lists come in pages of at most 100 with links to the others', async () => {
  world = await startWorld({ limits: { contentPerMinute: 1000 } });
  for (let count = 0; count < 5; count += 1) {
    await world.as('ben').request('POST /repos/{owner}/{repo}/issues', { ...shop, title: `${count}` });
  }
  const page = await world
    .as('ben')
    .request('GET /repos/{owner}/{repo}/issues', { ...shop, per_page: 2, page: 2, direction: 'asc' });
  expect(page.data.map(({ title }) => title)).toEqual(['2', '3']);
  const rels = [...(page.headers.link ?? '').matchAll(/[?&]page=(\d)[^>]*>; rel="(\w+)"/g)];
  expect(rels.map(([, number, rel]) => `${rel} ${number}`)).toEqual([
    'first 1',
    'prev 1',
    'next 3',
    'last 3',
  ]);
});

test('a body of another shape is refused as GitHub refuses it', async () => {
  world = await startWorld();
  const post = (body: string) => ask('/repos/acme/shop/pulls', {}, { method: 'POST', body });
  expect((await post('{')).status).toBe(400);
  expect((await post('{"title": 1}')).status).toBe(422);
});
