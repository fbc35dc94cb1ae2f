import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { queue } from '../../src/cli/queue.ts';
import { createLog } from '../../src/platform/log.ts';
import { createQueue } from '../../src/platform/queue.ts';
import { eventually } from '../platform/eventually.ts';
import { openTestTools, runOn } from './store-tools.ts';

// A database boots in seconds, on a busy machine in many.
vi.setConfig({ testTimeout: 120_000 });

const ends: (() => void | Promise<void>)[] = [];
const tools = await openTestTools((end) => void ends.unshift(end));
const { inbox, ledger, database } = tools.stores;

/** Works on one kind, and gives every wake up at its first failure. */
const worker = createQueue({
  database,
  log: createLog({ level: 'silent' }),
  retries: { first: 1000, longest: 1000, attempts: 1 },
});
const woken: string[] = [];
let fails = true;
worker.define('pull-request', async ({ subject }) => {
  woken.push(subject);
  if (fails) throw new Error(`${subject} cannot be read`);
});
await worker.start();
afterAll(async () => {
  await worker.stop();
  for (const end of ends) await end();
});

const run = (...args: string[]) => runOn(tools, queue, ...args);
const secret = ['ghp', 'a'.repeat(36)].join('_');
let count = 0;

/** Leaves one dead delivery and one dead wake. */
async function fail() {
  count += 1;
  const [guid, subject] = [`guid-${count}`, `acme/shop#${count}`];
  await inbox.accept({
    id: guid,
    event: 'push',
    payload: Buffer.from(JSON.stringify({ ref: 'refs/heads/main', note: `token ${secret}` })),
  });
  await inbox.failed(guid, { cause: 'it has\nno commits', installation: 7, final: true });
  fails = true;
  const wake = { kind: 'pull-request', installation: 7, subject, reason: 'test' };
  await worker.wake(wake);
  const dead = await vi.waitFor(
    async () => {
      const found = (await worker.dead(100)).find((letter) => letter.wake.subject === subject);
      if (found === undefined) throw new Error('not dead yet');
      return found;
    },
    { timeout: 60_000, interval: 50 },
  );
  fails = false;
  return { guid, subject, wake: dead.id };
}

beforeEach(async () => {
  fails = false;
  for (const { id } of await inbox.dead(100)) await inbox.drop(id);
  for (const { id } of await worker.dead(100)) await worker.dropDead(id);
});

test('list counts what waits and names what was given up, with its cause, and exits with 1 while there is some', async () => {
  expect(await run('list')).toMatchObject({
    code: 0,
    out: 'deliveries  0 waiting, 0 dead\nwakes       none\n',
  });
  const { guid, wake, subject } = await fail();
  const { code, out } = await run('list');
  expect(code).toBe(1);
  expect(out).toContain('deliveries  0 waiting, 1 dead\n');
  expect(out).toContain('wakes       pull-request: 0 waiting, 0 active, 1 dead\n');
  expect(out).toMatch(
    new RegExp(`delivery:${guid}\\n    push, installation 7, \\S+Z, 1 attempt\\n    it has no commits\\n`),
  );
  expect(out).toMatch(
    new RegExp(`wake:${wake}\\n    pull-request ${subject}, installation 7, .*\\n.*cannot be read`),
  );
  const json = JSON.parse((await run('list', '--format', 'json')).out);
  expect(json).toMatchObject({
    deliveries: { pending: 0, dead: 1 },
    wakes: { 'pull-request': { waiting: 0, active: 0, dead: 1 } },
    dead: [
      { kind: 'delivery', id: `delivery:${guid}`, what: 'push', cause: 'it has\nno commits' },
      { kind: 'wake', id: `wake:${wake}`, what: `pull-request ${subject}` },
    ],
  });
});

test('show tells everything; the payload only when asked for, and without credentials', async () => {
  const { guid, wake, subject } = await fail();
  const shown = await run('show', `delivery:${guid}`);
  expect(shown).toMatchObject({ code: 0, out: expect.stringContaining('event         push\n') });
  expect(shown.out).not.toContain('refs/heads/main');
  const whole = await run('show', guid, '--payload', '--format', 'json');
  expect(JSON.parse(whole.out)).toMatchObject({
    id: `delivery:${guid}`,
    payload: { ref: 'refs/heads/main', note: 'token [redacted]' },
  });
  expect((await run('show', `wake:${wake}`)).out).toContain(`flow          pull-request ${subject}\n`);
  expect(await run('show', 'nothing')).toMatchObject({
    code: 1,
    err: expect.stringContaining('no dead letter'),
  });
});

test('retry gives all attempts again, to one or to all', async () => {
  const one = await fail();
  const before = woken.length;
  expect(await run('retry', `wake:${one.wake}`)).toMatchObject({ code: 0 });
  await eventually(() => expect(woken.slice(before)).toEqual([one.subject]));
  expect(await run('retry', `wake:${one.wake}`)).toMatchObject({ code: 1 });
  const two = await fail();
  expect(await run('retry', '--all')).toMatchObject({ code: 0, out: '3 dead letters are tried again.\n' });
  expect(await inbox.counts()).toEqual({ pending: 2, dead: 0 });
  for (const { id } of await inbox.pending(10)) await inbox.done(id, null);
  await eventually(() => expect(woken.at(-1)).toBe(two.subject));
  expect(await run('retry', '--all')).toMatchObject({ code: 0, out: '0 dead letters are tried again.\n' });
});

test('what cannot be retried is said, stays, and holds up nothing else', async () => {
  const { guid } = await fail();
  const queueOfTools = await tools.queue();
  const broken = {
    ...tools,
    queue: async () => ({
      ...queueOfTools,
      retryDead: async () => {
        throw new Error('no flow of this kind');
      },
    }),
  };
  const all = await runOn(broken, queue, 'retry', '--all');
  expect(all).toMatchObject({ code: 2, out: '1 dead letter is tried again.\n' });
  expect(all.err).toContain('cannot be retried: no flow of this kind');
  expect(await worker.dead(10)).toHaveLength(1);
  await inbox.done(guid, null);
});

test('drop asks first, and is on the ledger with who, what and why it was dead', async () => {
  const { guid, wake, subject } = await fail();
  expect(await run('drop', guid)).toMatchObject({ code: 2, err: expect.stringContaining('--yes') });
  expect(await inbox.deadOne(guid)).not.toBeNull();
  for (const id of [`delivery:${guid}`, wake]) {
    expect(await run('drop', id, '--yes')).toMatchObject({ code: 0 });
    expect(await run('drop', id, '--yes')).toMatchObject({ code: 1 });
  }
  expect((await run('list')).code).toBe(0);
  const entries = await ledger.list({ installation: 7, kind: 'dropped', limit: 10, newest: true });
  expect(entries.slice(-2)).toMatchObject([
    {
      subject: 'push',
      data: { by: 'mira', letter: { id: `delivery:${guid}`, cause: 'it has\nno commits' } },
    },
    { subject: `pull-request ${subject}`, data: { by: 'mira', letter: { id: `wake:${wake}` } } },
  ]);
});

test.each([
  [[], 'list, show, retry or drop'],
  [['burn'], 'list, show, retry or drop'],
  [['show'], 'say which'],
  [['retry'], 'say which'],
  [['retry', 'a', '--all'], 'not both'],
  [['drop', 'a', 'b', '--yes'], 'one at a time'],
  [['list', 'a'], 'takes no id'],
  [['list', '--limit', '0'], 'from 1 to 9999'],
  [['list', '--format', 'xml'], 'text or json'],
  [['list', '--frob'], 'frob'],
])('%j is told what is wrong', async (args, problem) => {
  await expect(run(...args)).rejects.toThrow(problem);
});
