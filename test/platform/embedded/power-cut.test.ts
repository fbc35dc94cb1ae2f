import { existsSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { systemClock } from '../../../src/platform/clock.ts';
import { createDecisions, decisionRow } from '../../../src/platform/decisions.ts';
import { lastSyncPoint, noteSyncPoint } from '../../../src/platform/embedded/sync-points.ts';
import { createJournalNotes } from '../../../src/platform/journal/notes.ts';
import { openJournal } from '../../../src/platform/journal/open-journal.ts';
import { createLog } from '../../../src/platform/log.ts';
import { openStores } from '../../../src/platform/open-stores.ts';
import type { Stores } from '../../../src/platform/stores.ts';
import { decision, signal } from '../decision.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { testCipher } from '../test-cipher.ts';

// A database boots in seconds, on a busy machine in many.
vi.setConfig({ testTimeout: 120_000 });

const log = createLog({ level: 'silent' });
const clock = systemClock;

/** Uses the stores in a directory from their opening to their closing. */
async function use<T>(directory: string, work: (stores: Stores) => Promise<T>): Promise<T> {
  const stores = await openStores({
    directory,
    server: null,
    cipher: testCipher,
    ledgerKeys: [],
    clock,
    log,
  });
  try {
    return await work(stores);
  } finally {
    await stores.close();
  }
}

async function handle({ inbox }: Stores, id: string): Promise<void> {
  await inbox.accept({ id, event: 'push', payload: Buffer.from('{}') });
  await inbox.done(id, 7);
}

const pending = async ({ inbox }: Stores) => (await inbox.pending(10)).map(({ id }) => id).sort();

async function notesOf<T>(
  directory: string,
  work: (notes: ReturnType<typeof createJournalNotes>) => Promise<T>,
) {
  const journal = openJournal({ directory, log });
  try {
    return await work(createJournalNotes({ journal }));
  } finally {
    await journal.close();
  }
}

/** What is left when the power goes: a database in use, by a machine that was started at another time. */
function cutPower(directory: string): void {
  writeFileSync(join(directory, 'database.in-use'), 'another start of the machine');
}

const setAside = (directory: string) =>
  readdirSync(directory).filter((name) => name.startsWith('database.broken-'));

const row = decisionRow(7, { signal, decision }, 'decision:1');
const recorded = {
  installation: 7,
  kind: 'decision',
  subject: 'acme/shop',
  key: 'decision:1',
  data: { signal, decision },
};

test('after a power cut, what was handled since the last sync point is looked at again, and decisions are back', async () => {
  const directory = temporaryDirectory();
  await use(directory, (stores) => handle(stores, 'synced'));
  expect(existsSync(join(directory, 'database.in-use'))).toBe(false);
  const synced = await notesOf(directory, lastSyncPoint);
  expect(synced).not.toBeNull();
  await use(directory, async (stores) => {
    expect(existsSync(join(directory, 'database.in-use'))).toBe(true);
    expect(await pending(stores)).toEqual([]);
    await handle(stores, 'after');
    // The row of this decision has not reached the disk.
    await stores.ledger.append(recorded);
  });
  await notesOf(directory, (notes) => noteSyncPoint(notes, synced));
  cutPower(directory);

  await use(directory, async (stores) => {
    expect(await pending(stores)).toEqual(['after']);
    expect(await createDecisions(stores.database).get(7, row.id)).toMatchObject(row);
    await stores.database.pool.query(`INSERT INTO schema_migration (name) VALUES ('9999-future.sql')`);
  });

  // A newer program has used it, and whatever has happened to it is for that program to find out.
  cutPower(directory);
  await expect(use(directory, async () => {})).rejects.toThrow('newer than this program');
  expect(setAside(directory)).toEqual([]);
});

test('files that a power cut has spoilt are set aside, and all that is kept is looked at again', async () => {
  const directory = temporaryDirectory();
  await use(directory, async (stores) => {
    await handle(stores, 'a');
    await handle(stores, 'b');
    await stores.ledger.append(recorded);
    await createDecisions(stores.database).save(row);
  });
  truncateSync(join(directory, 'database', 'global', 'pg_control'), 0);
  cutPower(directory);

  await use(directory, async (stores) => {
    expect(setAside(directory)).toHaveLength(1);
    expect(await pending(stores)).toEqual(['a', 'b']);
    expect(await createDecisions(stores.database).get(7, row.id)).toMatchObject(row);
  });
});
