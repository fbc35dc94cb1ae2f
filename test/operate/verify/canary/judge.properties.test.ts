import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeCanary } from '../../../../src/operate/verify/canary/judge.ts';
import type { Series } from '../../../../src/operate/verify/canary/series.ts';
import { arms, latency } from './series-of.ts';

const anything = fc.oneof(
  fc.array(fc.double(), { maxLength: 120 }),
  fc.array(fc.constantFrom(0, 1, -1, Number.NaN, Number.POSITIVE_INFINITY, 5e-324, 1.7e308, -1.7e308), {
    minLength: 60,
    maxLength: 120,
  }),
  fc.tuple(fc.double(), fc.nat(200)).map(([value, length]) => Array<number>(length).fill(value)),
);

const anySeries: fc.Arbitrary<Series> = fc.record(
  {
    metric: fc.string(),
    direction: fc.constantFrom('lower-is-better' as const, 'higher-is-better' as const),
    unit: fc.constantFrom('ms', 'ratio', ''),
    baseline: anything,
    canary: anything,
    requests: fc.record({ baseline: anything, canary: anything }),
  },
  { requiredKeys: ['metric', 'direction', 'unit', 'baseline', 'canary'] },
);

/** What a service may show: a level, noise around it, a shift, and a mind of its own. */
const realistic = fc
  .record({
    seed: fc.nat(),
    n: fc.integer({ min: 50, max: 150 }),
    shift: fc.double({ min: -30, max: 30, noNaN: true }),
    autocorrelation: fc.constantFrom(0, 0.5, 0.8, 0.95),
  })
  .map(({ seed, n, shift, autocorrelation }) => latency(seed, n, shift, autocorrelation));

const verdictOf = (series: Series) => judgeCanary([series]).verdict;

describe('the judge', () => {
  it('answers whatever the numbers, briefly, and the same every time', () => {
    fc.assert(
      fc.property(fc.array(anySeries, { maxLength: 3 }), (series) => {
        const judgement = judgeCanary(series);
        expect(['pass', 'fail', 'inconclusive']).toContain(judgement.verdict);
        expect(judgement.reason.length).toBeLessThanOrEqual(500);
        for (const { reason, plot } of judgement.metrics) {
          expect(reason).toMatch(/^.{5,500}$/);
          expect(reason).not.toContain('NaN');
          expect(plot.svg).not.toContain('NaN');
        }
        expect(judgeCanary(series)).toEqual(judgement);
      }),
      { numRuns: 400 },
    );
  });

  it('never turns fail into pass, nor pass into more, because the canary got worse', () => {
    const order = ['pass', 'inconclusive', 'fail'];
    const more = fc.double({ min: 0, max: 50, noNaN: true });
    fc.assert(
      fc.property(realistic, more, (series, shift) => {
        const worse = { ...series, canary: series.canary.map((value) => value + shift) };
        expect(order.indexOf(verdictOf(worse))).toBeGreaterThanOrEqual(order.indexOf(verdictOf(series)));
      }),
    );
    fc.assert(
      fc.property(realistic, fc.array(more, { minLength: 150, maxLength: 150 }), (series, harms) => {
        const worse = { ...series, canary: series.canary.map((value, at) => value + (harms[at] ?? 0)) };
        if (verdictOf(series) === 'fail') expect(verdictOf(worse)).not.toBe('pass');
      }),
    );
  });

  it('does not care in which unit a metric is measured', () => {
    fc.assert(
      fc.property(realistic, fc.integer({ min: -60, max: 60 }), (series, power) => {
        const scaled = (values: readonly number[]) => values.map((value) => value * 2 ** power);
        const [own] = judgeCanary([series]).metrics;
        const [other] = judgeCanary([arms(scaled(series.baseline), scaled(series.canary))]).metrics;
        expect(other?.verdict).toBe(own?.verdict);
        expect(other?.effect).toBe(own?.effect);
        expect(other?.interval?.low).toBe((own?.interval?.low ?? 0) * 2 ** power);
      }),
    );
  });

  it('sees the same harm with the opposite sign when the arms change places', () => {
    fc.assert(
      fc.property(realistic, (series) => {
        const [one] = judgeCanary([series]).metrics;
        const [other] = judgeCanary([arms(series.canary, series.baseline)]).metrics;
        expect(other?.harm).toBeCloseTo(-(one?.harm ?? 0), 9);
        if (one?.verdict === 'fail') expect(other?.verdict).not.toBe('fail');
      }),
    );
  });

  it('takes more of what is bad for less of what is good', () => {
    fc.assert(
      fc.property(realistic, (series) => {
        const negated = (values: readonly number[]) => values.map((value) => -value);
        const [one] = judgeCanary([series]).metrics;
        const mirrored = { ...arms(negated(series.baseline), negated(series.canary)), metric: 'latency' };
        const [other] = judgeCanary([{ ...mirrored, direction: 'higher-is-better' as const }]).metrics;
        expect(other?.verdict).toBe(one?.verdict);
        expect(other?.harm).toBe(one?.harm);
        expect(other?.interval).toEqual(one?.interval);
      }),
    );
  });
});
