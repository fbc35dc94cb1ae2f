import { generateKeyPairSync } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { createJournalNotes } from '../../src/platform/journal/notes.ts';
import { openJournal } from '../../src/platform/journal/open-journal.ts';
import { createLog } from '../../src/platform/log.ts';
import { createPayloadCipher, derivePayloadKeys } from '../../src/platform/payload-cipher.ts';
import { findingsSalt } from '../../src/platform/salt.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const newKey = () =>
  generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs1', format: 'pem' })
    .toString();

function openNotes() {
  const journal = openJournal({ directory: temporaryDirectory(), log: createLog({ level: 'silent' }) });
  onTestFinished(() => journal.close());
  const notes = createJournalNotes({ journal });
  /** The salt of an App that starts with these keys, the present one first. */
  const salt = (...keys: [string, ...string[]]) =>
    findingsSalt({
      notes,
      cipher: createPayloadCipher(derivePayloadKeys(keys)),
      privateKey: keys[0],
      log: createLog({ level: 'silent' }),
    });
  return { notes, salt };
}

test("fingerprints stay the same while the App's key is rotated, and after the key before is gone", async () => {
  const { notes, salt } = openNotes();
  const [old, present] = [newKey(), newKey()];
  const first = await salt(old);
  expect(await salt(present, old)).toBe(first);
  expect(await salt(present)).toBe(first);
  expect(JSON.stringify(await notes.list(0, '', 10))).not.toContain(first);
});

test('without a key that opens it a new one is begun', async () => {
  const { salt } = openNotes();
  const first = await salt(newKey());
  const present = newKey();
  const second = await salt(present);
  expect(second).not.toBe(first);
  expect(await salt(present)).toBe(second);
});
