import type { Done, EffectResult } from '../../platform/effects.ts';
import type { Afterwards } from '../flow.ts';

/** GitHub's answers lag behind what was written by seconds, not by more than this. In milliseconds. */
const longestLag = 2 * 60_000;
const lookAgainAfter = 5000;

/**
 * What follows an effect that the flow took because GitHub did not show it. When it is remembered as done, GitHub's
 * answer is old; or else somebody has taken away what was done, and it is not done again against them.
 */
export function afterEffect(
  done: Pick<Done<EffectResult>, 'how' | 'at'>,
  what: string,
  now = new Date(),
): Afterwards {
  if (done.how !== 'remembered') return { kind: 'again' };
  if (now.getTime() - done.at.getTime() > longestLag) return { kind: 'rest' };
  return { kind: 'later', milliseconds: lookAgainAfter, why: `GitHub does not show ${what} yet` };
}
