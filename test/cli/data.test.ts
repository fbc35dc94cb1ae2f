import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { data } from '../../src/cli/data.ts';
import { installations } from '../../src/cli/installations.ts';
import { createLog } from '../../src/platform/log.ts';
import { createQueue } from '../../src/platform/queue.ts';
import { openTestTools, runOn } from './store-tools.ts';

// A database boots in seconds, on a busy machine in many.
vi.setConfig({ testTimeout: 120_000 });

const ends: (() => void | Promise<void>)[] = [];
const tools = await openTestTools((end) => void ends.unshift(end));
const queue = createQueue({ database: tools.stores.database, log: createLog({ level: 'silent' }) });
queue.define('pull-request', async () => {
  throw new Error('not now');
});
await queue.start();
afterAll(async () => {
  await queue.stop();
  for (const end of ends) await end();
});

/** A token, put together here so that no scanner finds one in this file. */
const token = ['ghs', 'a'.repeat(36)].join('_');
const { stores } = tools;

/** Leaves something of an installation in every store. */
async function leave(installation: number, standing: 'active' | 'gone'): Promise<void> {
  const account = { id: installation * 10, login: `org-${installation}` };
  await tools.installations.save(
    {
      id: installation,
      account,
      standing,
      since: '2026-11-01T00:00:00.000Z',
      permissions: { checks: 'write' },
      lacking: standing === 'active' ? [{ name: 'contents', asked: 'write', granted: 'read' }] : [],
      page: standing === 'active' ? 'https://github.com/settings/installations/7' : null,
    },
    [],
  );
  const payload = Buffer.from(JSON.stringify({ installation: { id: installation }, note: `see ${token}` }));
  const id = `guid-${installation}`;
  await stores.inbox.accept({ id, event: 'push', payload });
  await stores.inbox.done(id, installation);
  const subject = 'acme/shop';
  await stores.ledger.append({ installation, kind: 'approval', subject, key: 'one', data: { by: 'mira' } });
  const wake = { kind: 'pull-request', installation, subject: 'acme/shop#1', reason: 'test' };
  await queue.wake(wake, { afterMs: 3_600_000 });
  await stores.database.pool.query(
    `INSERT INTO decision (installation, id, signal_id, repository, kind, confidence, outcome, document, ledger_key)
     VALUES ($1, 'dec', 'sig', 'acme/shop', 'ignore', 1, 'ask', '{}', 'one')`,
    [installation],
  );
}
await leave(7, 'active');
await leave(8, 'gone');

const run = (...args: string[]) => runOn(tools, data, ...args);
const types = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map((line) => line.type);

test('installations are listed with what they lack and where that is accepted', async () => {
  const { code, out } = await runOn(tools, installations);
  expect(code).toBe(1);
  expect(out).toContain(
    '7  org-7  active, 0 repositories\n    lacks contents: write (granted: read); an owner',
  );
  expect(out).toContain('8  org-8  gone since 2026-11-01');
});

test('an export holds everything of one installation, readable and without credentials', async () => {
  const { code, out } = await run('export', '7');
  expect(code).toBe(0);
  expect(new Set(types(out))).toEqual(
    new Set(['installation', 'note', 'delivery', 'ledger-entry', 'ledger-head', 'decision', 'wake']),
  );
  expect(out).toContain('"payload":{"installation":{"id":7},"note":"see [redacted]"}');
  expect(out).not.toContain('org-8');
  expect(out).not.toContain(token);
  expect(await run('export', '99')).toMatchObject({ code: 1, out: '' });
});

test('an export goes into a new file that only its owner can read', async () => {
  const file = join(tools.directory, 'export.jsonl');
  expect(await run('export', '7', '--out', file)).toMatchObject({ code: 0 });
  expect(types(readFileSync(file, 'utf8'))).toContain('delivery');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await expect(run('export', '7', '--out', file)).rejects.toThrow('EEXIST');
});

test('nothing is erased of an installation that is active, nor without a yes', async () => {
  expect(await run('erase', '7', '--yes')).toMatchObject({ code: 1, out: '' });
  expect(await run('erase', '8')).toMatchObject({ code: 1, out: '' });
  expect(await stores.holdings.count(7)).toMatchObject({ deliveries: 1, entries: 1 });
  expect(await stores.holdings.count(8)).toMatchObject({ deliveries: 1, entries: 1 });
});

test("what is erased is gone everywhere, of nobody else, and the App's own ledger says so", async () => {
  const head = await stores.ledger.head(8);
  expect((await run('erase', '8', '--yes')).code).toBe(0);
  expect(await run('export', '8')).toMatchObject({ code: 1, out: '' });
  expect(await tools.installations.find(8)).toBeNull();
  expect(types((await run('export', '7')).out)).toContain('wake');
  const [erasure] = await stores.ledger.list({ installation: 0, kind: 'erasure', limit: 10 });
  expect(erasure).toMatchObject({
    subject: 'installation 8',
    data: {
      installation: 8,
      counts: { deliveries: 1, entries: 1, effects: 0, notes: 1, decisions: 1, wakes: 1 },
      head: { seq: head?.seq, hash: head?.hash },
    },
  });
  expect(await stores.ledger.verify(0)).toMatchObject({ ok: true });
  expect(await stores.ledger.verify(7)).toMatchObject({ ok: true });
  expect(await run('erase', '8', '--yes')).toMatchObject({ code: 1 });
});

test('what is not said clearly is refused', async () => {
  await expect(run('erase', '0', '--yes')).rejects.toThrow('say which installation');
  await expect(run('erase', '--yes')).rejects.toThrow('say which installation');
  await expect(run('destroy', '7')).rejects.toThrow('export or erase');
});
