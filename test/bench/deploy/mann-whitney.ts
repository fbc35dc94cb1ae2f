/**
 * The rule of the best-known canary judge, for comparison: a confidence interval (98 %) of the shift between the arms
 * that the Mann–Whitney test implies, around the estimate of Hodges and Lehmann; the canary fails when the interval
 * lies beyond a quarter of the estimate. It takes samples to be independent. Lower is better.
 */
export function plainRuleFails(baseline: readonly number[], canary: readonly number[]): boolean {
  const first = Float64Array.from(baseline).sort();
  const second = Float64Array.from(canary).sort();
  const pairs = first.length * second.length;
  const z = 2.326_347_874;
  const spread = Math.sqrt((pairs * (first.length + second.length + 1)) / 12);
  const estimate = differenceOfRank(first, second, pairs / 2);
  // The interval's lower end is the difference of this rank: it lies beyond what fewer differences reach.
  const lower = Math.max(1, Math.floor(pairs / 2 - z * spread));
  return differencesUpTo(first, second, 0.25 * Math.abs(estimate)) < lower;
}

/** The difference of that rank among all of an element of `second` less one of `first`; both are sorted. */
function differenceOfRank(first: Float64Array, second: Float64Array, rank: number): number {
  let low = (second[0] ?? 0) - (first.at(-1) ?? 0);
  let high = (second.at(-1) ?? 0) - (first[0] ?? 0);
  for (let step = 0; step < 24 && high > low; step += 1) {
    const middle = (low + high) / 2;
    if (differencesUpTo(first, second, middle) >= rank) high = middle;
    else low = middle;
  }
  return high;
}

function differencesUpTo(first: Float64Array, second: Float64Array, bound: number): number {
  let count = 0;
  let below = 0;
  for (const value of second) {
    while (below < first.length && value - (first[below] ?? 0) > bound) below += 1;
    count += first.length - below;
  }
  return count;
}
