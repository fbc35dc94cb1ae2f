import type { Evidence } from '../../domain/evidence.ts';
import type { RenderedVerdict } from '../render-verdict.ts';
import type { UnrecordedMerge } from './state.ts';

/** What the flow may do next about a pull request. */
export type PullRequestStep =
  | { readonly kind: 'rest'; readonly why: string; readonly retry: boolean }
  /** Keep what was seen for the first time: assembled evidence, and what each approval had in sight. */
  | {
      readonly kind: 'record';
      readonly evidence: readonly {
        readonly key: string;
        readonly number: number;
        readonly evidence: Evidence;
      }[];
      readonly approvals: readonly {
        readonly key: string;
        readonly number: number;
        readonly findings: readonly string[];
      }[];
    }
  /** Write the checks that differ from what GitHub shows, if the head is still the one that was judged. */
  | { readonly kind: 'write-checks'; readonly checks: readonly RenderedVerdict[] }
  /** Tell once for each head which approvals stopped counting, and why. */
  | { readonly kind: 'tell-voided'; readonly marker: string; readonly text: string }
  /** Merge exactly this head, or put it into the merge queue. */
  | { readonly kind: 'merge'; readonly how: 'auto' | 'queue' }
  /** Put a merge on the ledger that a crash kept off it. */
  | { readonly kind: 'record-merge'; readonly merge: UnrecordedMerge };
