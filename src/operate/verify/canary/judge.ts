import type { VerificationVerdict } from '../../../domain/deployment.ts';
import { judgeMetric, type MetricJudgement } from './metric.ts';
import { defaultSettings, type Series, type Settings } from './series.ts';

/** What is found of a canary. */
export interface CanaryJudgement {
  /** The worst of the metrics: fail before inconclusive before pass. Inconclusive holds, it never promotes. */
  readonly verdict: VerificationVerdict;
  /** In one sentence, at most 500 characters; quotes names of metrics, which are untrusted text. */
  readonly reason: string;
  /** In the order in which the series were given. */
  readonly metrics: readonly MetricJudgement[];
}

/**
 * Judges a canary by all its metrics. The false alarms that `settings` allow are shared out evenly over metrics and
 * looks (Bonferroni), so that watching more does not raise them. The same series and settings always give the same
 * answer, at a cost that grows with n log n up to 4,096 samples per arm and with n beyond. Never throws.
 */
export function judgeCanary(series: readonly Series[], settings: Partial<Settings> = {}): CanaryJudgement {
  const all = { ...defaultSettings, ...settings };
  const share = all.falseAlarms / Math.max(1, series.length) / Math.max(1, all.looks);
  const metrics = series.map((one) => judgeMetric(one, all, share));
  const verdict = worstOf(metrics);
  return { verdict, reason: summary(metrics, verdict), metrics };
}

function worstOf(metrics: readonly MetricJudgement[]): VerificationVerdict {
  if (metrics.some((metric) => metric.verdict === 'fail')) return 'fail';
  return metrics.length > 0 && metrics.every((metric) => metric.verdict === 'pass') ? 'pass' : 'inconclusive';
}

function summary(metrics: readonly MetricJudgement[], verdict: VerificationVerdict): string {
  if (metrics.length === 0) return 'there are no metrics to judge the canary by';
  const deciding = metrics.filter((metric) => metric.verdict === verdict);
  const count = `${deciding.length} of ${metrics.length} metrics ${verdict === 'inconclusive' ? 'are inconclusive' : verdict}`;
  const [first] = deciding;
  return first === undefined
    ? count
    : `${count}: ${first.metric.slice(0, 100)}: ${first.reason}`.slice(0, 500);
}
