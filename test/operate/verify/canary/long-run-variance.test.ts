import { describe, expect, it } from 'vitest';
import { meanVariance } from '../../../../src/operate/verify/canary/long-run-variance.ts';
import { autoregressive, seeded } from '../../../bench/deploy/simulate.ts';

function deviations(seed: number, n: number, autocorrelation: number): Float64Array {
  const series = Float64Array.from(autoregressive(seeded(seed), n, autocorrelation));
  const mean = series.reduce((sum, value) => sum + value, 0) / n;
  return series.map((value) => value - mean);
}

describe('the variance of a mean', () => {
  it.each([0, 0.5, 0.8])('is near the true one with autocorrelation %d', (autocorrelation) => {
    const n = 2000;
    const truth = (1 + autocorrelation) / (1 - autocorrelation) / n;
    const estimates = Array.from({ length: 50 }, (_, seed) =>
      meanVariance(deviations(seed, n, autocorrelation)),
    );
    const average = estimates.reduce((sum, { variance }) => sum + variance, 0) / estimates.length;
    expect(average / truth).toBeGreaterThan(0.9);
    expect(average / truth).toBeLessThan(1.25);
  });

  it('is the less certain the more samples are alike, the fewer there are, and the rarer what moves them', () => {
    const degrees = (n: number, autocorrelation: number) =>
      meanVariance(deviations(7, n, autocorrelation)).degrees;
    expect(degrees(400, 0.95)).toBeLessThan(degrees(400, 0.8));
    expect(degrees(400, 0.8)).toBeLessThan(degrees(400, 0));
    expect(degrees(100, 0)).toBeLessThan(degrees(400, 0));
    const rare = new Float64Array(400).fill(-0.01);
    rare.fill(1 - 0.01, 100, 104);
    expect(meanVariance(rare).degrees).toBeLessThan(5);
  });

  it('is nothing where nothing moves', () => {
    expect(meanVariance(new Float64Array(60))).toEqual({ variance: 0, degrees: Number.POSITIVE_INFINITY });
  });
});
