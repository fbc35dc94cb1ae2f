import { judgeCanary } from '../../../src/operate/verify/canary/judge.ts';
import type { Series } from '../../../src/operate/verify/canary/series.ts';
import type { Row } from '../row.ts';
import { plainRuleFails } from './mann-whitney.ts';
import { autoregressive, heavyTailed, normal, poisson, type Random, seeded } from './simulate.ts';

/** Pairs of arms from one kind of world, and what is asked of the judge there. */
interface Cell {
  readonly name: string;
  readonly draw: (random: Random) => Series;
  /** Bounds on how many in 100 fail; null where it is only watched. */
  readonly atMost: number | null;
  readonly atLeast: number | null;
}

interface Shares {
  readonly fail: number;
  readonly pass: number;
  readonly plain: number;
}

const trials = 2000;

/**
 * How often the canary judge errs, in every cell with its default settings, beside the plain Mann–Whitney rule. Always
 * the same numbers, since chance is seeded, and always all trials: with fewer, 1.5 % could not be told from 1 %.
 */
export function judgeRows(): Row[] {
  return cells.flatMap((cell, at) => rowsOf(cell, playCell(cell, at)));
}

function playCell(cell: Cell, seed: number): Shares {
  const random = seeded(6000 + seed);
  let [fail, pass, plain] = [0, 0, 0];
  for (let trial = 0; trial < trials; trial += 1) {
    const series = cell.draw(random);
    const { verdict } = judgeCanary([series]);
    if (verdict === 'fail') fail += 1;
    if (verdict === 'pass') pass += 1;
    if (plainRuleFails(series.baseline, series.canary)) plain += 1;
  }
  const percent = (count: number) => (100 * count) / trials;
  return { fail: percent(fail), pass: percent(pass), plain: percent(plain) };
}

function rowsOf(cell: Cell, { fail, pass, plain }: Shares): Row[] {
  const bounds = [
    ...(cell.atMost === null ? [] : [{ text: `<= ${cell.atMost}`, ok: fail <= cell.atMost }]),
    ...(cell.atLeast === null ? [] : [{ text: `>= ${cell.atLeast}`, ok: fail >= cell.atLeast }]),
  ];
  const row = {
    area: 'deploy',
    unit: '%',
    baseline: null,
    baselineValue: null,
    ratio: null,
    target: null,
    ok: true,
  };
  const failed = {
    ...row,
    name: `judge, ${cell.name}: fail`,
    value: fail,
    baseline: 'Mann–Whitney',
    baselineValue: plain,
    target: bounds.map(({ text }) => text).join(', ') || null,
    ok: bounds.every(({ ok }) => ok),
  };
  return [
    failed,
    { ...row, name: `judge, ${cell.name}: pass`, value: pass },
    { ...row, name: `judge, ${cell.name}: hold`, value: 100 - fail - pass },
  ];
}

const mean = 100;
/** Marginal standard deviation of the noise: 10 % of the mean. */
const spread = 10;

function latency(baseline: readonly number[], canary: readonly number[], shift: number): Series {
  return {
    metric: 'latency',
    direction: 'lower-is-better',
    unit: 'ms',
    baseline: baseline.map((noise) => mean + spread * noise),
    canary: canary.map((noise) => mean + shift + spread * noise),
  };
}

function plainCell(autocorrelation: number, n: number, shift: number): Pick<Cell, 'name' | 'draw'> {
  const what = shift === 0 ? 'no shift' : `+${shift} %`;
  return {
    name: `${what}, autocorrelation ${autocorrelation}, n ${n}`,
    draw: (random) =>
      latency(autoregressive(random, n, autocorrelation), autoregressive(random, n, autocorrelation), shift),
  };
}

const watched = { atMost: null, atLeast: null };
const quiet = { atMost: 1.5, atLeast: null };

/** A daily wave that both versions meet, as large as the noise, seen for four days. */
function seasonal(random: Random, shift: number): Series {
  const n = 400;
  const wave = Array.from({ length: n }, (_, at) => 2 * Math.sin((2 * Math.PI * at) / 100));
  const noise = () => autoregressive(random, n, 0.5).map((value, at) => value + (wave[at] ?? 0));
  return latency(noise(), noise(), shift);
}

/** Load that both versions meet at the same moments, larger than what is their own. */
function shared(random: Random, shift: number): Series {
  const n = 200;
  const load = autoregressive(random, n, 0.9);
  const own = () => autoregressive(random, n, 0.5).map((value, at) => 0.5 * value + (load[at] ?? 0));
  return latency(own(), own(), shift);
}

/** Errors per request: rare, in bursts that last, of 200 requests to the old and 50 to the new version each second. */
function errors(random: Random, share: number, times: number): Series {
  const n = 400;
  const arm = (requests: number, rate: number) => {
    const intensity = autoregressive(random, n, 0.8);
    return intensity.map((value) =>
      Math.min(1, poisson(random, requests * rate * Math.exp(value - 0.5)) / requests),
    );
  };
  return {
    metric: 'errors',
    direction: 'lower-is-better',
    unit: 'ratio',
    baseline: arm(200, share),
    canary: arm(50, share * times),
    requests: { baseline: Array(n).fill(200), canary: Array(n).fill(50) },
  };
}

/** A slow wave under white noise: neighbours look hardly alike, and yet the mean wanders. */
function slow(random: Random, n: number): number[] {
  return autoregressive(random, n, 0.9).map((value) => (value + normal(random)) / Math.SQRT2);
}

const cells: readonly Cell[] = [
  ...[0, 0.5, 0.8].map((autocorrelation) => ({ ...plainCell(autocorrelation, 400, 0), ...quiet })),
  { ...plainCell(0.95, 400, 0), ...watched },
  ...[50, 100, 200, 1600].map((n) => ({ ...plainCell(0.8, n, 0), ...quiet })),
  { ...plainCell(0.8, 400, 10), atMost: null, atLeast: 95 },
  ...[50, 100, 200, 800].map((n) => ({ ...plainCell(0.8, n, 10), ...watched })),
  ...[0, 0.5, 0.95].map((autocorrelation) => ({ ...plainCell(autocorrelation, 400, 10), ...watched })),
  { ...plainCell(0.8, 400, 5), ...watched },
  { ...plainCell(0.8, 400, 20), ...watched },
  {
    name: 'no shift, heavy tails',
    draw: (random) =>
      latency(
        autoregressive(random, 400, 0.8, heavyTailed),
        autoregressive(random, 400, 0.8, heavyTailed),
        0,
      ),
    ...quiet,
  },
  {
    name: 'no shift, slow wave under white noise',
    draw: (random) => latency(slow(random, 400), slow(random, 400), 0),
    ...watched,
  },
  { name: 'no shift, seasons in common', draw: (random) => seasonal(random, 0), ...quiet },
  { name: '+10 %, seasons in common', draw: (random) => seasonal(random, 10), ...watched },
  { name: 'no shift, load in common, n 200', draw: (random) => shared(random, 0), ...quiet },
  { name: '+10 %, load in common, n 200', draw: (random) => shared(random, 10), ...watched },
  { name: 'no shift, errors of 0.1 %', draw: (random) => errors(random, 0.001, 1), ...quiet },
  { name: 'no shift, errors of 1 %', draw: (random) => errors(random, 0.01, 1), ...quiet },
  { name: 'errors of 1 % doubled', draw: (random) => errors(random, 0.01, 2), ...watched },
];
