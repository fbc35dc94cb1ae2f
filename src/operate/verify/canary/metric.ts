import type { VerificationVerdict } from '../../../domain/deployment.ts';
import { type Arm, armOf, magnitudeOf, observed, weightOf } from './arm.ts';
import { difference } from './difference.ts';
import type { MeanVariance } from './long-run-variance.ts';
import { withoutOutliers } from './outliers.ts';
import { type Plot, plotOf } from './plot.ts';
import { type Findings, type Refusal, reasonOf } from './reason.ts';
import type { Limit, Series, Settings } from './series.ts';
import { studentQuantile } from './student.ts';

/** What is found of one metric. Harm is positive whichever direction is better. */
export interface MetricJudgement {
  readonly metric: string;
  readonly verdict: VerificationVerdict;
  /** In one sentence, at most 500 characters. */
  readonly reason: string;
  /** Harm as a share of the baseline's mean; null where nothing could be compared or that mean is 0. */
  readonly effect: number | null;
  /** Harm in the metric's unit; null where nothing could be compared. */
  readonly harm: number | null;
  /** Harm in the metric's unit: at least `low` but for the false alarms allowed, at most `high` but for false passes. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** Samples that are there, and how many independent ones the canary's are worth. */
  readonly n: { readonly baseline: number; readonly canary: number; readonly independent: number };
  readonly plot: Plot;
}

/** Judges one metric; `share` is its share of the false alarms. Never throws, whatever the numbers. */
export function judgeMetric(series: Series, settings: Settings, share: number): MetricJudgement {
  const magnitude = magnitudeOf(series.baseline, series.canary);
  const arms = {
    baseline: armOf(series.baseline, series.requests?.baseline, magnitude),
    canary: armOf(series.canary, series.requests?.canary, magnitude),
  };
  const n = { baseline: observed(arms.baseline), canary: observed(arms.canary), independent: 0 };
  const judged = { metric: series.metric, plot: plotOf(series) };
  const refusal = tooLittle(series, arms, settings);
  if (refusal !== null) {
    const nothing = { effect: null, harm: null, interval: null, n };
    return { ...judged, ...nothing, verdict: 'inconclusive', reason: reasonOf(series, refusal) };
  }
  const findings = compare(series, arms, { settings, share, magnitude });
  return {
    ...judged,
    verdict: findings.verdict,
    reason: reasonOf(series, findings),
    effect: findings.effect,
    harm: findings.harm,
    interval: { low: findings.low, high: findings.high },
    n: { ...n, independent: findings.independent },
  };
}

interface Arms {
  readonly baseline: Arm;
  readonly canary: Arm;
}

/** Why nothing can be said at all, or null. */
function tooLittle(series: Series, arms: Arms, settings: Settings): Refusal | null {
  // Fewer would not do for the arithmetic, whatever is configured.
  const needed = Math.max(8, settings.minimumSamples);
  for (const name of ['baseline', 'canary'] as const) {
    const arm = arms[name];
    const samples = observed(arm);
    if (samples < needed) return { refused: 'samples', arm: name, samples, needed };
    const requests = series.requests === undefined ? Number.POSITIVE_INFINITY : weightOf(arm);
    if (requests < settings.minimumRequests)
      return { refused: 'requests', arm: name, requests, needed: settings.minimumRequests };
    if (2 * samples < arm.values.length)
      return { refused: 'gaps', arm: name, samples, slots: arm.values.length };
  }
  return null;
}

/**
 * Fails on harm that is certain and as large as matters; passes when the harm seen is less than that and harm beyond
 * the tolerance is ruled out. The first asks for little harm and much certainty, the second is the test of
 * non-inferiority; between them, and whenever both are out of reach, the answer is to hold. More harm in every sample
 * can only lead from pass over inconclusive to fail.
 */
function compare(
  series: Series,
  arms: Arms,
  { settings, share, magnitude }: { settings: Settings; share: number; magnitude: number },
): Findings {
  const { baseline, canary, moved } = withoutOutliers(arms.baseline, arms.canary);
  const found = difference(baseline, canary);
  const harm = series.direction === 'lower-is-better' ? found.difference : -found.difference;
  const scale = Math.abs(found.baseline);
  const limits = { ...(series.unit === 'ratio' ? settings.ratioLimits : settings.limits), ...series.limits };
  const bound = (limit: Limit) => Math.max(limit.relative * scale, limit.absolute / magnitude);
  const certain = marginOf(found.toFind, share);
  const sure = marginOf(found.toExclude, settings.falsePasses, unseen(series, arms));
  const matters = harm > 0 && harm >= bound(limits.harm);
  const verdict =
    matters && harm - certain > 0
      ? 'fail'
      : !matters && harm + sure <= bound(limits.tolerance)
        ? 'pass'
        : 'inconclusive';
  return {
    verdict,
    matters,
    baseline: found.baseline * magnitude,
    canary: found.canary * magnitude,
    harm: harm * magnitude,
    effect: scale === 0 ? null : harm / scale,
    low: (harm - certain) * magnitude,
    high: (harm + sure) * magnitude,
    harmBound: bound(limits.harm) * magnitude,
    toleranceBound: bound(limits.tolerance) * magnitude,
    confidence: 1 - share,
    assurance: 1 - settings.falsePasses,
    samples: observed(canary),
    independent: found.worth,
    needed: neededSamples(harm, sure, bound(limits.tolerance), observed(canary)),
    moved,
    paired: found.paired,
  };
}

/** How far from the mean the truth may be, but for the chance `tail`; `unseen` is variance that samples do not show. */
function marginOf({ variance, degrees }: MeanVariance, tail: number, unseen = 0): number {
  return variance + unseen === 0 ? 0 : Math.sqrt(variance + unseen) * studentQuantile(tail, degrees);
}

/**
 * What no event in so many requests leaves open: a Poisson mean may be near 3 where none was seen (the rule of three),
 * and near k + 1.65 √(k + 4) where k were.
 */
function unseen(series: Series, arms: Arms): number {
  if (series.unit !== 'ratio' || series.requests === undefined) return 0;
  return 4 / weightOf(arms.canary) ** 2;
}

/** About how many samples of each arm would do to pass, were the harm what it seems but not below 0; null if no number. */
function neededSamples(harm: number, sure: number, tolerance: number, samples: number) {
  const room = tolerance - Math.max(0, harm);
  if (room <= 0 || sure === 0) return null;
  const needed = samples * (sure / room) ** 2;
  return needed > samples && needed < 1e6 ? Math.ceil(needed / 10) * 10 : null;
}
