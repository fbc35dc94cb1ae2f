import { type Again, judgeAgain, type PolicyRules } from './judge-again.ts';
import type { PastPull } from './past-pull.ts';
import type { Compared } from './replay.ts';

/** A policy before and after somebody edited it. */
export interface Edited {
  readonly before: PolicyRules;
  readonly after: PolicyRules;
}

/** A past pull request as it was seen with each policy: the same one twice unless its files were read again. */
export interface Past {
  readonly before: PastPull;
  readonly after: PastPull;
}

/**
 * Judges one past pull request by both policies. Pure.
 * @param salt the one that fingerprints are made with
 */
export function compare(past: Past, { before, after }: Edited, salt: string): Compared {
  const was = judgeAgain(past.before, before, salt, null);
  const { number } = past.before;
  if (!was.answered) return { number, why: was.why };
  const would: Again = judgeAgain(past.after, after, salt, was.asks);
  if (!would.answered) return { number, why: would.why };
  return { number, lookedAgain: past.before !== past.after, before: was, after: would };
}
