import type { Arm } from './arm.ts';

/** How many times the usual deviation is far. */
const far = 20;

/** What share of an arm's samples, on either side, may count for less. */
const share = 0.01;

/**
 * Both arms with their few farthest outliers moved to the fence: one request that hung for an hour says nothing about
 * a version. Far is measured by the baseline alone, and of neither arm more than one sample in a hundred is moved on
 * either side, so that harm which is rare stays visible, and so that a sample of the canary that grows never lowers
 * its mean. Where the baseline hardly ever differs from its median (errors that are nearly always 0), nothing is
 * moved: there what is rare is what matters.
 */
export function withoutOutliers(baseline: Arm, canary: Arm): { baseline: Arm; canary: Arm; moved: number } {
  const sorted = sortedValues(baseline);
  const fence = fenceOf(sorted);
  if (fence === null) return { baseline, canary, moved: 0 };
  const first = clip(baseline, sorted, fence);
  const second = clip(canary, sortedValues(canary), fence);
  return { baseline: first.arm, canary: second.arm, moved: first.moved + second.moved };
}

interface Fence {
  readonly low: number;
  readonly high: number;
}

/**
 * Usual is the mean deviation of those samples of the middle that deviate at all: the median of deviations is 0 in a
 * series that is mostly 0, and their mean near it, beside which each rare event would be an outlier.
 */
function fenceOf(sorted: Float64Array): Fence | null {
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const cut = spared(sorted.length);
  const middle = sorted.slice(cut, sorted.length - cut).filter((value) => value !== median);
  if (middle.length === 0) return null;
  const deviation = middle.reduce((sum, value) => sum + Math.abs(value - median), 0) / middle.length;
  return {
    low: Math.min(median - far * deviation, middle[0] ?? median),
    high: Math.max(median + far * deviation, middle.at(-1) ?? median),
  };
}

function clip(arm: Arm, sorted: Float64Array, fence: Fence): { arm: Arm; moved: number } {
  const cut = spared(sorted.length);
  const high = Math.max(fence.high, sorted[sorted.length - 1 - cut] ?? fence.high);
  const low = Math.min(fence.low, sorted[cut] ?? fence.low);
  let moved = 0;
  const values = arm.values.map((value, at) => {
    if (arm.weights[at] === 0 || (value >= low && value <= high)) return value;
    moved += 1;
    return value > high ? high : low;
  });
  return { arm: { values, weights: arm.weights }, moved };
}

function spared(count: number): number {
  return Math.min(Math.ceil(count * share), Math.floor((count - 1) / 2));
}

function sortedValues(arm: Arm): Float64Array {
  return arm.values.filter((_, at) => (arm.weights[at] ?? 0) > 0).sort();
}
