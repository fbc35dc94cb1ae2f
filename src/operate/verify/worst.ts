import type { VerificationVerdict } from '../../domain/deployment.ts';

const order: readonly VerificationVerdict[] = ['fail', 'inconclusive', 'pass'];

/** The worst of several: fail before inconclusive before pass. Of none it is inconclusive: nothing was shown. */
export function worst(verdicts: readonly VerificationVerdict[]): VerificationVerdict {
  return order.find((verdict) => verdicts.includes(verdict)) ?? 'inconclusive';
}
