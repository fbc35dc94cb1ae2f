import { statusOf } from '../../connect/github/errors.ts';
import { getAttempt, rerunFailedJobs } from '../../connect/github/workflow-runs.ts';
import { repositoryObject } from '../../domain/object.ts';
import { fullName } from '../../domain/repository.ts';
import type { FlowContext } from '../flow.ts';
import type { Place } from './place.ts';

/** A workflow run at the attempt that failed. */
export interface FailedRun {
  readonly id: number;
  readonly attempt: number;
}

/** Runs the failed jobs of a run once more. When GitHub refuses, nothing happens. */
export async function rerun(
  { client, effects, log }: FlowContext,
  { repository, repositoryId }: Place,
  { id, attempt }: FailedRun,
): Promise<void> {
  try {
    await effects.once({
      installation: client.installation,
      key: `rerun:${repositoryObject(repositoryId)}:${id}:${attempt}`,
      find: async () => ((await getAttempt(client, repository, id)) > attempt ? true : null),
      async act() {
        await rerunFailedJobs(client, repository, id);
        return true;
      },
    });
  } catch (error) {
    // It is running again already, or it is too old to be run again: the next reading tells which.
    if (statusOf(error) !== 403) throw error;
    log.warn({ repository: fullName(repository), run: id }, 'GitHub refused to rerun the failed jobs');
  }
}
