import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../../../src/sandbox/github/random.ts';
import { type Backlog, backlogOf, deliveriesIn, withLedger } from '../kept.ts';
import { keepRunning } from '../lives.ts';
import type { Report } from '../report.ts';
import { type EndureWorld, openEndureWorld } from '../world.ts';
import { judgeFromScratch } from './from-scratch.ts';
import { draw } from './moves.ts';
import { type OpenPull, openPulls } from './pulls.ts';

const faults = { drop: 0.1, double: 0.1, reorder: 0.1 };
/** From the last thing that happened on. */
const mostSeconds = 60;
/** So many do something at the same time. */
const people = 4;
/** Milliseconds that the App lives at least, and at most so many more, before it is killed. */
const life = { least: 4000, more: 10_000 };

/**
 * Much happens to open pull requests, of which the App hears badly and in the midst of which it is killed again and
 * again. When that is over, the checks on every one of them have to become what somebody says who looks at it for the
 * first time.
 */
export async function chaos(options: {
  readonly databaseUrl: string | undefined;
  readonly seed: number;
  readonly deliveries: number;
  /** At most, a second. */
  readonly rate: number;
  readonly pulls: number;
  readonly report: Report;
}): Promise<void> {
  const { databaseUrl, seed, deliveries, rate, report } = options;
  const directory = mkdtempSync(join(tmpdir(), 'wired-chaos-endure-'));
  const world = await openEndureWorld({ directory, databaseUrl, sweepSeconds: 3 });
  const lives = keepRunning(
    world,
    () => ({}),
    (error) => report.problem(String(error)),
  );
  try {
    world.github.faults.webhooks({ seed, ...faults });
    const pulls = await openPulls(world, { repositories: 4, pulls: options.pulls });
    report.say(`${pulls.length} open pull requests; ${deliveries} deliveries, seed ${seed}`);
    const began = Date.now();
    const killing = new AbortController();
    const killer = killAtRandom(lives, seededRandom(seed + 1), killing.signal);
    const moved = await happen(world, pulls, { deliveries, rate, random: seededRandom(seed + 2), report });
    killing.abort();
    const kills = await killer;
    const seconds = Math.round((Date.now() - began) / 1000);
    report.say(`${moved} moves, ${kills} kills in ${seconds} s; ${counted(world)}`);
    await converge(world, pulls, report);
    await lives.stop();
    for (const problem of await lost(world)) report.problem(problem);
    report.say(counted(world));
    report.say(`${world.github.requests.entries.length} requests`);
  } catch (error) {
    report.problem(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    await lives.stop();
    await world.close();
    if (report.clean) rmSync(directory, { recursive: true, force: true });
    else report.say(`left to look at: ${directory}`);
  }
}

interface Happening {
  readonly deliveries: number;
  /** At most, a second. */
  readonly rate: number;
  readonly random: () => number;
  readonly report: Report;
}

/** Makes moves until GitHub has sent so many deliveries. Returns how many moves that took. */
async function happen(
  world: EndureWorld,
  pulls: readonly OpenPull[],
  { deliveries, rate, random, report }: Happening,
): Promise<number> {
  const sent = () => world.github.state.deliveries.filter(({ redelivery }) => !redelivery).length;
  const before = sent();
  const began = Date.now();
  let moves = 0;
  let told = 0;
  const somebody = async (): Promise<void> => {
    for (;;) {
      const so = sent() - before;
      if (so >= deliveries) return;
      if (so - told >= deliveries / 10) {
        told = so;
        report.say(`${so} deliveries after ${Math.round((Date.now() - began) / 1000)} s`);
      }
      const early = (so / rate) * 1000 - (Date.now() - began);
      if (early > 0) await sleep(Math.min(early, 1000));
      const pull = pulls[Math.floor(random() * pulls.length)];
      if (pull === undefined) throw new Error('there are pull requests');
      const { make } = draw(random);
      moves += 1;
      // Nobody can approve their own, remove a label that is not there, or push what somebody else just pushed over.
      await make(world, pull, random).catch((error: unknown) => {
        if (!(error instanceof Error && 'status' in error)) throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: people }, somebody));
  return moves;
}

async function killAtRandom(
  lives: { kill(): Promise<void> },
  random: () => number,
  signal: AbortSignal,
): Promise<number> {
  for (let kills = 0; ; kills += 1) {
    await sleep(life.least + random() * life.more, undefined, { signal }).catch(() => {});
    if (signal.aborted) return kills;
    await lives.kill();
  }
}

/** Waits until the App has nothing left to do, as far as it knows, and compares what GitHub shows then. */
async function converge(world: EndureWorld, pulls: readonly OpenPull[], report: Report): Promise<void> {
  const end = Date.now();
  const dead = await quiet(world, end);
  const seconds = Math.max(0, Math.round((lastCheck(world) - end) / 100) / 10);
  report.say(`the last check was written ${seconds} s after the end`);
  if (seconds > mostSeconds) report.problem(`checks changed until ${seconds} s after the end`);
  for (const { pull, what } of await leftOf(world, pulls)) {
    report.problem(`${pull.repository}#${pull.number}: ${what}`);
  }
  for (const { id, cause } of dead) {
    // So many kills as here are more than what is tried in vain: what died with the process nine times is given up.
    if (cause.includes('died or hung')) report.say(`${id}: ${cause}`);
    else report.problem(`${id} was given up: ${cause}`);
  }
}

/** Flows that are about pull requests: the others are sweeps, which never end, or come to these. */
const judging = ['pull-request', 'head', 'open-pulls', 'earlier-commits', 'command'];

/** Resolves with the dead letters once nothing waits or runs, or when the time is over. */
async function quiet(world: EndureWorld, end: number): Promise<Backlog['dead']> {
  let looks = 0;
  for (;;) {
    await sleep(1000);
    const backlog = await backlogOf(world).catch(() => null);
    const busy = judging.some((kind) => {
      const depth = backlog?.wakes[kind];
      return depth === undefined || depth.active > 0 || depth.oldestSeconds > 0;
    });
    looks = backlog?.deliveries.pending === 0 && !busy ? looks + 1 : 0;
    // Sweeps come round every nine seconds, and may find something else.
    if (backlog !== null && (looks >= 20 || Date.now() - end > 3 * mostSeconds * 1000)) return backlog.dead;
  }
}

/** When the App last wrote a check. */
function lastCheck({ github, people }: EndureWorld): number {
  const written = github.requests.entries.findLast(
    ({ method, template, status, actor }) =>
      (method === 'POST' || method === 'PATCH') &&
      status < 300 &&
      /\/check-runs(?:\/\{check_run_id\})?$/.test(template ?? '') &&
      !Object.keys(people).includes(actor ?? ''),
  );
  return written?.at ?? 0;
}

async function leftOf(world: EndureWorld, pulls: readonly OpenPull[]) {
  const scratch = await judgeFromScratch(world);
  try {
    return await withLedger(world, async (ledger) => {
      const left: { readonly pull: OpenPull; readonly what: string }[] = [];
      for (const pull of pulls) {
        const what = await scratch.left(pull, ledger);
        if (what !== null) left.push({ pull, what });
      }
      return left;
    });
  } finally {
    await scratch.close();
  }
}

/** Deliveries that were acknowledged and are not handled, and chains of the ledger that are broken. */
async function lost(world: EndureWorld): Promise<string[]> {
  const stored = await deliveriesIn(world);
  const unhandled = world.github.state.deliveries
    .filter(({ statusCode, guid }) => statusCode === 202 && stored.get(guid) !== 'done')
    .map(({ event, guid }) => `${event} ${guid} was acknowledged and is ${stored.get(guid) ?? 'lost'}`);
  const broken = await withLedger(world, async (ledger) => {
    const problems: string[] = [];
    for (const installation of await ledger.installations()) {
      const verified = await ledger.verify(installation);
      if (!verified.ok) problems.push(`ledger ${installation} at ${verified.seq}: ${verified.problem}`);
    }
    return problems;
  });
  return [...unhandled, ...broken];
}

function counted({ github }: EndureWorld): string {
  const { deliveries } = github.state;
  const first = deliveries.filter(({ redelivery }) => !redelivery);
  const accepted = deliveries.filter(({ statusCode }) => statusCode === 202);
  return [
    `${first.length} deliveries`,
    `${deliveries.length - first.length} redelivered`,
    `${accepted.length} acknowledged`,
    `${deliveries.length - accepted.length} attempts failed`,
  ].join(', ');
}
