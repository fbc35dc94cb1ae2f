import { type Arm, inCommon, influences, meanOf, observed, weightOf } from './arm.ts';
import { type MeanVariance, meanVariance } from './long-run-variance.ts';

/** The canary's mean less the baseline's, and how well it is known. */
export interface Difference {
  readonly baseline: number;
  readonly canary: number;
  readonly difference: number;
  /** Of the difference: for telling that there is one. */
  readonly toFind: MeanVariance;
  /** The same for ruling one out, where few or small samples must not pass for certainty. */
  readonly toExclude: MeanVariance;
  /** Whether the arms move together, so that what moves both was taken out. */
  readonly paired: boolean;
  /** How many independent samples the canary's are worth. */
  readonly worth: number;
}

/** How alike arms have to move, and how certain that has to be in standard errors, before they are taken as pairs. */
const together = { correlation: 0.3, certainty: 3.5 };

/** Fewer pairs than this are not compared as pairs. */
const fewestPairs = 30;

/** Fewer degrees of freedom than this: a few events decide how much the arm seems to vary. */
const few = 10;

/** Compares two arms of at least 8 samples each. */
export function difference(baseline: Arm, canary: Arm): Difference {
  const pairs = baseline.values.length === canary.values.length ? inCommon(baseline, canary) : null;
  if (pairs === null || observed(pairs.canary) < fewestPairs) return ofIndependent(baseline, canary);
  const first = influences(pairs.baseline);
  const second = influences(pairs.canary);
  return moveTogether(first, second) ? ofPairs(pairs, first, second) : ofIndependent(baseline, canary);
}

function ofPairs(
  pairs: { readonly baseline: Arm; readonly canary: Arm },
  first: Float64Array,
  second: Float64Array,
): Difference {
  const between = meanVariance(second.map((value, at) => value - (first[at] ?? 0)));
  return {
    ...means(pairs.baseline, pairs.canary),
    toFind: between,
    toExclude: between,
    paired: true,
    worth: worth(second, between.variance / 2),
  };
}

function ofIndependent(baseline: Arm, canary: Arm): Difference {
  const first = influences(baseline);
  const second = influences(canary);
  const ofBaseline = meanVariance(first);
  const ofCanary = meanVariance(second);
  return {
    ...means(baseline, canary),
    toFind: sum(couldHaveMissed(ofBaseline, baseline, ofCanary, canary), ofCanary),
    toExclude: sum(ofBaseline, noCalmer(ofCanary, canary, ofBaseline, baseline)),
    paired: false,
    worth: worth(second, ofCanary.variance),
  };
}

/** Of a difference between means that have nothing to do with each other (Welch and Satterthwaite). */
function sum(first: MeanVariance, second: MeanVariance): MeanVariance {
  const variance = first.variance + second.variance;
  if (variance === 0) return { variance, degrees: Number.POSITIVE_INFINITY };
  const parts =
    (first.variance / variance) ** 2 / first.degrees + (second.variance / variance) ** 2 / second.degrees;
  return { variance, degrees: 1 / parts };
}

/**
 * A baseline that hardly saw an event seems not to vary at all. Had it the canary's nature, what it could have missed
 * for being the shorter one counts: else 20 errors in 1,000 samples would condemn a canary because the baseline's
 * only 50 samples happened to have none.
 */
function couldHaveMissed(own: MeanVariance, arm: Arm, ofOther: MeanVariance, other: Arm): MeanVariance {
  const [weight, otherWeight] = [weightOf(arm), weightOf(other)];
  const sparse = own.variance === 0 || own.degrees < few;
  if (!sparse || weight >= otherWeight) return own;
  const missed = ofOther.variance * (otherWeight / weight - 1);
  return missed <= own.variance ? own : { variance: missed, degrees: ofOther.degrees };
}

/**
 * A canary that seems to vary less than the baseline is not believed to: where there are few events, a canary that by
 * chance met fewer of them is also the one that seems the more certain.
 */
function noCalmer(own: MeanVariance, arm: Arm, ofOther: MeanVariance, other: Arm): MeanVariance {
  const variance = ofOther.variance * (weightOf(other) / weightOf(arm));
  return variance <= own.variance ? own : { variance, degrees: ofOther.degrees };
}

function means(baseline: Arm, canary: Arm) {
  const first = meanOf(baseline);
  const second = meanOf(canary);
  return { baseline: first, canary: second, difference: second - first };
}

function worth(deviations: Float64Array, variance: number): number {
  const n = deviations.length;
  if (variance === 0) return n;
  const spread = deviations.reduce((sum, value) => sum + value * value, 0) / n;
  return Math.min(n, spread / variance);
}

/** Whether arms are alike in what they show, and that is no chance in what they show or in how it changes. */
function moveTogether(first: Float64Array, second: Float64Array): boolean {
  const levels = correlate(first, second);
  if (Math.abs(levels.correlation) < together.correlation) return false;
  if (levels.certainty >= together.certainty) return true;
  // Of series that move slowly only the steps tell: two slow waves are alike by chance.
  const steps = correlate(stepsOf(first), stepsOf(second));
  return steps.certainty >= together.certainty && steps.correlation * levels.correlation > 0;
}

/** Series that resemble themselves correlate by chance, and the more so the slower they are (Bartlett). */
function correlate(first: Float64Array, second: Float64Array) {
  const n = first.length;
  const own = product(first, first, 0);
  const others = product(second, second, 0);
  if (own === 0 || others === 0) return { correlation: 0, certainty: 0 };
  const correlation = product(first, second, 0) / Math.sqrt(own * others);
  const alike = Math.max(0, (product(first, first, 1) / own) * (product(second, second, 1) / others));
  const independent = (n * (1 - alike)) / (1 + alike);
  const fisher = Math.atanh(Math.min(Math.abs(correlation), 0.999_999));
  return { correlation, certainty: fisher * Math.sqrt(Math.max(0, independent - 3)) };
}

function stepsOf(series: Float64Array): Float64Array {
  return series.subarray(1).map((value, at) => value - (series[at] ?? 0));
}

function product(first: Float64Array, second: Float64Array, lag: number): number {
  let sum = 0;
  for (let at = lag; at < first.length; at += 1) sum += (first[at] ?? 0) * (second[at - lag] ?? 0);
  return sum;
}
