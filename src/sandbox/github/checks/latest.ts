import type { CheckRun } from '../state/check.ts';
import type { State } from '../state/state.ts';

/** All check runs of a commit, oldest first. */
export const checkRunsOf = (state: State, repositoryId: number, sha: string): CheckRun[] =>
  [...state.checkRuns.values()].filter((run) => run.repositoryId === repositoryId && run.headSha === sha);

/**
 * Of check runs, oldest first, those that count: the newest of each name within a suite. Two workflows that both
 * call a job `test` have a suite each, so both count.
 */
export function latestOf(runs: readonly CheckRun[]): CheckRun[] {
  const newest = new Map<string, CheckRun>();
  for (const run of runs) newest.set(`${run.suiteId} ${run.name}`, run);
  return [...newest.values()];
}
