import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ledger } from '../../src/cli/ledger.ts';
import { systemClock } from '../../src/platform/clock.ts';
import type { Journal } from '../../src/platform/journal/journal.ts';
import { openJournalLedger } from '../../src/platform/journal/ledger.ts';
import { openJournal } from '../../src/platform/journal/open-journal.ts';
import { createLog } from '../../src/platform/log.ts';

let directory: string;
let journal: Journal;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'wired-chaos-test-'));
  // Stays open: the command has to work beside a running App.
  journal = openJournal({ directory, log: createLog({ level: 'silent' }) });
  const keys = { supplied: [], directory };
  const book = await openJournalLedger({ journal, clock: systemClock, keys });
  await book.append({
    installation: 7,
    kind: 'decision',
    subject: 'acme/shop',
    key: 'one',
    data: { rule: 'revert' },
  });
  await book.append({
    installation: 7,
    kind: 'change',
    subject: 'acme/shop#12',
    key: 'two',
    data: { pull: 12 },
  });
  await book.append({ installation: 8, kind: 'decision', subject: 'other/repo', key: 'one', data: null });
});
afterEach(() => {
  journal.close();
  rmSync(directory, { recursive: true, force: true });
});

async function run(...args: string[]) {
  let printed = '';
  const io = {
    out: (text: string) => {
      printed += text;
    },
    err: (text: string) => {
      printed += text;
    },
    env: { WIRED_CHAOS_DATA: directory },
  };
  return { code: await ledger.run(args, io), printed };
}

test('an intact ledger verifies with 0, installation by installation', async () => {
  const { code, printed } = await run('verify');
  expect(code).toBe(0);
  expect(printed).toMatch(
    /^the App itself: intact, 1 entries, .*\ninstallation 7: intact, 2 entries, head [0-9a-f]{64} signed with [0-9a-f]{16}\ninstallation 8: intact, 1 entries/,
  );
});

test('a ledger that was tampered with ends with 1 and says where', async () => {
  const database = new DatabaseSync(join(directory, 'journal.db'));
  database.exec(`UPDATE ledger SET text = replace(text, 'revert', 'ignore') WHERE installation = 7`);
  database.close();
  const { code, printed } = await run('verify', '--format', 'json');
  expect(code).toBe(1);
  expect(JSON.parse(printed)).toMatchObject([
    { installation: 0, ok: true },
    { installation: 7, ok: false, seq: 1 },
    { installation: 8, ok: true, entries: 1 },
  ]);
  expect((await run('verify', '--installation', '8')).code).toBe(0);
});

test('entries are shown with what they hold, filtered', async () => {
  const { code, printed } = await run('show', '--installation', '7', '--subject', 'acme/shop#12');
  expect(code).toBe(0);
  expect(printed).toMatch(/^#2 .* change {2}acme\/shop#12\n.*key two\n.*hash [0-9a-f]{64}\n/);
  expect(printed).toContain('"pull": 12');
  const json = await run(
    'show',
    '--installation',
    '7',
    '--kind',
    'decision',
    '--limit',
    '1',
    '--format',
    'json',
  );
  expect(JSON.parse(json.printed)).toMatchObject([{ seq: 1, data: { rule: 'revert' } }]);
});

test.each([
  [[], 'verify or show'],
  [['burn'], 'verify or show'],
  [['show'], 'needs --installation'],
  [['show', '--installation', 'x'], 'not "x"'],
  [['verify', '--format', 'xml'], 'text or json'],
  [['verify', '--frob'], 'frob'],
  [['verify', '--data', '/nowhere/at/all'], 'no journal in /nowhere/at/all'],
])('%j is told what is wrong', async (args, problem) => {
  await expect(run(...args)).rejects.toThrow(problem);
});
