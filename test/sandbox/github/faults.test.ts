import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from './world.ts';

let world: World;
const shop = { owner: 'acme', repo: 'shop' };
const template = '/repos/{owner}/{repo}/issues';

beforeAll(async () => {
  world = await startWorld();
});
afterEach(() => world.github.faults.clear());
afterAll(() => world.close());

const openIssue = (title: string) => world.as('ben').request(`POST ${template}`, { ...shop, title });

async function titles() {
  const { data } = await world.as('ada').request(`GET ${template}`, { ...shop, per_page: 100 });
  return data.map(({ title }) => title);
}

test('an error before the effect leaves nothing, one after it leaves the effect', async () => {
  const { faults } = world.github;
  faults.api({ kind: 'status', status: 502, method: 'POST', template });
  await expect(openIssue('before')).rejects.toMatchObject({ status: 502 });
  faults.api({ kind: 'status', status: 500, method: 'POST', template, when: 'after' });
  await expect(openIssue('after')).rejects.toMatchObject({ status: 500 });
  await openIssue('well');
  expect(await titles()).toEqual(['well', 'after']);
});

test('a cut connection after the effect looks like a network error', async () => {
  world.github.faults.api({ kind: 'cut', method: 'POST', template, when: 'after' });
  await expect(openIssue('cut')).rejects.toMatchObject({ status: 500, name: 'HttpError' });
  expect(await titles()).toContain('cut');
});

test('limits can be feigned as often as wanted', async () => {
  world.github.faults.api({ kind: 'secondary-limit', retryAfterSeconds: 7, template, times: 2 });
  for (let count = 0; count < 2; count += 1) {
    await expect(openIssue('limited')).rejects.toMatchObject({
      status: 403,
      response: { headers: { 'retry-after': '7' } },
    });
  }
  await openIssue('not limited');
  world.github.faults.api({ kind: 'rate-limit', resetSeconds: 30 });
  await expect(titles()).rejects.toMatchObject({
    status: 403,
    response: { headers: { 'x-ratelimit-remaining': '0' } },
  });
});

test('a request that hangs ends only with its caller’s patience', async () => {
  world.github.faults.api({ kind: 'hang', template: '/user' });
  const request = fetch(`${world.github.api}/user`, {
    headers: { authorization: `token ${world.tokens.ada}` },
    signal: AbortSignal.timeout(100),
  });
  await expect(request).rejects.toMatchObject({ name: 'TimeoutError' });
});

test('deliveries can be dropped, and are there to be redelivered', async () => {
  world.github.faults.webhooks({ drop: 1 });
  await openIssue('dropped');
  await world.github.idle();
  world.github.faults.clear();
  const { data } = await world.asApp().request('GET /app/hook/deliveries', { per_page: 1 });
  expect(data[0]).toMatchObject({ event: 'issues', status_code: 0 });
  const heard = async () =>
    (await world.heard('issues', 'opened')).filter(({ guid }) => guid === data[0]?.guid).length;
  expect(await heard()).toBe(0);
  const id = Number(data[0]?.id);
  await world.asApp().request('POST /app/hook/deliveries/{delivery_id}/attempts', { delivery_id: id });
  expect(await heard()).toBe(1);
});

test('deliveries can come twice with one GUID', async () => {
  world.github.faults.webhooks({ double: 1 });
  const { data } = await openIssue('doubled');
  const heard = (await world.heard('issues', 'opened')).filter(
    ({ payload }) => (payload.issue as { number: number }).number === data.number,
  );
  expect(heard.length).toBe(2);
  expect(new Set(heard.map(({ guid }) => guid)).size).toBe(1);
});

test('the same seed gives the same misbehaviour', () => {
  const { faults } = world.github;
  const draw = () => {
    faults.webhooks({ seed: 7, drop: 0.5, reorder: 0.3 });
    return Array.from({ length: 20 }, () => faults.nextDelivery());
  };
  const first = draw();
  expect(draw()).toEqual(first);
  expect(first.some(({ drop }) => drop) && first.some(({ drop }) => !drop)).toBe(true);
});

test('deliveries can overtake each other', async () => {
  world.github.faults.webhooks({ reorder: 1, reorderMilliseconds: 20_000 });
  const slow = await openIssue('first');
  world.github.faults.clear();
  const fast = await openIssue('second');
  const numbers = (await world.heard('issues', 'opened')).map(
    ({ payload }) => (payload.issue as { number: number }).number,
  );
  expect(numbers.indexOf(fast.data.number)).toBeLessThan(numbers.indexOf(slow.data.number));
});
