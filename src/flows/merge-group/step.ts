import type { Evidence } from '../../domain/evidence.ts';
import type { RenderedVerdict } from '../render-verdict.ts';

/** What the flow may do next about a merge group. */
export type MergeGroupStep =
  | { readonly kind: 'rest'; readonly why: string; readonly retry: boolean }
  /** Keep evidence that was assembled just now. */
  | { readonly kind: 'record'; readonly key: string; readonly evidence: Evidence }
  /** Write the checks that differ from what GitHub shows, if the group is still there. */
  | { readonly kind: 'write-checks'; readonly checks: readonly RenderedVerdict[] };
