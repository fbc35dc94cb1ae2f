import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { detectors } from '../../../src/change/policy/detectors.ts';
import { atMost, type Row } from '../row.ts';

const child = fileURLToPath(new URL('./growth.child.ts', import.meta.url));
/** What a detector may do with one text before it is given up, in milliseconds. */
const patience = { small: 20_000, full: 90_000 } as const;
/** Times below these, in milliseconds, are the clock's and the collector's, not the detector's. */
const least = { small: 2, full: 60 } as const;
const sizes = { small: [8_192, 32_768], full: [262_144, 1_048_576] } as const;
type Round = keyof typeof sizes;
const Report = z.union([
  z.object({ index: z.number(), begun: z.string() }),
  z.object({ index: z.number(), costs: z.array(z.number()) }),
]);

interface Grown {
  readonly index: number;
  readonly name: string;
  /** In milliseconds of the processor, by size; empty when it came to no end. */
  readonly costs: readonly number[];
}

/**
 * How much longer each detector takes for four times as much of the text that costs it most. All texts are tried
 * small (of the thousands for secrets every third, unless it may take long); those that cost most or grow most are
 * tried in full. Two detectors at a time: each is measured by the time of its own thread.
 */
export async function growthRows(long: boolean): Promise<Row[]> {
  const names = detectors.map(({ name }) => name);
  // What takes longest begins first.
  const waiting = names.toSorted((one, other) => Number(other === 'secrets') - Number(one === 'secrets'));
  const rows = new Map<string, Row>();
  async function work(): Promise<void> {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      rows.set(name, await growthRow(name, long));
    }
  }
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
  return names.flatMap((name) => rows.get(name) ?? []);
}

async function growthRow(name: string, long: boolean): Promise<Row> {
  const screened = await measured(name, 'small', null, !long && name === 'secrets' ? 3 : 1);
  const most = long ? 12 : 3;
  const chosen = new Set([
    ...by(screened, ({ costs }) => costs[1] ?? Number.POSITIVE_INFINITY).slice(0, most),
    ...by(screened, (one) => ratioOf(one, 'small')).slice(0, most),
  ]);
  const only = [...chosen].map(({ index }) => index);
  const full = only.length === 0 ? [] : await measured(name, 'full', only, 1);
  const [worst] = by(full, (one) => ratioOf(one, 'full'));
  const [dearest] = by(full, ({ costs }) => costs[1] ?? Number.POSITIVE_INFINITY);
  if (worst === undefined || dearest === undefined) return unmeasured(name);
  const seconds = ((dearest.costs[1] ?? Number.POSITIVE_INFINITY) / 1000).toFixed(1);
  return {
    ...atMost('policy', `worst growth, 256 kB to 1 MB: ${name}`, ratioOf(worst, 'full'), 'x', 5),
    baseline: `${worst.name}; at most ${seconds} s, for ${dearest.name}`,
  };
}

/** A detector that nobody wrote texts for. */
function unmeasured(name: string): Row {
  const row = atMost('policy', `worst growth, 256 kB to 1 MB: ${name}`, 0, 'x', 5);
  return { ...row, value: null, ok: false, baseline: 'adversaries.ts has no text for it' };
}

function by(all: readonly Grown[], figure: (one: Grown) => number): Grown[] {
  return [...all].sort((one, other) => figure(other) - figure(one));
}

function ratioOf({ costs }: Grown, round: Round): number {
  const [small, large] = costs;
  if (small === undefined || large === undefined) return Number.POSITIVE_INFINITY;
  return large / Math.max(least[round], small);
}

/**
 * Has processes of their own measure the texts with these numbers, or every so-manieth; one that hangs is ended, and
 * so is each after three that hung.
 */
async function measured(
  name: string,
  round: Round,
  only: readonly number[] | null,
  every: number,
): Promise<Grown[]> {
  const all: Grown[] = [];
  for (let from = 0, hung = 0; hung < 3; hung += 1) {
    const args = [child, name, String(from), sizes[round].join(), only?.join() ?? '', String(every)];
    const stuck = await measureFrom(args, patience[round], all);
    if (stuck === null) break;
    all.push({ ...stuck, costs: [] });
    from = stuck.index + 1;
  }
  return all;
}

/** @returns the text at which it hung, or null */
function measureFrom(
  args: readonly string[],
  most: number,
  all: Grown[],
): Promise<Omit<Grown, 'costs'> | null> {
  return new Promise((settle, reject) => {
    const looking = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let begun: Omit<Grown, 'costs'> | null = null;
    const end = () => looking.kill('SIGKILL');
    let timer = setTimeout(end, most);
    createInterface({ input: looking.stdout }).on('line', (line) => {
      clearTimeout(timer);
      timer = setTimeout(end, most);
      const report = Report.parse(JSON.parse(line));
      if ('begun' in report) begun = { index: report.index, name: report.begun };
      else if (begun !== null) {
        all.push({ ...begun, costs: report.costs });
        begun = null;
      }
    });
    looking.once('error', reject).once('close', (code) => {
      clearTimeout(timer);
      if (code === 0 || begun !== null) settle(code === 0 ? null : begun);
      else reject(new Error(`the process that measures ended with ${code}: ${args.slice(1).join(' ')}`));
    });
  });
}
