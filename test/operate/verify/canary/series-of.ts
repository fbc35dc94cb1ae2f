import type { Series } from '../../../../src/operate/verify/canary/series.ts';
import { autoregressive, seeded } from '../../../bench/deploy/simulate.ts';

/** Latencies of a service: mean 100 ms, deviation 10 ms, autocorrelated as real ones are; the canary's shifted. */
export function latency(
  seed: number,
  n: number,
  shift: number,
  autocorrelation = 0.8,
): Series & { readonly baseline: number[]; readonly canary: number[] } {
  const random = seeded(seed);
  const arm = (mean: number) => autoregressive(random, n, autocorrelation).map((noise) => mean + 10 * noise);
  return {
    metric: 'latency',
    direction: 'lower-is-better',
    unit: 'ms',
    baseline: arm(100),
    canary: arm(100 + shift),
  };
}

/** A series of which only the arms matter. */
export function arms(baseline: readonly number[], canary: readonly number[]): Series {
  return { metric: 'm', direction: 'lower-is-better', unit: 'ms', baseline, canary };
}
