import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { detectors } from '../../../src/change/policy/detectors.ts';
import { atMost, type Row } from '../row.ts';

const child = fileURLToPath(new URL('./growth.child.ts', import.meta.url));
/** What a detector may do with one text before it is given up, in milliseconds. */
const patience = 120_000;
/** Times below these, in milliseconds, are the clock's and the collector's, not the detector's. */
const least = 20;
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
 * small; those that cost most or grow most are tried in full.
 */
export async function growthRows(long: boolean): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { name } of detectors) {
    const screened = await measured(name, [8_192, 32_768], null);
    if (screened.length === 0) {
      rows.push(unmeasured(name));
      continue;
    }
    const most = long ? 12 : 4;
    const chosen = new Set([
      ...by(screened, ({ costs }) => costs[1] ?? Number.POSITIVE_INFINITY).slice(0, most),
      ...by(screened, ratioOf).slice(0, most),
    ]);
    const full = await measured(
      name,
      [262_144, 1_048_576],
      [...chosen].map(({ index }) => index),
    );
    const [worst] = by(full, ratioOf);
    const [dearest] = by(full, ({ costs }) => costs[1] ?? Number.POSITIVE_INFINITY);
    if (worst === undefined || dearest === undefined) continue;
    const seconds = ((dearest.costs[1] ?? Number.POSITIVE_INFINITY) / 1000).toFixed(1);
    rows.push({
      ...atMost('policy', `worst growth, 256 kB to 1 MB: ${name}`, ratioOf(worst), 'x', 5),
      baseline: `${worst.name}; at most ${seconds} s, for ${dearest.name}`,
    });
  }
  return rows;
}

/** A detector that nobody wrote texts for. */
function unmeasured(name: string): Row {
  const row = atMost('policy', `worst growth, 256 kB to 1 MB: ${name}`, 0, 'x', 5);
  return { ...row, value: null, ok: false, baseline: 'adversaries.ts has no text for it' };
}

function by(all: readonly Grown[], figure: (one: Grown) => number): Grown[] {
  return [...all].sort((one, other) => figure(other) - figure(one));
}

function ratioOf({ costs }: Grown): number {
  const [small, large] = costs;
  if (small === undefined || large === undefined) return Number.POSITIVE_INFINITY;
  return large / Math.max(least, small);
}

/** Has processes of their own measure the texts with these numbers, or all; one that hangs is ended. */
async function measured(
  name: string,
  sizes: readonly number[],
  only: readonly number[] | null,
): Promise<Grown[]> {
  const all: Grown[] = [];
  for (let from = 0; ; ) {
    const hung = await measureFrom(name, sizes, only, from, all);
    if (hung === null) return all;
    all.push({ ...hung, costs: [] });
    from = hung.index + 1;
  }
}

function measureFrom(
  name: string,
  sizes: readonly number[],
  only: readonly number[] | null,
  from: number,
  all: Grown[],
): Promise<Omit<Grown, 'costs'> | null> {
  return new Promise((settle, reject) => {
    const args = [child, name, String(from), sizes.join(), only?.join() ?? ''];
    const process_ = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let begun: Omit<Grown, 'costs'> | null = null;
    let rest = '';
    let timer = setTimeout(() => process_.kill('SIGKILL'), patience);
    process_.stdout.setEncoding('utf8').on('data', (text: string) => {
      clearTimeout(timer);
      timer = setTimeout(() => process_.kill('SIGKILL'), patience);
      const lines = `${rest}${text}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const report = Report.parse(JSON.parse(line));
        if ('begun' in report) begun = { index: report.index, name: report.begun };
        else if (begun !== null) {
          all.push({ ...begun, costs: report.costs });
          begun = null;
        }
      }
    });
    process_.on('error', reject).on('close', (code) => {
      clearTimeout(timer);
      if (code === 0 || begun !== null) settle(begun);
      else reject(new Error(`the growth of "${name}" could not be measured`));
    });
  });
}
