import { describe, expect, it } from 'vitest';
import { VerificationPart } from '../../../../src/domain/deployment.ts';
import { judgeCanary } from '../../../../src/operate/verify/canary/judge.ts';
import { canaryPart } from '../../../../src/operate/verify/canary/part.ts';
import type { Series } from '../../../../src/operate/verify/canary/series.ts';
import { autoregressive, poisson, seeded } from '../../../bench/deploy/simulate.ts';
import { arms, latency } from './series-of.ts';

describe('a canary', () => {
  it('passes when it is as good, with what can be ruled out in the reason', () => {
    const { verdict, metrics } = judgeCanary([latency(1, 400, 0, 0.5)]);
    expect(verdict).toBe('pass');
    expect(metrics[0]?.reason).toMatch(/^[\d.]+ % (worse|better) \(.* ms against .* ms\), .*95 % confidence/);
  });

  it('fails when it is certainly worse by more than matters', () => {
    const { verdict, metrics, reason } = judgeCanary([latency(2, 400, 15)]);
    expect(verdict).toBe('fail');
    expect(reason).toContain('1 of 1 metrics fail: latency: ');
    expect(metrics[0]?.reason).toMatch(
      / % worse .*, at least [\d.]+ % worse with 99 % confidence, and 5 % matters/,
    );
    expect(metrics[0]?.interval?.low).toBeGreaterThan(0);
    expect(metrics[0]?.effect).toBeCloseTo(0.15, 1);
  });

  it('is held when its noise leaves open what is the case, with the number of samples that would tell', () => {
    const { verdict, metrics } = judgeCanary([latency(2, 60, 0)]);
    expect(verdict).toBe('inconclusive');
    expect(metrics[0]?.reason).toMatch(/only 10 % is tolerated; about \d+ samples of each would tell/);
  });

  it('does not fail on harm that is certain and does not matter', () => {
    expect(judgeCanary([latency(5, 4000, 3, 0)]).verdict).toBe('pass');
  });

  it('is held, never passed, when harm that matters is seen but not certain, however much is tolerated', () => {
    const limits = { tolerance: { relative: 5, absolute: 0 } };
    const { verdict, metrics } = judgeCanary([{ ...latency(4, 60, 0), limits }]);
    expect(metrics[0]?.effect).toBeGreaterThan(0.05);
    expect(verdict).toBe('inconclusive');
    expect(metrics[0]?.reason).toContain('would matter but may be chance: 99 % confidence is asked for');
  });

  it('fails on a metric of which more is better when there is less', () => {
    const better: Series = { ...latency(2, 400, 15), direction: 'higher-is-better' };
    expect(judgeCanary([better]).verdict).toBe('pass');
    expect(judgeCanary([{ ...better, baseline: better.canary, canary: better.baseline }]).verdict).toBe(
      'fail',
    );
  });

  it('is as bad as the worst of its metrics', () => {
    const [good, bad, open] = [latency(1, 400, 0, 0.5), latency(2, 400, 25), latency(4, 60, 0)];
    expect(judgeCanary([good, open]).verdict).toBe('inconclusive');
    expect(judgeCanary([good, open, bad]).verdict).toBe('fail');
    expect(judgeCanary([]).verdict).toBe('inconclusive');
  });

  it('needs stronger evidence the more metrics and looks there are', () => {
    const low = (count: number, looks: number) =>
      judgeCanary(Array(count).fill(latency(2, 400, 10)), { looks }).metrics[0]?.interval?.low ?? 0;
    expect(low(10, 1)).toBeLessThan(low(1, 1));
    expect(low(1, 10)).toBeCloseTo(low(10, 1), 10);
  });

  it('is told the metrics that decide first when its judgement becomes part of a verification', () => {
    const many = [...Array(205).fill(latency(1, 60, 0, 0)), latency(2, 400, 60)];
    const part = canaryPart(judgeCanary(many));
    expect(VerificationPart.parse(part)).toEqual(part);
    expect(part.details[0]?.verdict).toBe('fail');
  });
});

describe('too little to judge by', () => {
  const held = (series: Series) => {
    const { verdict, metrics } = judgeCanary([series]);
    expect(verdict).toBe('inconclusive');
    return metrics[0]?.reason;
  };

  it('is an arm without samples, or with few', () => {
    expect(held(arms(Array(400).fill(1), []))).toBe('there are no samples of the canary');
    expect(held(arms(Array(20).fill(1), Array(400).fill(1)))).toBe(
      '20 samples of the baseline are too few, at least 50 are needed',
    );
  });

  it('is an arm of which most is missing', () => {
    const gaps = Array.from({ length: 400 }, (_, at) => (at % 3 === 0 ? 100 : Number.NaN));
    expect(held(arms(Array(400).fill(100), gaps))).toContain('266 of 400 samples of the canary are missing');
  });

  it('is an arm with little traffic', () => {
    const requests = { baseline: Array(100).fill(50), canary: Array(100).fill(0.5) };
    expect(held({ ...arms(Array(100).fill(0), Array(100).fill(0)), unit: 'ratio', requests })).toBe(
      '50 requests to the canary are too little traffic, at least 100 are needed',
    );
  });

  it('is no error in so few requests that one in a hundred could fail', () => {
    const none = Array(100).fill(0);
    const errors = (each: number): Series => ({
      ...arms(none, none),
      unit: 'ratio',
      requests: { baseline: Array(100).fill(20), canary: Array(100).fill(each) },
    });
    expect(held(errors(3))).toMatch(/^no difference .* may be 1.1 % worse and only 0.5 % is tolerated/);
    expect(judgeCanary([errors(20)]).verdict).toBe('pass');
  });
});

describe('series as they are', () => {
  const gaps = (values: readonly number[]) => values.map((value, at) => (at % 7 === 3 ? Number.NaN : value));

  it('may have gaps', () => {
    const { baseline, canary } = latency(2, 400, 15);
    expect(judgeCanary([arms(gaps(baseline), gaps(canary))]).verdict).toBe('fail');
  });

  it('may never move', () => {
    const [same, more] = [Array(60).fill(0.1), Array(60).fill(0.11)];
    expect(judgeCanary([arms(same, same)]).verdict).toBe('pass');
    expect(judgeCanary([arms(same, more)]).verdict).toBe('fail');
    expect(judgeCanary([arms(more, same)]).verdict).toBe('pass');
  });

  it('may reach the largest numbers there are, and the smallest', () => {
    const [none, largest, least] = [0, Number.MAX_VALUE, Number.MIN_VALUE].map((value) =>
      Array(60).fill(value),
    );
    expect(judgeCanary([arms(none ?? [], largest ?? [])]).verdict).toBe('fail');
    expect(judgeCanary([arms(none ?? [], least ?? [])]).verdict).toBe('fail');
    expect(judgeCanary([arms(largest ?? [], largest ?? [])]).verdict).toBe('pass');
  });

  it('may have a request that hung for days', () => {
    const { baseline, canary } = latency(1, 400, 0, 0.5);
    const hung = (values: readonly number[]) => values.map((value, at) => (at === 200 ? 1e9 : value));
    const healthy = judgeCanary([arms(baseline, hung(canary))]);
    expect(healthy.verdict).toBe('pass');
    expect(healthy.metrics[0]?.reason).toContain('1 outlier counts for less');
    const bad = latency(2, 400, 15);
    expect(judgeCanary([arms(hung(bad.baseline), bad.canary)]).verdict).toBe('fail');
  });

  it('may rise and fall with load that both versions share, and show less of it than harm of their own', () => {
    const random = seeded(3);
    const load = autoregressive(random, 100, 0.95).map((value) => 100 + 30 * value);
    const arm = (shift: number) => load.map((value) => value + shift + 2 * random());
    const { verdict, metrics } = judgeCanary([arms(arm(0), arm(10))]);
    expect(verdict).toBe('fail');
    expect(metrics[0]?.reason).toContain('load that both share is taken out');
    expect(judgeCanary([arms(arm(0), arm(0))]).verdict).toBe('pass');
  });

  it('may be errors that are rare: more of them are seen, one or two prove nothing', () => {
    const errors = (seed: number, each: number, share: number): Series => {
      const random = seeded(seed);
      const arm = (requests: number, rate: number) =>
        Array.from({ length: 300 }, () => poisson(random, requests * rate) / requests);
      return {
        ...arms(arm(100, 0.001), arm(each, share)),
        unit: 'ratio',
        requests: { baseline: Array(300).fill(100), canary: Array(300).fill(each) },
      };
    };
    expect(judgeCanary([errors(1, 20, 0.001)]).verdict).toBe('pass');
    expect(judgeCanary([errors(2, 20, 0.02)]).verdict).toBe('fail');
    const two = Array.from({ length: 300 }, (_, at) => (at === 100 || at === 200 ? 0.5 : 0));
    expect(judgeCanary([arms(Array(300).fill(0), two)]).verdict).toBe('inconclusive');
  });

  it('may be short on one side: errors that a short baseline has not met are not held against the canary', () => {
    const canary = Array.from({ length: 1000 }, (_, at) => (at % 50 === 7 ? 1 : 0));
    expect(judgeCanary([arms(Array(55).fill(0), canary)]).verdict).toBe('inconclusive');
  });

  it('may have met few events by luck: that is no proof that there are few', () => {
    const at = (...moments: number[]) =>
      Array.from({ length: 400 }, (_, now) => (moments.includes(now) ? 1 : 0));
    const baseline = at(17, 60, 133, 170, 222, 290, 305, 391);
    expect(judgeCanary([arms(baseline, at(41, 199, 260))]).verdict).toBe('inconclusive');
  });
});

describe('over many canaries', () => {
  const share = (trials: number, verdict: string, draw: (seed: number) => Series) =>
    Array.from({ length: trials }, (_, seed) => judgeCanary([draw(seed)]).verdict).filter(
      (found) => found === verdict,
    ).length / trials;

  it('false alarms are as rare as promised, with autocorrelation and with few samples', () => {
    expect(share(400, 'fail', (seed) => latency(1000 + seed, 400, 0))).toBeLessThanOrEqual(0.015);
    expect(share(400, 'fail', (seed) => latency(2000 + seed, 60, 0))).toBeLessThanOrEqual(0.015);
    expect(share(400, 'fail', (seed) => latency(3000 + seed, 100, 0, 0.95))).toBeLessThanOrEqual(0.015);
  });

  it('a tenth more is caught, and hardly ever passes', () => {
    expect(share(400, 'fail', (seed) => latency(4000 + seed, 400, 10))).toBeGreaterThan(0.95);
    expect(share(400, 'pass', (seed) => latency(5000 + seed, 100, 10))).toBeLessThanOrEqual(0.05);
  });

  it('as good a canary passes where there is enough to go by', () => {
    expect(share(200, 'pass', (seed) => latency(6000 + seed, 400, 0))).toBeGreaterThan(0.95);
  });
});
