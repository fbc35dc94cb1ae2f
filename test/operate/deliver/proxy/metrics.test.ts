import { expect, it } from 'vitest';
import { Metrics } from '../../../../src/operate/deliver/proxy/metrics.ts';

it('counts by version and second, with the quantiles of each', () => {
  let now = 5_000_000;
  const metrics = new Metrics(() => now);
  for (let time = 1; time <= 100; time += 1) metrics.count('a', time, time > 98);
  metrics.count('b', 7, false);
  now += 1000;
  metrics.count('a', 3, false);
  now += 1000;
  expect(metrics.seconds()).toEqual([
    { version: 'a', second: 5000, requests: 100, errors: 2, p50: 51, p99: 100 },
    { version: 'b', second: 5000, requests: 1, errors: 0, p50: 7, p99: 7 },
    { version: 'a', second: 5001, requests: 1, errors: 0, p50: 3, p99: 3 },
  ]);
});

it('keeps an hour of one version, and no more', () => {
  let now = 0;
  const metrics = new Metrics(() => now);
  for (let second = 1; second < 5000; second += 1) {
    now = second * 1000;
    metrics.count('a', 1, false);
  }
  expect(metrics.seconds()).toHaveLength(3600);
  expect(metrics.seconds().at(-1)?.second).toBe(4998);
});
