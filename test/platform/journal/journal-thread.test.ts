import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../src/platform/clock.ts';
import { heartbeat } from '../../../src/platform/journal/heartbeat.ts';
import * as inbox from '../../../src/platform/journal/inbox-operations.ts';
import { type Journal, JournalUnavailable } from '../../../src/platform/journal/journal.ts';
import { type JournalThread, openJournalThread } from '../../../src/platform/journal/journal-thread.ts';
import { openJournalLedger } from '../../../src/platform/journal/ledger.ts';
import { openJournal } from '../../../src/platform/journal/open-journal.ts';
import { generateLedgerKey } from '../../../src/platform/ledger/key.ts';
import { createLog } from '../../../src/platform/log.ts';
import { startChild } from '../child.ts';
import { eventually } from '../eventually.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { exits, leavesAnError } from './crashes.ts';

const log = createLog({ level: 'silent' });

async function open(
  options: Partial<Parameters<typeof openJournalThread>[0]> = {},
): Promise<JournalThread & { directory: string }> {
  const directory = options.directory ?? temporaryDirectory();
  const journal = await openJournalThread({ log, ...options, directory });
  onTestFinished(() => journal.close());
  return { ...journal, directory };
}

const crashing = { worker: new URL('./crashing-worker.child.ts', import.meta.url) };

/** Bytes in memory of their own, as a sealed payload is. */
const own = (length: number, fill = 1) => new Uint8Array(length).fill(fill);
const delivery = (id: string, sealed = own(100)) => ({
  id,
  event: 'push',
  sealed,
  receivedAt: '2026-01-01T00:00:00.000Z',
  due: 0,
});

/** The ids that a journal in this directory has. */
async function idsIn(directory: string): Promise<string[]> {
  const journal = openJournal({ directory, log });
  const due = await journal.run(inbox.due, { now: 1, limit: 1000 });
  await journal.close();
  return due.map(({ id }) => id).sort();
}

test('bytes come back as they went, whether their memory can be moved or is shared with other bytes', async () => {
  const journal = await open();
  const shared = Buffer.from('several bytes of a larger memory').subarray(3, 9);
  await journal.run(inbox.insert, delivery('own', own(50_000, 7)));
  await journal.run(inbox.insert, delivery('shared', shared));
  const [first, second] = await journal.run(inbox.due, { now: 1, limit: 10 });
  const stored = [first, second].map((one) => one && Buffer.from(one.sealed));
  expect(stored[0]?.equals(Buffer.alloc(50_000, 7))).toBe(true);
  expect(stored[1]?.toString()).toBe(shared.toString());
  expect(shared).toHaveLength(6);
});

test('writes that are asked for together are on disk when they resolve, also after a kill -9', async () => {
  const directory = temporaryDirectory();
  const child = startChild(`
    const { openJournalThread } = await platform('journal/journal-thread.ts');
    const { insert } = await platform('journal/inbox-operations.ts');
    const { createLog } = await platform('log.ts');
    const journal = await openJournalThread({ directory: ${JSON.stringify(directory)}, log: createLog({ level: 'silent' }) });
    const write = async (writer) => {
      for (let n = 0; ; n += 1) {
        const id = writer + '-' + n;
        await journal.run(insert, { id, event: 'push', sealed: new Uint8Array(10_000), receivedAt: '', due: 0 });
        process.stdout.write(id + '\\n');
      }
    };
    for (let writer = 0; writer < 20; writer += 1) write(writer);
  `);
  await eventually(() => expect(child.lines.length).toBeGreaterThan(300));
  await child.kill();
  const stored = new Set(await idsIn(directory));
  expect(stored.size).toBeGreaterThan(300);
  expect(child.lines.filter((id) => !stored.has(id))).toEqual([]);
});

test('a thread that ends in a commit fails every write that waits, and nothing is taken from then on', async () => {
  const journal = await open(crashing);
  await journal.run(inbox.insert, delivery('acknowledged'));
  const outcomes = await Promise.allSettled([
    journal.run(inbox.insert, delivery('before')),
    journal.run(exits, null),
    journal.run(inbox.insert, delivery('after')),
  ]);
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(JournalUnavailable) });
  }
  expect((await journal.broken).message).toContain('exited with 3');
  await expect(journal.run(heartbeat, { at: '' })).rejects.toThrow(JournalUnavailable);
  await journal.close();
  expect(await idsIn(journal.directory)).toEqual(['acknowledged']);
});

test('an error that the thread does not catch ends it, and is the cause that is told', async () => {
  const journal = await open(crashing);
  await Promise.allSettled([journal.run(leavesAnError, null)]);
  expect((await journal.broken).message).toBe('a bug in the thread');
  await expect(journal.run(heartbeat, { at: '' })).rejects.toThrow('a bug in the thread');
});

test('an operation that throws fails alone, with its own words', async () => {
  const journal = await open();
  const outcomes = await Promise.allSettled([
    journal.run(inbox.insert, delivery('first')),
    journal.run({ name: 'no.such', kind: 'write', run: () => null }, null),
    journal.run(heartbeat, { at: 'now', unsendable: () => {} } as Parameters<typeof heartbeat.run>[1]),
    journal.run(inbox.insert, delivery('second')),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
  expect(outcomes[1]).toMatchObject({ reason: { message: 'The journal has no operation "no.such".' } });
  expect(outcomes[2]).toMatchObject({
    reason: { message: expect.stringContaining('heartbeat cannot be sent') },
  });
});

test('more operations than may wait are refused at once, and so are more bytes', async () => {
  const few = await open({ maximumWaiting: 2 });
  const one = () => few.run(heartbeat, { at: '' });
  const statuses = async (runs: Promise<unknown>[]) =>
    (await Promise.allSettled(runs)).map(({ status }) => status);
  expect(await statuses([one(), one(), one()])).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  expect(await statuses([one()])).toEqual(['fulfilled']);

  const small = await open({ maximumBytes: 1000 });
  const insert = (id: string) => small.run(inbox.insert, delivery(id, own(600)));
  expect(await statuses([insert('a'), insert('b')])).toEqual(['fulfilled', 'rejected']);
  expect(await statuses([insert('b')])).toEqual(['fulfilled']);
});

test('a long chain is verified page by page, so that writes get in between', async () => {
  const opened = await open();
  const asked: string[] = [];
  const journal: Journal = {
    ...opened,
    run: (operation, args) => {
      asked.push(operation.name);
      return opened.run(operation, args);
    },
  };
  const keys = { supplied: [generateLedgerKey()], directory: null };
  const ledger = await openJournalLedger({ journal, clock: systemClock, keys });
  const entry = (key: string) => ({ installation: 7, kind: 'note', subject: 'acme/shop', key, data: null });
  await Promise.all(Array.from({ length: 1200 }, (_, number) => ledger.append(entry(`e${number}`))));
  expect(await ledger.verify(7)).toMatchObject({ ok: true, entries: 1200 });
  expect(asked.filter((name) => name === 'ledger.verifyPage')).toHaveLength(3);
});

test('on a full disk writers are told, and writing goes on', async () => {
  const journal = await open({ maximumPages: 80 });
  await expect(journal.run(inbox.insert, delivery('too big', own(1_000_000)))).rejects.toThrow(
    JournalUnavailable,
  );
  await journal.run(inbox.insert, delivery('small'));
});

test('closing writes what waits, and refuses what comes later', async () => {
  const journal = await open();
  const last = journal.run(inbox.insert, delivery('last'));
  await Promise.all([journal.close(), last]);
  await expect(journal.run(heartbeat, { at: '' })).rejects.toThrow(JournalUnavailable);
  expect(await idsIn(journal.directory)).toEqual(['last']);
});

test('the same journal cannot be stored twice, and the refusal names the process that has it', async () => {
  const { directory } = await open();
  await expect(openJournalThread({ directory, log })).rejects.toThrow(
    expect.objectContaining({ name: 'LockHeld', message: expect.stringContaining(`process ${process.pid}`) }),
  );
});
