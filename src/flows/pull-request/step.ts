import type { CheckContent } from '../../connect/github/checks.ts';
import type { Verdict } from '../../domain/verdict.ts';

/** A verdict and how GitHub shall show it. */
export interface RenderedVerdict {
  readonly verdict: Verdict;
  readonly content: CheckContent;
}

/** What the flow may do next about a pull request. */
export type PullRequestStep =
  | { readonly kind: 'rest'; readonly why: string; readonly retry: boolean }
  /** Write the checks that differ from what GitHub shows, if the head is still the one that was judged. */
  | { readonly kind: 'write-checks'; readonly checks: readonly RenderedVerdict[] };
