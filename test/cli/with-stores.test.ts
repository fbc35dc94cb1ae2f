import { expect, onTestFinished, test, vi } from 'vitest';
import { switches } from '../../src/cli/switches.ts';
import { withStores } from '../../src/cli/with-stores.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { listenForControl } from '../../src/platform/control/server.ts';
import { controlSocket } from '../../src/platform/control/socket-path.ts';
import { openJournalLedger } from '../../src/platform/journal/ledger.ts';
import { openJournal } from '../../src/platform/journal/open-journal.ts';
import { createLog } from '../../src/platform/log.ts';
import { temporaryDirectory } from '../platform/temporary-directory.ts';

// A database boots in seconds, on a busy machine in many.
vi.setConfig({ testTimeout: 120_000 });

const log = createLog({ level: 'silent' });

/** A data directory in which an App has run, and paused everything. */
async function usedDirectory() {
  const directory = temporaryDirectory();
  const journal = openJournal({ directory, log });
  onTestFinished(() => journal.close());
  const keys = { supplied: [], directory };
  const ledger = await openJournalLedger({ journal, clock: systemClock, keys });
  const data = { paused: true, by: { id: null, login: 'mira' }, at: '2026-01-01T00:00:00Z', order: 0 };
  await ledger.append({ installation: 0, kind: 'switch', subject: 'everything', key: 'switch:one', data });
  return { directory, journal };
}

/** Lists what is paused, by whoever has the stores. */
async function list(env: NodeJS.ProcessEnv, ...args: string[]) {
  let printed = '';
  const print = (text: string) => {
    printed += text;
  };
  const code = await withStores(switches, args, { out: print, err: print, env });
  return { code, printed };
}

test('where no App runs the stores are opened here, also in a directory that is named', async () => {
  const { directory, journal } = await usedDirectory();
  await journal.close();
  const env = { WIRED_CHAOS_DATA: '/nowhere/at/all' };
  const { code, printed } = await list(env, '--data', directory);
  expect(code).toBe(0);
  expect(printed).toContain('everything, paused by mira since 2026-01-01T00:00:00Z');
});

test('where an App runs it does the work, and is told who asked from where', async () => {
  const { directory } = await usedDirectory();
  const asked: unknown[] = [];
  const server = await listenForControl({
    socket: controlSocket(directory, { make: true }),
    log,
    run: async (request, io) => {
      asked.push(request);
      io.out('done there\n');
      return 1;
    },
  });
  onTestFinished(() => server.close());
  const env = { WIRED_CHAOS_DATA: directory, SUDO_USER: 'mira' };
  expect(await list(env, '--format', 'json')).toEqual({ code: 1, printed: 'done there\n' });
  expect(asked).toEqual([
    {
      argv: ['switches', '--format', 'json'],
      user: expect.stringMatching(/^mira as /),
      directory: process.cwd(),
    },
  ]);
});

test('an App that has the stores and does not answer is named, and nothing is forced', async () => {
  const { directory } = await usedDirectory();
  await expect(list({ WIRED_CHAOS_DATA: directory })).rejects.toThrow(
    new RegExp(`process ${process.pid} .*does not take commands \\(yet\\)`),
  );
});

test('a directory without data is a mistake, and stays empty', async () => {
  const directory = temporaryDirectory();
  await expect(list({ WIRED_CHAOS_DATA: directory })).rejects.toThrow(`No App has run in ${directory}`);
});
