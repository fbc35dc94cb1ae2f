import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { withBackupSource } from '../../../src/platform/backup/source.ts';
import { type WrittenBackup, writeBackup } from '../../../src/platform/backup/write.ts';
import { systemClock as clock } from '../../../src/platform/clock.ts';
import { createJournalEffectStore } from '../../../src/platform/journal/effects.ts';
import { createJournalInbox } from '../../../src/platform/journal/inbox.ts';
import { openJournalLedger } from '../../../src/platform/journal/ledger.ts';
import { createJournalNotes } from '../../../src/platform/journal/notes.ts';
import { openJournal } from '../../../src/platform/journal/open-journal.ts';
import { ledgerKeyFile } from '../../../src/platform/ledger/key-file.ts';
import { createLog } from '../../../src/platform/log.ts';
import { decision, signal } from '../decision.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { testCipher } from '../test-cipher.ts';

export const log = createLog({ level: 'silent' });

/** What an App keeps in its journal, open until the test has finished. */
export async function openJournalStores(directory = temporaryDirectory()) {
  const journal = openJournal({ directory, log });
  onTestFinished(() => journal.close());
  return {
    directory,
    journal,
    inbox: createJournalInbox({ journal, cipher: testCipher, clock }),
    ledger: await openJournalLedger({ journal, clock, keys: { supplied: [], directory } }),
    effects: createJournalEffectStore({ journal, clock }),
    notes: createJournalNotes({ journal }),
  };
}
type JournalStores = Awaited<ReturnType<typeof openJournalStores>>;

export const confirmed = { installation: 7, key: 'comment:1' };
/** Once the records are there again, this one says that something may have been done. */
export const begun = { installation: 7, key: 'comment:2' };

/** Leaves some of everything: deliveries in all states, a decision, effects and notes. */
export async function fill({ inbox, ledger, effects, notes }: JournalStores): Promise<void> {
  for (const id of ['done-1', 'done-2', 'dead-1', 'pending-1']) {
    await inbox.accept({ id, event: 'push', payload: Buffer.from(JSON.stringify({ id })) });
  }
  await inbox.done('done-1', 7);
  await inbox.expire({ payloadsBefore: new Date(Date.now() + 1000), guidsBefore: new Date(0), limit: 9 });
  await inbox.done('done-2', 7);
  await inbox.failed('dead-1', { cause: 'it broke', installation: 7, final: true });
  const data = { signal, decision };
  const key = `decision:${decision.id}`;
  await ledger.append({ installation: 7, kind: 'decision', subject: 'acme/shop', key, data });
  await ledger.append({
    installation: 8,
    kind: 'check',
    subject: 'ümlaut "quoted" 🚦',
    key: 'one',
    data: {},
  });
  await effects.begin({ ...confirmed, owner: 'a', lease: 1000 });
  await effects.confirm({ ...confirmed, result: '{"id":1}' });
  await effects.begin({ ...begun, owner: 'a', lease: 0 });
  await notes.set(7, 'cursor', { page: 3 });
  await notes.set(0, 'embedded-database-synced', new Date().toISOString());
}

/** Writes a backup of a data directory. */
export async function backUp(
  directory: string,
  file = join(temporaryDirectory(), 'backup'),
): Promise<WrittenBackup & { readonly file: string }> {
  const stores = { directory, server: null, clock, log };
  const written = await withBackupSource(stores, (source) => writeBackup(source, file));
  return { ...written, file };
}

/** An empty data directory to which the operator has brought the ledger's key. */
export function directoryWithKeyOf(directory: string): string {
  const empty = temporaryDirectory();
  copyFileSync(ledgerKeyFile(directory), ledgerKeyFile(empty));
  return empty;
}
