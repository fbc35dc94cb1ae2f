import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepRunning } from '../lives.ts';
import type { Report } from '../report.ts';
import { type EndureWorld, openEndureWorld } from '../world.ts';
import { type Played, played, problemsOf } from './judged.ts';
import { type Crash, crashesIn, deal, killList, share } from './plan.ts';
import { play } from './scenario.ts';

/**
 * How many crashes one play takes. A wake in whose hands the process died nine times is given up, as the poison that it
 * probably is: so there are fewer.
 */
const mostInOnePlay = 8;

/**
 * Plays what both flows do once without crashes, and then again and again with the App killed (SIGKILL) at boundaries
 * on the way, until every boundary was crashed at, or a share of them. Each time there has to be in the end what there
 * is without crashes, nothing of it twice, and every delivery that was acknowledged handled.
 */
export async function crashes(options: {
  readonly databaseUrl: string | undefined;
  readonly seed: number;
  /** How many boundaries; at most as many as one play takes. */
  readonly share: number;
  /** Every boundary instead. */
  readonly all: boolean;
  /** Which of all plays, counted from 1, both included. */
  readonly plays: { readonly from: number; readonly to: number };
  /** Only this crash, `<boundary> <time>`. */
  readonly point: string | undefined;
  readonly report: Report;
}): Promise<void> {
  const { databaseUrl, seed, all, point, report } = options;
  const most = Math.min(options.share, mostInOnePlay);
  const directory = mkdtempSync(join(tmpdir(), 'wired-chaos-endure-'));
  const world = await openEndureWorld({ directory, databaseUrl });
  try {
    const first = await playOnce(world, 'calm', [], []);
    const points = first.points;
    const found = crashesIn(points);
    report.say(`${found.length} boundaries in a play without crashes (${first.seconds} s)`);
    const wanted = point === undefined ? found : found.filter((one) => nameOf(one) === point);
    if (wanted.length === 0) throw new Error(`no play comes by "${point}"`);
    const plays = all ? deal(wanted, mostInOnePlay) : [share(wanted, most, seed)];
    for (const [number, planned] of plays.entries()) {
      if (number + 1 < options.plays.from || number + 1 > options.plays.to) continue;
      const name = `play-${number + 1}`;
      const { result, lives, missed, seconds } = await playOnce(world, name, planned, points);
      const problems = await problemsOf(world, name, { present: result, expected: first.result });
      report.say(
        `${name}: ${planned.length - missed.length} crashes, ${lives} lives, ${seconds} s, ${problems.length} problems`,
      );
      for (const crash of missed) report.say(`  not come by: ${nameOf(crash)}`);
      for (const problem of problems) report.problem(`${name} (seed ${seed}): ${problem}`);
      if (problems.length > 0) report.problem(`  with crashes at ${planned.map(nameOf).join(', ')}`);
    }
  } catch (error) {
    report.problem(error instanceof Error ? error.message : String(error));
  } finally {
    await world.close();
    if (report.clean) rmSync(directory, { recursive: true, force: true });
    else report.say(`left to look at: ${directory}`);
  }
}

interface Play {
  readonly result: Played;
  /** Boundaries that the App came by, and at which it was killed. */
  readonly points: readonly string[];
  readonly lives: number;
  readonly missed: readonly Crash[];
  readonly seconds: number;
}

async function playOnce(
  world: EndureWorld,
  name: string,
  planned: readonly Crash[],
  calm: readonly string[],
): Promise<Play> {
  const began = Date.now();
  const passed = linesOf(world.pointsFile).length;
  const since = () => linesOf(world.pointsFile).slice(passed);
  const killed = () => since().filter((line) => line.startsWith('kill ')).length;
  let left = [...planned];
  let last: Crash | null = null;
  let list = '';
  const next = () => {
    const died = since()
      .findLast((line) => line.startsWith('kill '))
      ?.slice('kill '.length);
    const index = list.split('\n').indexOf(died ?? '');
    if (killed() > planned.length - left.length && index >= 0) {
      last = left[index] ?? last;
      left = left.filter((_, at) => at !== index);
    }
    list = killList(left, last, calm);
    return list === '' ? {} : { ENDURE_KILL: list };
  };
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const lives = keepRunning(world, next, fail);
  try {
    const work = async () => {
      await play(world, name);
      return played(world, name);
    };
    const result = await Promise.race([work(), failed]);
    await lives.stop();
    const points = since().map((line) => line.replace(/^kill /, ''));
    const missed = left.slice(0, planned.length - killed());
    return { result, points, lives: lives.count, missed, seconds: Math.round((Date.now() - began) / 1000) };
  } finally {
    await lives.stop();
  }
}

function nameOf({ boundary, time }: Crash): string {
  return `${boundary} ${time}`;
}

function linesOf(file: string): string[] {
  return existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : [];
}
