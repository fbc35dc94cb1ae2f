import type { ForeignCheck } from '../../connect/github/checks.ts';
import type { CheckName, Verdict } from '../../domain/verdict.ts';

/**
 * Somebody else wrote a check run under our name. Where the required check is not pinned to the App, GitHub may take
 * theirs for ours, so ours is red until it is gone: a newer check run of the same name decides. The verdict names
 * the newest of theirs, so that it is written anew, and is the newest, whenever they write another.
 */
export function withForeignChecks(
  verdict: Verdict,
  foreign: readonly ForeignCheck[],
  check: CheckName,
): Verdict {
  const impostors = foreign.filter((one) => one.name.toLowerCase() === `wired-chaos/${check}`);
  if (impostors.length === 0) return verdict;
  const apps = [...new Set(impostors.map((one) => one.app))].join(', ');
  const newest = Math.max(...impostors.map((one) => one.id));
  const title = `A check of this name was written by ${apps}`;
  return {
    ...verdict,
    state: 'blocked',
    title: title.slice(0, 120),
    items: [
      {
        state: 'blocked',
        title: 'Nobody else writes checks of this App',
        detail: `${apps} wrote a check run named wired-chaos/${check} on this commit (${newest}).`,
        next:
          'Find out which workflow did it and take its permission checks: write away, push a new commit, and pin the ' +
          'required checks to this App in branch protection.',
      },
      ...verdict.items,
    ],
  };
}
