import type { Replay } from '../../change/policy/flips/replay.ts';
import { replaySection } from '../../change/policy/flips/section.ts';
import type { Verdict } from '../../domain/verdict.ts';

/** Adds what a pull request's edit of the policy would change to its verdict, which stays what it is. */
export function withReplay(verdict: Verdict, replay: Replay | 'pending' | null): Verdict {
  if (replay === null) return verdict;
  const section = replaySection(replay === 'pending' ? null : replay);
  return { ...verdict, items: [section, ...verdict.items] };
}
