import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Connection, openConnection } from '../connection.ts';

const shop = { owner: 'acme', repo: 'shop' };
const template = '/repos/{owner}/{repo}';
const issues = `${template}/issues`;

let connection: Connection;
const ends: (() => void | Promise<void>)[] = [];
beforeAll(async () => {
  connection = await openConnection((end) => void ends.unshift(end), {
    traffic: { timeout: 400, longestPause: 2000, retryPause: 20 },
  });
});
afterEach(() => connection.github.faults.clear());
afterAll(async () => {
  for (const end of ends) await end();
});

/** What was asked of a route since the function was made, as `METHOD status`. */
function asked(of: string): () => string[] {
  const from = connection.github.requests.entries.length;
  return () =>
    connection.github.requests.entries
      .slice(from)
      .filter((entry) => entry.template === of)
      .map(({ method, status }) => `${method} ${status}`);
}

const acme = async (priority: 'person' | 'event' | 'sweep' = 'event') =>
  (await connection.app.installation(connection.acme, { priority })).octokit;

test('an unchanged answer is asked for, costs nothing, and reads as before; a changed one is the new one', async () => {
  const octokit = await acme();
  const read = () => octokit.rest.repos.get(shop);
  const calls = asked(template);
  const first = await read();
  const again = await read();
  expect(again.data).toEqual(first.data);
  expect(again.status).toBe(200);
  expect(again.url).toBe(first.url);
  expect(again.headers['x-ratelimit-used']).toBe(first.headers['x-ratelimit-used']);
  const repository = connection.github.state.repositoryNamed('acme', 'shop');
  if (repository === null) throw new Error('the repository was added');
  repository.description = 'Now with tea';
  expect((await read()).data.description).toBe('Now with tea');
  expect(calls()).toEqual(['GET 200', 'GET 304', 'GET 200']);
  expect(connection.app.traffic.counts.notModified).toBeGreaterThan(0);
});

test('what one installation read is never shown to another, and saves it no request', async () => {
  const mine = await (await acme()).rest.repos.get(shop);
  const calls = asked(template);
  const { octokit } = await connection.app.installation(connection.zenith);
  const theirs = await octokit.rest.repos.get(shop).then(
    ({ data }) => data,
    (error: unknown) => error,
  );
  expect(theirs).not.toBe(mine.data);
  expect(calls()).not.toContain('GET 304');
});

test('what an installation was told is forgotten with it', async () => {
  const { github, app, acme: id, zenith } = await openConnection(onTestFinished);
  const of = async (installation: typeof id, owner: string) => {
    const { octokit } = await app.installation(installation);
    await octokit.rest.repos.get({ owner, repo: 'shop' });
    return github.requests.entries.at(-1)?.status;
  };
  for (let count = 0; count < 2; count += 1) {
    await of(id, 'acme');
    await of(zenith, 'zenith');
  }
  app.forget(id);
  expect([await of(id, 'acme'), await of(zenith, 'zenith')]).toEqual([200, 304]);
});

test('pages are read by their links from what is kept, too', async () => {
  const octokit = await acme();
  for (const title of ['one', 'two', 'three']) await octokit.rest.issues.create({ ...shop, title });
  const list = () =>
    octokit.paginate(octokit.rest.issues.listForRepo, { ...shop, per_page: 2, direction: 'asc' });
  const calls = asked(issues);
  const before = await list();
  expect(await list()).toEqual(before);
  expect(before.map(({ title }) => title)).toEqual(['one', 'two', 'three']);
  expect(calls()).toEqual(['GET 200', 'GET 200', 'GET 304', 'GET 304']);
});

test.each([403, 429] as const)(
  'a secondary limit (%s) is waited for as long as GitHub says',
  async (status) => {
    const octokit = await acme();
    connection.github.faults.api({ kind: 'secondary-limit', retryAfterSeconds: 1, status, template });
    const calls = asked(template);
    const began = Date.now();
    expect((await octokit.rest.repos.get(shop)).status).toBe(200);
    expect(Date.now() - began).toBeGreaterThanOrEqual(900);
    expect(calls()[0]).toBe(`GET ${status}`);
    expect(calls()).toHaveLength(2);
  },
);

test('a longer pause blocks nobody: the work ends, whoever it is for, and GitHub is left alone meanwhile', async () => {
  const { github, app, acme: id } = await openConnection(onTestFinished);
  const { octokit } = await app.installation(id);
  github.faults.api({ kind: 'secondary-limit', retryAfterSeconds: 90, template });
  const until = expect.any(Date);
  await expect(octokit.rest.repos.get(shop)).rejects.toMatchObject({ name: 'BudgetExhausted', until });
  const before = github.requests.entries.length;
  const { octokit: person } = await app.installation(id, { priority: 'person' });
  await expect(person.rest.issues.create({ ...shop, title: 'now' })).rejects.toMatchObject({
    name: 'BudgetExhausted',
  });
  expect(github.requests.entries).toHaveLength(before);
});

test('a budget that runs low stops sweeps, then events, and no other installation', async () => {
  const {
    github,
    app,
    acme: id,
    zenith,
  } = await openConnection(onTestFinished, {
    limits: { requestsPerHour: 20 },
  });
  const as = async (priority: 'person' | 'event' | 'sweep', of = id) =>
    (await app.installation(of, { priority })).octokit;
  const spend = async (octokit: Awaited<ReturnType<typeof as>>) => {
    for (let count = 0; count < 30; count += 1) {
      try {
        await octokit.request('GET /repos/{owner}/{repo}/branches', { ...shop, per_page: count + 1 });
      } catch (error) {
        expect(error).toMatchObject({ name: 'BudgetExhausted' });
        return github.requests.entries.filter(({ status }) => status === 200).length;
      }
    }
    throw new Error('the budget has no end');
  };
  const spent = { sweep: await spend(await as('sweep')), event: await spend(await as('event')) };
  expect(spent).toEqual({ sweep: 10, event: 18 });
  expect(await spend(await as('person'))).toBe(20);
  expect(github.requests.entries.some(({ status }) => status === 403)).toBe(false);
  expect(app.traffic.leastLeft('core')?.remaining).toBe(0);
  const theirs = { owner: 'zenith', repo: 'shop' };
  expect((await (await as('sweep', zenith)).rest.repos.get(theirs)).status).toBe(200);
});

test('the hourly limit of GraphQL, which it refuses with 200, ends the work as well', async () => {
  const { app, acme: id } = await openConnection(onTestFinished, { limits: { graphqlPointsPerHour: 1 } });
  const { octokit } = await app.installation(id, { priority: 'person' });
  const query = '{ repository(owner: "acme", name: "shop") { __typename } }';
  await octokit.graphql(query);
  await expect(octokit.graphql(query)).rejects.toMatchObject({ name: 'BudgetExhausted' });
  expect((await octokit.rest.repos.get(shop)).status).toBe(200);
});

test('a read that fails or hangs is tried again, so often and no more', async () => {
  const octokit = await acme();
  const calls = asked(template);
  connection.github.faults.api({ kind: 'status', status: 502, template });
  expect((await octokit.rest.repos.get(shop)).status).toBe(200);
  expect(calls()[0]).toBe('GET 502');
  expect(calls()).toHaveLength(2);
  connection.github.faults.api({ kind: 'hang', template });
  expect((await octokit.rest.repos.get(shop)).status).toBe(200);
  connection.github.faults.api({ kind: 'cut', template, times: 10 });
  await expect(octokit.rest.repos.get(shop)).rejects.toMatchObject({ status: 500 });
  expect(calls().filter((call) => call === 'GET 0')).toHaveLength(3);
});

test('what creates something is not made again when nobody knows whether it was made', async () => {
  const octokit = await acme();
  const { faults } = connection.github;
  const calls = asked(issues);
  faults.api({ kind: 'status', status: 500, method: 'POST', template: issues, when: 'after' });
  await expect(octokit.rest.issues.create({ ...shop, title: 'only once' })).rejects.toMatchObject({
    status: 500,
  });
  faults.api({ kind: 'hang', method: 'POST', template: issues, when: 'after' });
  await expect(octokit.rest.issues.create({ ...shop, title: 'only once' })).rejects.toMatchObject({
    status: 500,
  });
  expect(calls().filter((call) => call.startsWith('POST'))).toHaveLength(1);
});
