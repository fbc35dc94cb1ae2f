import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { compliance } from '../../../src/cli/compliance.ts';
import { RepositoryId, Sha } from '../../../src/domain/ids.ts';
import { repositoryObject } from '../../../src/domain/object.ts';
import { verifyBundle } from '../../../src/flows/deployment/compliance/verify-bundle.ts';
import { writeBundle } from '../../../src/flows/deployment/compliance/write-bundle.ts';
import { openJournalLedger } from '../../../src/platform/journal/ledger.ts';
import { openJournal } from '../../../src/platform/journal/open-journal.ts';
import { generateLedgerKey, publicKeyText } from '../../../src/platform/ledger/key.ts';
import type { Ledger } from '../../../src/platform/ledger.ts';
import type { LedgerEntry } from '../../../src/platform/ledger-entry.ts';
import { createLog } from '../../../src/platform/log.ts';
import { temporaryDirectory } from '../../platform/temporary-directory.ts';
import { turnedClock } from '../../platform/turned-clock.ts';

const key = generateLedgerKey();
const installation = 7;
const revision = Sha.parse('a'.repeat(40));
const about = {
  installation,
  repository: { id: RepositoryId.parse(4711), name: { owner: 'acme', name: 'shop' } },
  environment: 'production',
  revision,
  deployment: 12,
  createdAt: '2026-11-23T05:00:00.000Z',
};

async function openLedger(
  keys = [key],
  atEnd: typeof afterAll | typeof onTestFinished = onTestFinished,
): Promise<Ledger> {
  const journal = openJournal({ directory: temporaryDirectory(atEnd), log: createLog({ level: 'silent' }) });
  atEnd(() => journal.close());
  return openJournalLedger({ journal, clock: turnedClock(), keys: { supplied: keys, directory: null } });
}

async function note(ledger: Ledger, kind: string, repository: number, data: unknown): Promise<LedgerEntry> {
  const object = repositoryObject(RepositoryId.parse(repository));
  const subject = repository === 4711 ? 'acme/shop' : 'acme/secret-plans';
  const { entry } = await ledger.append({
    installation,
    kind,
    subject,
    object,
    key: `${kind}:${JSON.stringify(data)}`,
    data,
  });
  return entry;
}

async function write(ledger: Ledger): Promise<string> {
  const decision = await note(ledger, 'decision', 4711, { task: 'gate' });
  await note(ledger, 'decision', 9, { task: 'of another repository' });
  const approval = await note(ledger, 'approval', 4711, { by: 'ada' });
  const evidence = await note(ledger, 'evidence', 4711, { head: revision });
  return writeBundle(ledger, about, {
    cited: { 'decisions.json': [decision], 'approvals.json': [approval], 'evidence.json': [evidence] },
    other: {
      'artifacts.json': [{ name: 'app', digest: `sha256:${'b'.repeat(64)}` }],
      'policy.json': { version: 'p1' },
      'provenance.json': { run: 991 },
      'release-notes.md': '# Release\n',
      'verification.json': null,
    },
  });
}

const bytesOf = (text: string) => Buffer.from(text);
const problemsOf = (text: string | Buffer, trusted: string | null = null) => {
  const result = verifyBundle(Buffer.from(text), trusted);
  return result.ok ? [] : result.problems;
};
/** Changes the JSON and writes it in canonical form again, as somebody with care would. */
// biome-ignore lint/suspicious/noExplicitAny: whatever a forger does to the file
function forged(text: string, change: (file: any) => void): string {
  const file = JSON.parse(text);
  change(file);
  return `${canonicalize(file)}\n`;
}

describe('a compliance bundle', () => {
  let text = '';
  let again = '';
  beforeAll(async () => {
    text = await write(await openLedger([key], afterAll));
    again = await write(await openLedger([key], afterAll));
  });

  test('verifies with its key, by the file, by the id and by nothing', () => {
    expect(verifyBundle(bytesOf(text), key.id)).toMatchObject({ ok: true, leftOut: 1, trusted: true });
    expect(problemsOf(text)).toEqual([]);
  });

  test('is the same bytes for the same content', () => {
    expect(again).toBe(text);
  });

  test('shows nothing that is about another repository', () => {
    expect(text).not.toContain('secret-plans');
    expect(text).not.toContain('of another repository');
  });

  test('is refused with any byte changed', () => {
    const original = bytesOf(text);
    for (let at = 0; at < original.length; at += 3) {
      const changed = Buffer.from(original);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(problemsOf(changed), `byte ${at}`).not.toEqual([]);
    }
  });

  test.each([
    ['an empty file', (original: string) => original.slice(0, 0), 'The file is empty.'],
    ['a file that is cut off', (original: string) => original.slice(0, -200), 'cut off'],
    ['a file that lacks its last byte', (original: string) => original.slice(0, -1), 'byte for byte'],
    ['another program’s JSON', () => '{}\n', 'no compliance bundle of a kind that is known'],
    ['white space', (original: string) => original.replace('{', '{ '), 'byte for byte'],
    ['a part that is missing', strip('artifacts.json'), 'The part artifacts.json is missing.'],
    [
      'a part that is one too many',
      add('extra.json'),
      'The part extra.json is in the file and not in the manifest.',
    ],
    [
      'a part that was changed',
      (original: string) => forged(original, ({ parts }) => (parts['policy.json'] = '{}\n')),
      'The part policy.json was changed',
    ],
    [
      'a manifest that was changed with its part',
      (original: string) => forged(original, ({ manifest }) => (manifest.environment = 'staging')),
      'The manifest is not the one that the ledger has the hash of',
    ],
    [
      'an entry of the ledger that was changed',
      (original: string) =>
        forged(original, ({ ledger }) => (ledger.links[2].text = ledger.links[2].text.replace('ada', 'eve'))),
      'was changed',
    ],
    [
      'an entry of the ledger that was taken out',
      (original: string) => forged(original, ({ ledger }) => ledger.links.splice(2, 1)),
      'is missing',
    ],
    [
      'entries that are said to be left out',
      (original: string) =>
        forged(original, ({ ledger }) => {
          const hash = JSON.parse(ledger.links[3].text).previous;
          ledger.links.splice(2, 1, { from: 3, to: 3, hash });
        }),
      'shows other entries than it did',
    ],
    [
      'a signature by nobody',
      (original: string) =>
        forged(original, ({ ledger }) => (ledger.head.signature = Buffer.alloc(64).toString('base64'))),
      'the signature of the head is not that of the key',
    ],
  ])('is refused as %s', (_, change, reason) => {
    expect(problemsOf(change(text)).join(' ')).toContain(reason);
  });

  test('is refused when it is signed with another key than the one that is trusted', async () => {
    const other = generateLedgerKey();
    expect(problemsOf(text, other.id).join(' ')).toContain('neither is the given key nor follows from it');
    const made = await write(await openLedger([other]));
    expect(problemsOf(made)).toEqual([]);
    expect(problemsOf(made, key.id)).not.toEqual([]);
  });

  test('can be trusted by the key before, once a new one has taken over', async () => {
    const ledger = await openLedger();
    const next = generateLedgerKey();
    await ledger.rotateKey(next);
    const made = await write(ledger);
    expect(problemsOf(made, key.id)).toEqual([]);
    expect(problemsOf(made, next.id)).toEqual([]);
  });

  test('is verified and shown at the command line', async () => {
    const directory = temporaryDirectory();
    const file = join(directory, 'bundle.json');
    const pem = join(directory, 'key.txt');
    writeFileSync(file, text);
    writeFileSync(pem, publicKeyText(key));
    const run = async (...args: string[]) => {
      let out = '';
      let err = '';
      const io = { out: (one: string) => (out += one), err: (one: string) => (err += one), env: {} };
      const code = await compliance.run(args, io as never);
      return { code, out, err };
    };
    expect(await run('verify', file, '--key', pem)).toMatchObject({ code: 0, err: '' });
    expect((await run('verify', file)).err).toContain(`Compare ${key.id} with the keys that the App shows`);
    expect((await run('show', file, 'release-notes.md')).out).toBe('# Release\n');
    writeFileSync(file, text.slice(0, 500));
    expect(await run('verify', file)).toMatchObject({ code: 1 });
    await expect(run('verify', join(directory, 'nothing'))).rejects.toThrow('there is no such file');
  });
});

function strip(name: string) {
  return (original: string) =>
    forged(original, ({ parts }) => {
      delete parts[name];
    });
}

function add(name: string) {
  return (original: string) =>
    forged(original, ({ parts }) => {
      parts[name] = '{}\n';
    });
}
