import type { GateVerdict } from '../../change/gate/judge.ts';
import type { MadeReport } from '../../change/gate/report.ts';
import type { UnseenReview } from './state.ts';

/** What the flow may do next about a gate. */
export type GateStep =
  | { readonly kind: 'rest'; readonly why: string }
  /** Keep when reviews were first seen. */
  | { readonly kind: 'keep'; readonly reviews: readonly UnseenReview[] }
  | {
      readonly kind: 'answer';
      readonly state: 'approved' | 'rejected';
      /** It goes forward, and so stops while paused. */
      readonly forward: boolean;
      readonly verdict: GateVerdict;
      readonly text: string;
    }
  | {
      readonly kind: 'report';
      readonly report: { readonly kind: MadeReport['kind']; readonly digest: string; readonly text: string };
      /** Of this attempt, from 1. */
      readonly number: number;
    }
  /** `until` is ISO 8601, UTC: something may change by itself then. */
  | { readonly kind: 'wait'; readonly until: string };
