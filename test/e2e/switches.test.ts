import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { type Child, startChild } from '../platform/child.ts';
import { eventually } from '../platform/eventually.ts';
import { startOwnServer, testServer } from '../platform/postgresql.ts';
import { temporaryDirectory } from '../platform/temporary-directory.ts';

const run = promisify(execFile);
const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

/** In every process: asks again and again whether a forward act may happen, and says so with the time. */
const acting = `
  let last = '';
  setInterval(() => {
    try {
      switches.assertForward(7, { id: null, name: 'acme/shop' });
      console.log('act ' + Date.now());
      last = '';
    } catch (error) {
      if (last !== error.name) console.log(error.name);
      last = error.name;
    }
  }, 5);
`;

/** A process with the journal, which takes commands as the App does. */
function embedded(directory: string): Child {
  return startChild(`
    const { openJournal } = await platform('journal/open-journal.ts');
    const { openJournalLedger } = await platform('journal/ledger.ts');
    const { createJournalSwitchStore } = await platform('journal/switches.ts');
    const { createJournalNotes } = await platform('journal/notes.ts');
    const { createInstallations } = await platform('installations.ts');
    const { openSwitches } = await platform('switches.ts');
    const { pauseFile } = await platform('switches/pause-file.ts');
    const { systemClock: clock } = await platform('clock.ts');
    const { createLog } = await platform('log.ts');
    const { listenForCommands } = await platform('../listen-for-commands.ts');
    const directory = ${JSON.stringify(directory)};
    const log = createLog({ level: 'silent' });
    const journal = openJournal({ directory, log });
    const ledger = await openJournalLedger({ journal, clock, keys: { supplied: [], directory } });
    const store = createJournalSwitchStore(journal);
    const switches = await openSwitches({ ledger, store, file: pauseFile(directory), log });
    const installations = createInstallations(createJournalNotes({ journal }));
    const queue = async () => ({ wake: async () => {} });
    const tools = { stores: { kind: 'embedded', ledger }, switches, installations, queue, clock };
    await listenForCommands({ directory, tools, log });
    ${acting}
  `);
}

/** One of several processes on a PostgreSQL server. */
function onServer(directory: string, url: string): Child {
  return startChild(`
    const { openStores } = await platform('open-stores.ts');
    const { createPayloadCipher } = await platform('payload-cipher.ts');
    const { openSwitches } = await platform('switches.ts');
    const { pauseFile } = await platform('switches/pause-file.ts');
    const { systemClock: clock } = await platform('clock.ts');
    const { createLog } = await platform('log.ts');
    const directory = ${JSON.stringify(directory)};
    const log = createLog({ level: 'silent' });
    const server = { url: ${JSON.stringify(url)}, connections: 2 };
    const cipher = createPayloadCipher([new Uint8Array(32)]);
    const stores = await openStores({ directory, server, cipher, ledgerKeys: [], clock, log });
    const file = pauseFile(directory);
    const switches = await openSwitches({ ledger: stores.ledger, store: stores.switches, file, log });
    ${acting}
  `);
}

/** Runs the command line as somebody at a terminal does, and returns when it was through. */
async function command(env: Record<string, string>, ...args: string[]): Promise<number> {
  await run(process.execPath, [cli, ...args], { env: { PATH: process.env.PATH, ...env } });
  return Date.now();
}

const acts = (child: Child) =>
  child.lines.filter((line) => line.startsWith('act ')).map((line) => Number(line.slice(4)));

const begins = (child: Child) => eventually(() => expect(acts(child)).not.toEqual([]));

/** It stops for this reason, and nothing that it does starts later than a second after `since`. */
async function stops(child: Child, reason: string, since: number): Promise<void> {
  await eventually(() => expect(child.lines.at(-1)).toBe(reason));
  await sleep(1200);
  expect(Math.max(...acts(child))).toBeLessThanOrEqual(since + 1000);
}

async function goesOn(child: Child): Promise<void> {
  const before = acts(child).length;
  await eventually(() => expect(acts(child).length).toBeGreaterThan(before));
}

test('a pause from the command line stops the running process that has the stores, and its end lets it go on', async () => {
  const directory = temporaryDirectory();
  const child = embedded(directory);
  await begins(child);
  const data = { WIRED_CHAOS_DATA: directory };
  await stops(child, 'Paused', await command(data, 'pause', '--everything', '--reason', 'a test'));
  await command(data, 'resume', '--everything');
  await goesOn(child);
});

describe.runIf(testServer !== undefined)('on a PostgreSQL server', () => {
  test('a pause stops every process, and so does a server that is gone', async () => {
    const server = await startOwnServer();
    const directory = temporaryDirectory();
    const first = onServer(directory, server.url);
    await begins(first);
    const second = onServer(directory, server.url);
    await begins(second);
    const both = [first, second];
    const data = { WIRED_CHAOS_DATA: directory, DATABASE_URL: server.url };
    const pausedAt = await command(data, 'pause', '--installation', '7', '--reason', 'a test');
    await Promise.all(both.map((child) => stops(child, 'Paused', pausedAt)));
    await command(data, 'resume', '--installation', '7').catch(() => {});
    await Promise.all(both.map(goesOn));
    await server.halt();
    const haltedAt = Date.now();
    await Promise.all(both.map((child) => stops(child, 'LeaseLost', haltedAt)));
    await server.restart();
    await Promise.all(both.map(goesOn));
  });
});
