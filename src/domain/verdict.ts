import { z } from 'zod';
import { Finding } from './finding.ts';

/** The required checks that users see, without the prefix `wired-chaos/`. */
export const CheckName = z.enum(['policy', 'evidence', 'approval']);
export type CheckName = z.infer<typeof CheckName>;

/**
 * What a check has come to, before it is rendered for GitHub:
 * - `not-applicable`: the pull request needs nothing of this kind;
 * - `passed`: everything asked for is there;
 * - `waiting`: for a person or a run, nobody did anything wrong;
 * - `blocked`: a finding or a missing proof that somebody must remedy;
 * - `failed`: it could not be judged; never treated as success.
 */
export const VerdictState = z.enum(['not-applicable', 'passed', 'waiting', 'blocked', 'failed']);
export type VerdictState = z.infer<typeof VerdictState>;

/** One line of the result tree: a requirement and how it stands. */
export const VerdictItem = z.object({
  state: VerdictState,
  /** The requirement or rule, named. */
  title: z.string().min(1),
  /** The evidence: what was looked at and seen. */
  detail: z.string(),
  /** What the detail is about, one line each, where it is about many things. */
  list: z.array(z.string()).optional(),
  /** Who can change that, and how. Empty when nothing is left to do. */
  next: z.string(),
});
export type VerdictItem = z.infer<typeof VerdictItem>;

/** The result tree of one check for one pull request at one head. Check, details page and CLI render it. */
export const Verdict = z.object({
  check: CheckName,
  state: VerdictState,
  /** At most one line, at most 120 characters: it is the title of the check run. */
  title: z.string().min(1).max(120),
  items: z.array(VerdictItem),
  findings: z.array(Finding),
});
export type Verdict = z.infer<typeof Verdict>;

const order: readonly VerdictState[] = ['not-applicable', 'passed', 'waiting', 'blocked', 'failed'];

/** The worse of two states; `failed` is the worst, for what could not be judged must never pass. */
export function worse(a: VerdictState, b: VerdictState): VerdictState {
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}
