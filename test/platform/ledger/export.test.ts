import { createPublicKey } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { openJournalLedger } from '../../../src/platform/journal/ledger.ts';
import { openJournal } from '../../../src/platform/journal/open-journal.ts';
import { exportLedger } from '../../../src/platform/ledger/export.ts';
import { signHead } from '../../../src/platform/ledger/head-signature.ts';
import { generateLedgerKey } from '../../../src/platform/ledger/key.ts';
import { introduceKey } from '../../../src/platform/ledger/key-history.ts';
import { type Known, verifyExport } from '../../../src/platform/ledger/verify-export.ts';
import { canonicalText, hashOf } from '../../../src/platform/ledger-entry.ts';
import { createLog } from '../../../src/platform/log.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { turnedClock } from '../turned-clock.ts';

const clock = turnedClock();
const [first, second] = [generateLedgerKey(), generateLedgerKey()];
const nothing: Known = { key: null, heads: [] };

/** The lines of a ledger with five entries of installation 7, an anchor of the third, and a rotation in between. */
async function exported(installations = [7]): Promise<string[]> {
  const journal = openJournal({ directory: temporaryDirectory(), log: createLog({ level: 'silent' }) });
  onTestFinished(() => journal.close());
  const keys = { supplied: [first], directory: null };
  const ledger = await openJournalLedger({ journal, clock, keys });
  const append = (kind: string, key: string, data: unknown) =>
    ledger.append({ installation: 7, kind, subject: 'acme/shop', key, data });
  for (const key of ['e1', 'e2', 'e3']) await append('decision', key, { key });
  await ledger.append({
    installation: 8,
    kind: 'decision',
    subject: 'other/repo',
    key: 'e1',
    data: 'not ours',
  });
  const head = await ledger.head(7);
  await append('anchor', 'anchor:3', {
    seq: 3,
    hash: head?.hash,
    ...head?.signed,
    repository: 'acme/shop',
    sha: 'a'.repeat(40),
    checkRun: 5,
    url: 'https://github.com/acme/shop/runs/5',
  });
  await ledger.rotateKey(second);
  await append('decision', 'e5', { key: 'e5' });
  const lines: string[] = [];
  for await (const line of exportLedger(ledger, { installations, clock })) lines.push(JSON.stringify(line));
  return lines;
}

async function* from(lines: readonly string[]) {
  yield* lines;
}

const verified = (lines: readonly string[], known: Partial<Known> = {}) =>
  verifyExport(from(lines), { ...nothing, ...known });

/** The hash of an entry in the file. */
function hashIn(lines: readonly string[], seq: number): string {
  const entry = lines.map((line) => JSON.parse(line)).filter((line) => line.type === 'entry')[seq - 1];
  return entry.hash;
}

test('a file is verified with nothing but a public key, whichever of those that have signed', async () => {
  const lines = await exported();
  for (const key of [first, second]) {
    for (const known of [key.id, createPublicKey(key.privateKey)]) {
      expect(await verified(lines, { key: known })).toMatchObject({
        problems: [],
        keys: [first.id, second.id],
        chains: [{ installation: 7, ok: true, entries: 5, keyId: second.id }],
        anchors: [{ seq: 3, hash: hashIn(lines, 3), url: 'https://github.com/acme/shop/runs/5' }],
      });
    }
  }
  expect(lines.join('\n')).not.toContain('not ours');
});

test('several installations, and the chain of the App, can be in one file', async () => {
  const lines = await exported([0, 7, 8]);
  expect((await verified(lines)).chains).toMatchObject([
    { installation: 0, ok: true, entries: 2 },
    { installation: 7, ok: true, entries: 5 },
    { installation: 8, ok: true, entries: 1 },
  ]);
  const hash = hashIn(await exported(), 2);
  await expect(verified(lines, { heads: [{ installation: null, seq: 2, hash }] })).rejects.toThrow(
    'of which',
  );
});

test('a key that nobody has signed with is not vouched for by the file', async () => {
  const lines = await exported();
  const stranger = generateLedgerKey();
  for (const key of [stranger.id, createPublicKey(stranger.privateKey)]) {
    expect((await verified(lines, { key })).problems).toEqual([expect.stringContaining('not among those')]);
  }
});

test('a head that was seen elsewhere has to be in the chain', async () => {
  const lines = await exported();
  const heads = (seq: number, hash: string, installation: number | null = null) => ({
    heads: [{ installation, seq, hash }],
  });
  expect((await verified(lines, heads(2, hashIn(lines, 2)))).chains).toMatchObject([{ ok: true }]);
  expect((await verified(lines, heads(2, hashIn(lines, 1)))).chains).toMatchObject([
    { ok: false, seq: 2, problem: expect.stringContaining('written down elsewhere') },
  ]);
  expect((await verified(lines, heads(9, hashIn(lines, 1)))).chains).toMatchObject([
    { ok: false, seq: 6, problem: expect.stringContaining('cut off') },
  ]);
  expect((await verified(lines, heads(1, hashIn(lines, 1), 9))).problems).toEqual([
    'The chain of installation 9 is not in the file.',
  ]);
});

test('whoever has the key and writes the past anew is betrayed by the anchor', async () => {
  const lines = await exported();
  let previous = '0'.repeat(64);
  const forged = lines.map((line) => {
    const parsed = JSON.parse(line);
    if (parsed.type !== 'entry') return parsed;
    const { ...content } = JSON.parse(parsed.text);
    if (content.seq === 2) content.data = 'forged';
    const text = canonicalText({ ...content, previous });
    previous = hashOf(text);
    return { ...parsed, text, hash: previous };
  });
  const signed = signHead({ installation: 7, seq: 5, hash: previous }, second);
  const file = forged.map((line) =>
    JSON.stringify(line.type === 'head' ? { ...line, hash: previous, signed } : line),
  );
  const known = { heads: [{ installation: 7, seq: 3, hash: hashIn(lines, 3) }] };
  expect((await verified(file, known)).chains).toMatchObject([{ ok: false, seq: 3 }]);
  const withoutAnchor = file.filter((line) => !line.includes('"type":"anchor"'));
  expect((await verified(withoutAnchor)).chains).toMatchObject([{ ok: true }]);
  expect((await verified(withoutAnchor, known)).chains).toMatchObject([{ ok: false, seq: 3 }]);
});

test.each([
  ['an entry is changed', (lines: string[]) => lines.map((line) => line.replace('\\"e2\\"', '\\"xx\\"'))],
  ['an entry is left out', (lines: string[]) => lines.filter((line) => !line.includes('\\"key\\":\\"e2\\"'))],
  ['the end is cut off', (lines: string[]) => lines.slice(0, -1)],
  [
    'the head is not signed',
    (lines: string[]) => lines.map((line) => line.replace(/"signed":\{[^}]*\}/, '"signed":null')),
  ],
  [
    'the signature is another',
    (lines: string[]) =>
      lines.map((line) =>
        line.includes('"head"') ? line.replace(/"signature":"..../, '"signature":"AAAA') : line,
      ),
  ],
  [
    'a key is left out',
    (lines: string[]) => lines.filter((line) => !line.includes(`"keyId":"${second.id}","publicKey"`)),
  ],
  ['a text is no entry', (lines: string[]) => lines.map((line) => line.replace('"text":"{', '"text":"['))],
])('it is found when %s', async (_name, tamper) => {
  const lines = await exported();
  const result = await verified(tamper(lines));
  expect(result.chains).toMatchObject([{ ok: false, problem: expect.any(String) }]);
});

test('a key that was slipped in is found', async () => {
  const lines = await exported();
  const stranger = generateLedgerKey();
  const key = JSON.stringify({ type: 'key', since: '', ...introduceKey(stranger, null, []) });
  const result = await verified([...lines.slice(0, 3), key, ...lines.slice(3)]);
  expect(result.problems).toEqual([expect.stringContaining('key 3')]);
  expect(result.chains).toMatchObject([{ ok: false }]);
});

test.each([
  [[], 'empty'],
  [['{'], 'line 1 is not JSON'],
  [['{"type":"key"}'], 'line 1 is not a line'],
  [['{"type":"entry","installation":7,"text":"","hash":""}'], 'not the beginning'],
])('what is no exported ledger is refused: %j', async (lines, problem) => {
  await expect(verified(lines)).rejects.toThrow(problem);
});
