import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../../../src/sandbox/github/random.ts';
import { backlogOf, deliveriesIn, withLedger } from '../kept.ts';
import { keepRunning } from '../lives.ts';
import type { Report } from '../report.ts';
import { type EndureWorld, openEndureWorld } from '../world.ts';
import { type FromScratch, judgeFromScratch } from './from-scratch.ts';
import { draw } from './moves.ts';
import { type OpenPull, openPulls } from './pulls.ts';

const faults = { drop: 0.1, double: 0.1, reorder: 0.1 };
/** From the last thing that happened on. */
const mostSeconds = 60;
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
    const moved = await happen(world, pulls, { deliveries, rate, random: seededRandom(seed + 2) });
    killing.abort();
    const kills = await killer;
    const seconds = Math.round((Date.now() - began) / 1000);
    report.say(`${moved} moves, ${kills} kills in ${seconds} s; ${counted(world)}`);
    await converge(world, pulls, report);
    await settle(world, report);
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

/** Makes moves until GitHub has sent so many deliveries. Returns how many moves that took. */
async function happen(
  world: EndureWorld,
  pulls: readonly OpenPull[],
  {
    deliveries,
    rate,
    random,
  }: { readonly deliveries: number; readonly rate: number; readonly random: () => number },
): Promise<number> {
  const sent = () => world.github.state.deliveries.filter(({ redelivery }) => !redelivery).length;
  const before = sent();
  const began = Date.now();
  let moves = 0;
  for (;;) {
    const so = sent() - before;
    if (so >= deliveries) return moves;
    const early = (so / rate) * 1000 - (Date.now() - began);
    if (early > 0) await sleep(Math.min(early, 1000));
    const pull = pulls[Math.floor(random() * pulls.length)];
    if (pull === undefined) throw new Error('there are pull requests');
    const { make } = draw(random);
    moves += 1;
    // Nobody can approve their own, remove a label that is not there, or reopen what has nothing left.
    await make(world, pull, random).catch((error: unknown) => {
      if (!(error instanceof Error && 'status' in error)) throw error;
    });
  }
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

/** Waits until nothing is left to be done about any pull request, and says how long that took. */
async function converge(world: EndureWorld, pulls: readonly OpenPull[], report: Report): Promise<void> {
  const began = Date.now();
  const scratch = await judgeFromScratch(world);
  try {
    let left = await leftOf(scratch, world, pulls);
    while (left.length > 0 && Date.now() - began < mostSeconds * 1000) {
      report.say(`${left.length} not yet, ${Math.round((Date.now() - began) / 1000)} s after the end`);
      await sleep(1000);
      const again = new Set(left.map(({ pull }) => pull));
      left = await leftOf(scratch, world, [...again]);
      // What was right once may have been overtaken.
      if (left.length === 0) left = await leftOf(scratch, world, pulls);
    }
    const seconds = Math.round((Date.now() - began) / 1000);
    for (const { pull, what } of left) report.problem(`${pull.repository}#${pull.number}: ${what}`);
    if (left.length === 0) report.say(`every check is what a first look says, ${seconds} s after the end`);
  } finally {
    await scratch.close();
  }
}

async function leftOf(scratch: FromScratch, world: EndureWorld, pulls: readonly OpenPull[]) {
  return withLedger(world, async (ledger) => {
    const left: { readonly pull: OpenPull; readonly what: string }[] = [];
    for (const pull of pulls) {
      const what = await scratch.left(pull, ledger);
      if (what !== null) left.push({ pull, what });
    }
    return left;
  });
}

/** Waits until the inbox is empty. */
async function settle(world: EndureWorld, report: Report): Promise<void> {
  for (let waited = 0; waited < mostSeconds; waited += 1) {
    const backlog = await backlogOf(world).catch(() => null);
    if (backlog?.deliveries.pending === 0) {
      for (const { id, cause } of backlog.dead) report.problem(`${id} was given up: ${cause}`);
      return;
    }
    await sleep(1000);
  }
  report.problem('deliveries still wait in the inbox');
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
