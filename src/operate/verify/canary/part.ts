import type { VerificationPart, VerificationVerdict } from '../../../domain/deployment.ts';
import type { CanaryJudgement } from './judge.ts';

const order: readonly VerificationVerdict[] = ['fail', 'inconclusive', 'pass'];

/** A judgement as part of a verification, its worst metrics first, since a part lists 200 at most. */
export function canaryPart(judgement: CanaryJudgement): VerificationPart {
  const details = judgement.metrics
    .map(({ metric, verdict, reason }) => ({ name: metric.slice(0, 200), verdict, reason }))
    .sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))
    .slice(0, 200);
  return { kind: 'canary', verdict: judgement.verdict, reason: judgement.reason, details };
}
