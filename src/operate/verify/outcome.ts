import type { VerificationVerdict } from '../../domain/deployment.ts';

/** How a step, a journey or a part came out. The reason may quote answers: untrusted, though without secrets. */
export interface Outcome {
  readonly verdict: VerificationVerdict;
  readonly reason: string;
}
