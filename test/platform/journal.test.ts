import { chmodSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { JournalUnavailable, openJournal, openJournalForReading } from '../../src/platform/journal.ts';
import { createLog } from '../../src/platform/log.ts';
import { startChild } from './child.ts';
import { eventually } from './eventually.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const log = createLog({ level: 'silent' });

function open(directory: string, limits: { maximumWaiting?: number; maximumPages?: number } = {}) {
  const journal = openJournal({ directory, log, ...limits });
  onTestFinished(() => journal.close());
  return journal;
}

const insert = (database: DatabaseSync, id: string, bytes = 0) => {
  const { sequence } =
    database
      .prepare(
        `INSERT INTO delivery (id, event, received_at, state, due_at) VALUES (?, 'push', '', 'pending', 0)
         RETURNING sequence`,
      )
      .get(id) ?? {};
  database.prepare('INSERT INTO delivery_payload VALUES (?, ?)').run(Number(sequence), new Uint8Array(bytes));
};

const ids = (database: DatabaseSync) =>
  database
    .prepare('SELECT id FROM delivery ORDER BY sequence')
    .all()
    .map((row) => row.id);

test('writes that arrive together are one commit: nothing of them is seen before all of it', async () => {
  const directory = temporaryDirectory();
  const journal = open(directory);
  const reader = openJournalForReading(directory);
  onTestFinished(() => reader.close());
  let seenInside: unknown[] = [];
  await Promise.all([
    journal.write((database) => insert(database, 'first')),
    journal.write((database) => {
      seenInside = reader.read(ids);
      insert(database, 'second');
    }),
  ]);
  expect(seenInside).toEqual([]);
  expect(reader.read(ids)).toEqual(['first', 'second']);
});

test('work that throws undoes only itself', async () => {
  const journal = open(temporaryDirectory());
  const outcomes = await Promise.allSettled([
    journal.write((database) => insert(database, 'before')),
    journal.write((database) => {
      insert(database, 'undone');
      throw new Error('changed my mind');
    }),
    journal.write((database) => insert(database, 'after')),
  ]);
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(journal.read(ids)).toEqual(['before', 'after']);
});

test('on a full disk every writer of the commit is told, and writing goes on once there is space', async () => {
  const journal = open(temporaryDirectory(), { maximumPages: 60 });
  await journal.write((database) => insert(database, 'kept', 50_000));
  const outcomes = await Promise.allSettled([
    journal.write((database) => insert(database, 'small')),
    journal.write((database) => insert(database, 'too big', 1_000_000)),
  ]);
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(JournalUnavailable) });
  }
  expect(journal.read(ids)).toEqual(['kept']);
  await journal.write((database) => database.exec(`DELETE FROM delivery WHERE id = 'kept'`));
  await journal.write((database) => insert(database, 'small', 50_000));
  expect(journal.read(ids)).toEqual(['small']);
});

test('a disk that has become read-only is told to every writer of the commit', async () => {
  const journal = open(temporaryDirectory());
  journal.read((database) => database.exec('PRAGMA query_only = ON'));
  const writes = ['a', 'b'].map((id) => journal.write((database) => insert(database, id)));
  for (const outcome of await Promise.allSettled(writes)) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(JournalUnavailable) });
  }
  journal.read((database) => database.exec('PRAGMA query_only = OFF'));
  await journal.write((database) => insert(database, 'c'));
  expect(journal.read(ids)).toEqual(['c']);
});

test('an I/O error under one write is told to every writer of the commit, for none of it may be on disk', async () => {
  const journal = open(temporaryDirectory());
  const outcomes = await Promise.allSettled([
    journal.write((database) => insert(database, 'a')),
    journal.write(() => {
      // SQLITE_IOERR_WRITE, as node:sqlite reports it.
      throw Object.assign(new Error('disk I/O error'), { code: 'ERR_SQLITE_ERROR', errcode: 778 });
    }),
  ]);
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(JournalUnavailable) });
  }
  expect(journal.read(ids)).toEqual([]);
});

test('more writers than may wait are refused at once', async () => {
  const journal = open(temporaryDirectory(), { maximumWaiting: 2 });
  const outcomes = await Promise.allSettled(
    ['a', 'b', 'c'].map((id) => journal.write((database) => insert(database, id))),
  );
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
});

test('closing writes what waits, and refuses what comes later', async () => {
  const directory = temporaryDirectory();
  const journal = open(directory);
  const write = journal.write((database) => insert(database, 'last'));
  journal.close();
  await write;
  await expect(journal.write((database) => insert(database, 'late'))).rejects.toThrow(JournalUnavailable);
  expect(open(directory).read(ids)).toEqual(['last']);
});

test('the same journal cannot be opened twice, and the refusal names the process that has it', () => {
  const directory = temporaryDirectory();
  open(directory);
  expect(() => openJournal({ directory, log })).toThrow(new RegExp(`in use by process ${process.pid}`));
});

test('a second process is refused while the first lives, and let in as soon as it is killed', async () => {
  const directory = temporaryDirectory();
  const child = startChild(`
    const { openJournal } = await platform('journal.ts');
    const { createLog } = await platform('log.ts');
    openJournal({ directory: ${JSON.stringify(directory)}, log: createLog({ level: 'silent' }) });
    console.log('open');
    setInterval(() => {}, 1000);
  `);
  await eventually(() => expect(child.lines).toEqual(['open']));
  expect(() => openJournal({ directory, log })).toThrow(new RegExp(`in use by process ${child.pid}`));
  await child.kill();
  open(directory);
});

test('a journal of a newer program is not touched', () => {
  const directory = temporaryDirectory();
  openJournal({ directory, log }).close();
  const database = new DatabaseSync(join(directory, 'journal.db'));
  database.exec('PRAGMA user_version = 99');
  database.close();
  expect(() => openJournal({ directory, log })).toThrow('schema version 99');
});

test('only the owner can read its files, whatever the mode of the directory', async () => {
  const directory = temporaryDirectory();
  chmodSync(directory, 0o755);
  await open(directory).write((database) => insert(database, 'a'));
  for (const file of ['journal.db', 'journal.db-wal', 'journal.db-shm']) {
    expect([file, statSync(join(directory, file)).mode & 0o077]).toEqual([file, 0]);
  }
});

test('reading where there is no journal says so', () => {
  expect(() => openJournalForReading(temporaryDirectory())).toThrow('no journal');
});

test('what was acknowledged before a kill -9 is there afterwards', async () => {
  const directory = temporaryDirectory();
  const child = startChild(`
    const { openJournal } = await platform('journal.ts');
    const { createInbox } = await platform('inbox.ts');
    const { systemClock } = await platform('clock.ts');
    const { createLog } = await platform('log.ts');
    const journal = openJournal({ directory: ${JSON.stringify(directory)}, log: createLog({ level: 'silent' }) });
    const inbox = createInbox({ journal, clock: systemClock });
    const payload = new Uint8Array(10_000);
    const accept = async (writer) => {
      for (let n = 0; ; n += 1) {
        const id = writer + '-' + n;
        await inbox.accept({ id, event: 'push', installation: 1, payload });
        process.stdout.write(id + '\\n');
      }
    };
    for (let writer = 0; writer < 20; writer += 1) accept(writer);
  `);
  await eventually(() => expect(child.lines.length).toBeGreaterThan(500));
  await child.kill();
  const stored = new Set(open(directory).read(ids));
  expect(child.lines.filter((id) => !stored.has(id))).toEqual([]);
});
