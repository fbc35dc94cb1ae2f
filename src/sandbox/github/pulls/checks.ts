import type { Context } from '../context.ts';
import type { CheckRun, CommitStatus } from '../state/check.ts';
import type { Repository } from '../state/repository.ts';

/** How one check of a commit stands. */
export interface CheckStanding {
  readonly name: string;
  /** Null for a status set by a person. */
  readonly appId: number | null;
  readonly standing: 'passing' | 'failing' | 'pending' | 'in_progress';
}

const passing = new Set(['success', 'neutral', 'skipped']);

/** The latest of each check run (by App and name) and of each status (by context) of a commit. */
export function checksOf(context: Context, repository: Repository, sha: string): CheckStanding[] {
  const runs = new Map<string, CheckRun>();
  for (const run of context.state.checkRuns.values()) {
    if (run.repositoryId !== repository.id || run.headSha !== sha) continue;
    const key = `${run.appId} ${run.name}`;
    if ((runs.get(key)?.id ?? 0) < run.id) runs.set(key, run);
  }
  const statuses = new Map<string, CommitStatus>();
  for (const status of context.state.statuses) {
    if (status.repositoryId === repository.id && status.sha === sha) statuses.set(status.context, status);
  }
  return [
    ...[...runs.values()].map((run) => ({ name: run.name, appId: run.appId, standing: standingOf(run) })),
    ...[...statuses.values()].map((status) => ({
      name: status.context,
      appId: status.appId,
      standing: statusStanding(status),
    })),
  ];
}

function standingOf(run: CheckRun): CheckStanding['standing'] {
  if (run.status === 'in_progress') return 'in_progress';
  if (run.status !== 'completed' || run.conclusion === null) return 'pending';
  return passing.has(run.conclusion) ? 'passing' : 'failing';
}

function statusStanding(status: CommitStatus): CheckStanding['standing'] {
  if (status.state === 'success') return 'passing';
  return status.state === 'pending' ? 'pending' : 'failing';
}
