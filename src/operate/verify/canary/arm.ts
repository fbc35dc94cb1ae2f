/** One version's samples on the grid of time; a weight of 0 is a sample that is missing. */
export interface Arm {
  readonly values: Float64Array;
  readonly weights: Float64Array;
}

/** More samples than this are averaged in neighbouring groups: what a judgement costs stays bounded. */
const mostSamples = 4096;

/** Beyond what any service sees in a sample; sums of it stay exact enough. */
const mostRequests = 1e12;

/** Takes samples in units of `magnitude` (of `magnitudeOf`), and the requests behind each if they are known. */
export function armOf(
  samples: readonly number[],
  requests: readonly number[] | undefined,
  magnitude: number,
): Arm {
  const group = Math.max(1, Math.ceil(samples.length / mostSamples));
  const length = Math.ceil(samples.length / group);
  const values = new Float64Array(length);
  const weights = new Float64Array(length);
  for (let index = 0; index < samples.length; index += 1) {
    const value = samples[index] ?? Number.NaN;
    const weight = requests === undefined ? 1 : Math.min(requests[index] ?? Number.NaN, mostRequests);
    if (!Number.isFinite(value) || !(weight > 0)) continue;
    const at = Math.floor(index / group);
    const before = weights[at] ?? 0;
    weights[at] = before + weight;
    values[at] = towards(values[at] ?? 0, value / magnitude, weight / (before + weight));
  }
  return { values, weights };
}

/** How many samples were taken, and are there. */
export function observed(arm: Arm): number {
  let count = 0;
  for (const weight of arm.weights) if (weight > 0) count += 1;
  return count;
}

/** The requests behind an arm's samples, or as many as there are samples where they are not known. */
export function weightOf(arm: Arm): number {
  return arm.weights.reduce((sum, weight) => sum + weight, 0);
}

/** The arm's mean by weight; 0 where nothing is observed. */
export function meanOf(arm: Arm): number {
  let mean = 0;
  let total = 0;
  arm.weights.forEach((weight, at) => {
    if (weight === 0) return;
    total += weight;
    mean = towards(mean, arm.values[at] ?? 0, weight / total);
  });
  return mean;
}

/**
 * How much each sample that is there moves the mean from what it is, in order of time: they sum to 0, and the mean's
 * variance is the long-run variance of these numbers over their count. A gap closes up: neighbours across it are a
 * little less alike than neighbours elsewhere, which for the mean's variance is right on average.
 */
export function influences(arm: Arm): Float64Array {
  const mean = meanOf(arm);
  const count = observed(arm);
  const total = weightOf(arm);
  const result = new Float64Array(count);
  let next = 0;
  arm.weights.forEach((weight, at) => {
    if (weight === 0) return;
    result[next] = ((weight * count) / total) * ((arm.values[at] ?? 0) - mean);
    next += 1;
  });
  return result;
}

/** Only the moments at which both were observed. */
export function inCommon(baseline: Arm, canary: Arm): { readonly baseline: Arm; readonly canary: Arm } {
  const both = (at: number) => (baseline.weights[at] ?? 0) > 0 && (canary.weights[at] ?? 0) > 0;
  return {
    baseline: { values: baseline.values, weights: baseline.weights.map((w, at) => (both(at) ? w : 0)) },
    canary: { values: canary.values, weights: canary.weights.map((w, at) => (both(at) ? w : 0)) },
  };
}

/** A power of two near the largest number, by which dividing loses no digit and sums cannot overflow. */
export function magnitudeOf(...samples: readonly (readonly number[])[]): number {
  const most = Math.max(...samples.map(largest));
  // The logarithm of the largest number there is rounds up to one that is no power of it any more.
  return most === 0 ? 1 : 2 ** Math.max(-1022, Math.min(1023, Math.floor(Math.log2(most))));
}

function largest(values: readonly number[]): number {
  let most = 0;
  for (const value of values) {
    const size = Math.abs(value);
    if (Number.isFinite(size) && size > most) most = size;
  }
  return most;
}

/** The mean of numbers that are all the same is that number, to the last digit. */
function towards(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}
