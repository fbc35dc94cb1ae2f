import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { restoreBackup } from '../../../src/platform/backup/restore.ts';
import { withBackupSource } from '../../../src/platform/backup/source.ts';
import { writeBackup } from '../../../src/platform/backup/write.ts';
import { systemClock as clock } from '../../../src/platform/clock.ts';
import { createDecisions } from '../../../src/platform/decisions.ts';
import { openStores } from '../../../src/platform/open-stores.ts';
import { decision } from '../decision.ts';
import { emptyPostgresql, testServer } from '../postgresql.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { testCipher } from '../test-cipher.ts';
import { backUp, begun, confirmed, directoryWithKeyOf, fill, log, openJournalStores } from './stores.ts';

vi.setConfig({ testTimeout: 60_000 });

describe.runIf(testServer !== undefined)('in PostgreSQL', () => {
  /** A backup of a filled journal, restored into a database of its own. */
  async function restored() {
    const journal = await openJournalStores();
    await fill(journal);
    const { file } = await backUp(journal.directory);
    const directory = directoryWithKeyOf(journal.directory);
    const server = { url: await emptyPostgresql(), connections: 3 };
    const options = { directory, server, ledgerKeys: [], clock, log };
    await restoreBackup(file, options);
    const stores = await openStores({ ...options, cipher: testCipher });
    onTestFinished(() => stores.close());
    return { journal, file, options, stores };
  }

  test('what a data directory held goes on in a database', async () => {
    const { journal, stores } = await restored();
    const { inbox, ledger, effects, notes, database } = stores;
    expect((await inbox.pending(9)).map(({ id }) => id).sort()).toEqual(['done-2', 'pending-1']);
    expect(await inbox.dead(9)).toMatchObject([{ id: 'dead-1', cause: 'it broke', installation: 7 }]);
    for (const id of ['done-1', 'new'])
      expect(await inbox.accept({ id, event: 'push', payload: Buffer.from('{}') })).toBe(
        id === 'new' ? 'stored' : 'duplicate',
      );
    expect(await ledger.head(7)).toEqual(await journal.ledger.head(7));
    await ledger.append({ installation: 8, kind: 'check', subject: 'x', key: 'two', data: {} });
    for (const chain of await ledger.installations())
      expect(await ledger.verify(chain)).toMatchObject({ ok: true });
    expect(await ledger.list({ installation: 0, kind: 'restore', limit: 9 })).toHaveLength(1);
    expect(await effects.find(confirmed)).toEqual(await journal.effects.find(confirmed));
    expect(await effects.begin({ ...begun, owner: 'b', lease: 0 })).toEqual({ kind: 'unconfirmed' });
    expect(await notes.get(7, 'cursor')).toEqual({ page: 3 });
    expect(await createDecisions(database).get(7, decision.id)).toMatchObject({ id: decision.id });
  });

  test('a database that is used is refused', async () => {
    const { file, options } = await restored();
    await expect(restoreBackup(file, options)).rejects.toThrow(/The database is in use.*CREATE DATABASE/s);
  });

  test('a file that is not whole leaves the database empty', async () => {
    const { file, options } = await restored();
    const cut = `${file}.cut`;
    writeFileSync(cut, readFileSync(file).subarray(0, -100));
    const server = { url: await emptyPostgresql(), connections: 3 };
    await expect(restoreBackup(cut, { ...options, server })).rejects.toThrow('no whole backup');
    await restoreBackup(file, { ...options, server });
  });

  test('what a database held goes on in a data directory', async () => {
    const { options, stores } = await restored();
    const file = `${temporaryDirectory()}/backup`;
    // More than are read at once.
    await Promise.all(
      Array.from({ length: 600 }, (_, number) =>
        stores.inbox.accept({ id: `guid-${number}`, event: 'push', payload: Buffer.alloc(20_000, number) }),
      ),
    );
    await withBackupSource(options, (source) => writeBackup(source, file));
    const directory = directoryWithKeyOf(options.directory);
    await restoreBackup(file, { ...options, directory, server: null });
    const { inbox, ledger, effects } = await openJournalStores(directory);
    expect(await inbox.counts()).toEqual({ pending: 602, dead: 1 });
    const found = (await inbox.pending(1000)).find(({ id }) => id === 'guid-65');
    expect(Buffer.from(found?.payload ?? []).equals(Buffer.alloc(20_000, 65))).toBe(true);
    expect(await ledger.head(7)).toEqual(await stores.ledger.head(7));
    expect(await ledger.verify(0)).toMatchObject({ ok: true, entries: 3 });
    expect(await effects.find(confirmed)).toEqual(await stores.effects.find(confirmed));
  });
});
