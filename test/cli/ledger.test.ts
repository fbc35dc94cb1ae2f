import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ledger } from '../../src/cli/ledger.ts';
import { systemClock } from '../../src/platform/clock.ts';
import type { Journal } from '../../src/platform/journal/journal.ts';
import { openJournalLedger } from '../../src/platform/journal/ledger.ts';
import { openJournal } from '../../src/platform/journal/open-journal.ts';
import { parseLedgerKeys } from '../../src/platform/ledger/key.ts';
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
  expect(JSON.parse(printed)).toMatchObject({
    chains: [
      { installation: 0, ok: true },
      { installation: 7, ok: false, seq: 1 },
      { installation: 8, ok: true, entries: 1 },
    ],
  });
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

/** The ledger as a file, in a folder with nothing else of the App. */
async function exportedFile(): Promise<string> {
  const { code, printed } = await run('export', '--installation', '7');
  expect(code).toBe(0);
  const file = join(mkdtempSync(join(directory, 'elsewhere-')), 'ledger.jsonl');
  writeFileSync(file, printed);
  return file;
}

test('an exported ledger is verified from the file, a key and a head, wherever that is', async () => {
  const keys = JSON.parse((await run('keys', '--format', 'json')).printed);
  const head = JSON.parse((await run('show', '--installation', '7', '--format', 'json')).printed)[0].hash;
  const file = await exportedFile();
  const publicKey = join(directory, 'public.pem');
  writeFileSync(publicKey, keys.keys[0].publicKey);
  for (const key of [keys.current, publicKey]) {
    const known = ['--public-key', key, '--anchor', `7/1:${head}`];
    const { code, printed } = await run('verify', '--data', '/nowhere', '--file', file, ...known);
    expect(printed).toMatch(
      /^installation 7: intact, 2 entries, head [0-9a-f]{64} signed with [0-9a-f]{16}\n$/,
    );
    expect(code).toBe(0);
    expect((await run('verify', ...known)).code).toBe(0);
  }
  const other = await run('verify', '--file', file, '--anchor', `1:${'0'.repeat(64)}`);
  expect(other).toMatchObject({ code: 1, printed: expect.stringContaining('NOT INTACT at entry 1') });
  const stranger = await run('verify', '--public-key', '0'.repeat(16));
  expect(stranger).toMatchObject({ code: 1, printed: expect.stringContaining('not among those') });
  expect((await run('verify', '--file', file)).printed).toContain('Compared with itself only');
});

test('where heads were noted on GitHub is printed as verify takes it', async () => {
  const keys = { supplied: [], directory };
  const book = await openJournalLedger({ journal, clock: systemClock, keys });
  const head = await book.head(7);
  await book.append({
    installation: 7,
    kind: 'anchor',
    subject: 'acme/shop',
    key: 'anchor',
    data: {
      seq: 2,
      hash: head?.hash,
      ...head?.signed,
      repository: 'acme/shop',
      sha: 'a'.repeat(40),
      checkRun: 5,
      url: 'https://github.com/acme/shop/runs/5',
    },
  });
  const { printed } = await run('anchors', '--installation', '7');
  expect(printed).toBe(`--anchor 7/2:${head?.hash}  https://github.com/acme/shop/runs/5\n`);
  expect((await run('verify', '--anchor', printed.split(' ')[1] ?? '')).code).toBe(0);
});

test('a rotation replaces the key of the data directory, and needs the App to stand still', async () => {
  await expect(run('rotate-key')).rejects.toThrow('in use by');
  const before = await exportedFile();
  await journal.close();
  const { code, printed } = await run('rotate-key');
  expect(code).toBe(0);
  const [, to = '', from = ''] =
    /^The key (\w{16}) signs .* now; (\w{16}) has introduced it/.exec(printed) ?? [];
  const keys = JSON.parse((await run('keys', '--format', 'json')).printed);
  expect(keys).toMatchObject({ current: to, keys: [{ keyId: from }, { keyId: to, previousKeyId: from }] });
  const pem = readFileSync(join(directory, 'ledger-key.pem'), 'utf8');
  expect(parseLedgerKeys(pem).map(({ id }) => id)).toEqual([to]);
  expect((await run('verify', '--public-key', from)).code).toBe(0);
  expect((await run('verify', '--file', before, '--public-key', to)).code).toBe(1);
});

test.each([
  [['verify', '--public-key', '/nowhere'], '--public-key is the id'],
  [['verify', '--anchor', '7:xyz'], '--anchor is INSTALLATION'],
  [['verify', '--file', '/nowhere/at/all'], 'ENOENT'],
  [['export', '--installation', '99'], 'no entries'],
  [['anchors'], 'needs --installation'],
  [[], 'verify, show, export'],
  [['burn'], 'verify, show, export'],
  [['show'], 'needs --installation'],
  [['show', '--installation', 'x'], 'not "x"'],
  [['verify', '--format', 'xml'], 'text or json'],
  [['verify', '--frob'], 'frob'],
  [['verify', '--data', '/nowhere/at/all'], 'no journal in /nowhere/at/all'],
])('%j is told what is wrong', async (args, problem) => {
  await expect(run(...args)).rejects.toThrow(problem);
});
