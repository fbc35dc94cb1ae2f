import { differenceOf } from '../../change/approvals/same-change.ts';
import type { Member } from './state.ts';

/**
 * Why what people said about a pull request does not hold for the commit that the queue made of it, in words, or
 * null when it does: the commit merges exactly the present head, and changes exactly what the pull request shows.
 */
export function lackOfCarryOver({ candidate, commit }: Member): string | null {
  const { pull } = candidate;
  const [, merged, more] = commit.parents;
  if (more !== undefined) return `${commit.sha.slice(0, 7)} merges more than one head`;
  // Where the queue squashes there is no second parent: the change alone tells.
  if (merged !== undefined && merged !== pull.head.sha) {
    return `${merged.slice(0, 7)} is merged, and the head is ${pull.head.sha.slice(0, 7)}`;
  }
  return differenceOf(pull.diff, commit.diff);
}
