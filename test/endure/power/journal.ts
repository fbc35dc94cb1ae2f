import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../../../src/platform/clock.ts';
import { createJournalEffectStore } from '../../../src/platform/journal/effects.ts';
import { createJournalInbox } from '../../../src/platform/journal/inbox.ts';
import { readJournalLedger } from '../../../src/platform/journal/ledger.ts';
import { openJournal } from '../../../src/platform/journal/open-journal.ts';
import { createLog } from '../../../src/platform/log.ts';
import { createPayloadCipher } from '../../../src/platform/payload-cipher.ts';
import { seededRandom } from '../../../src/sandbox/github/random.ts';
import type { Report } from '../report.ts';
import { Disk, type Fate } from './disk.ts';
import { type FileEvent, readTrace, tracing } from './trace.ts';

const fates: readonly Fate[] = ['nothing', 'some', 'some', 'all'];

/**
 * Has a process write to the journal, notes every system call on its files, and puts together what would be on disk if
 * the power went in between, at many moments: each time everything that was acknowledged until then has to be there.
 */
export async function journalCuts(options: {
  readonly seed: number;
  readonly cuts: number;
  readonly report: Report;
}): Promise<void> {
  const { seed, cuts, report } = options;
  const folder = mkdtempSync(join(tmpdir(), 'wired-chaos-endure-'));
  const directory = join(folder, 'data');
  mkdirSync(directory);
  try {
    const empty = () => new Disk(directory);
    const before = empty();
    const events = await record(directory, join(folder, 'trace'), 40);
    const writes = events.filter(({ kind }) => kind === 'write').length;
    const syncs = events.filter(({ kind }) => kind === 'sync').length;
    report.say(
      `${events.length} calls, of them ${writes} writes and ${syncs} syncs; ${cuts} cuts, seed ${seed}`,
    );
    const random = seededRandom(seed);
    const moments = Array.from({ length: cuts }, () => Math.floor(random() * events.length)).sort(
      (a, b) => a - b,
    );
    let reached = 0;
    let acknowledged = 0;
    const said: string[] = [];
    for (const [number, moment] of moments.entries()) {
      for (; reached < moment; reached += 1) {
        const event = events[reached];
        if (event === undefined) break;
        before.take(event);
        if (event.kind === 'said') said.push(...event.text.split('\n').filter((line) => line !== ''));
      }
      const fate = fates[number % fates.length] ?? 'nothing';
      const image = join(folder, 'image');
      before.write(image, fate, random);
      acknowledged = said.length;
      for (const problem of await missing(image, said)) {
        report.problem(`cut at call ${moment} (seed ${seed}), ${fate} of what was not synced: ${problem}`);
      }
    }
    report.say(`up to ${acknowledged} acknowledgements before a cut, and all that they were for is there`);
  } finally {
    if (report.clean) rmSync(folder, { recursive: true, force: true });
    else report.say(`left to look at: ${folder}`);
  }
}

async function record(directory: string, file: string, rounds: number): Promise<FileEvent[]> {
  const child = fileURLToPath(new URL('./store.child.ts', import.meta.url));
  const [command = '', ...args] = [...tracing(file), process.execPath, child, directory, String(rounds)];
  const store = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  store.stdout.resume();
  const [, signal] = await once(store, 'exit');
  if (signal !== 'SIGKILL') throw new Error('the process that writes to the journal has failed');
  // strace writes its last lines after that.
  await sleep(500);
  return readTrace(file, directory);
}

/** What was acknowledged and is not there, in words. */
async function missing(directory: string, said: readonly string[]): Promise<string[]> {
  if (!existsSync(join(directory, 'journal.db'))) return said.length === 0 ? [] : ['there is no journal'];
  const journal = openJournal({ directory, log: createLog({ level: 'silent' }) });
  try {
    const cipher = createPayloadCipher([new Uint8Array(32)]);
    const inbox = createJournalInbox({ journal, cipher, clock: systemClock });
    const effects = createJournalEffectStore({ journal, clock: systemClock });
    const ledger = readJournalLedger(journal);
    const pending = new Set((await inbox.pending(100_000)).map(({ id }) => id));
    const problems: string[] = [];
    const settled = new Set(said.filter((line) => line.startsWith('done ')).map((line) => line.slice(5)));
    const { dead } = await inbox.counts();
    if (dead > 0) problems.push(`${dead} deliveries are dead`);
    for (const line of said) {
      const [what = '', key = ''] = line.split(' ');
      if (what === 'done' && pending.has(key)) problems.push(`${line}, but it is pending`);
      if (what === 'delivery' && !settled.has(key) && !pending.has(key)) {
        // Handled, perhaps, and not acknowledged as such: then its GUID is known.
        const again = await inbox.accept({ id: key, event: 'push', payload: new Uint8Array(1) });
        if (again === 'stored') problems.push(`${line}, but it is not there`);
      }
      if (what === 'entry' && (await ledger.find(7, key)) === null)
        problems.push(`${line}, but it is not there`);
      if (what === 'effect') {
        const state = (await effects.find({ installation: 7, key }))?.state;
        if (state !== 'confirmed') problems.push(`${line}, but it is ${state ?? 'not there'}`);
      }
    }
    for (const installation of await ledger.installations()) {
      const verified = await ledger.verify(installation);
      if (!verified.ok) problems.push(`ledger ${installation} at ${verified.seq}: ${verified.problem}`);
    }
    return problems;
  } finally {
    await journal.close();
  }
}
