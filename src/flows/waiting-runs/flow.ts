import { pendingDeployments } from '../../connect/github/deployment-reviews.ts';
import { isNotFound } from '../../connect/github/errors.ts';
import { waitingRuns } from '../../connect/github/workflow-runs.ts';
import { parseRepository } from '../../domain/repository.ts';
import type { Flow } from '../flow.ts';

/** More waiting runs than these are not looked at in one sweep, the newest first. */
const mostRuns = 100;

interface Waiting {
  /** Subjects of gates. */
  readonly subjects: readonly string[];
}

/**
 * Has every deployment that waits in a repository looked at, also those of which no event told: GitHub gives up a wait
 * after thirty days, and a lost webhook is brought by nobody else.
 */
export const waitingDeployments: Flow<Waiting, { readonly kind: 'wake' | 'rest' }> = {
  kind: 'waiting-runs',
  async read({ client }, subject) {
    const repository = parseRepository(subject);
    const runs = await waitingRuns(client, repository).catch(whenGone);
    const subjects: string[] = [];
    for (const { id } of runs.slice(0, mostRuns)) {
      const pending = await pendingDeployments(client, repository, id).catch(whenGone);
      subjects.push(...pending.map(({ environment }) => `${subject}/${id}/${environment.name}`));
    }
    return { subjects };
  },
  next: ({ subjects }) => ({ kind: subjects.length === 0 ? 'rest' : 'wake' }),
  async act(context, { subjects }) {
    for (const subject of subjects) await context.wake('gate', subject, 'sweep', 'sweep');
    return { kind: 'rest' };
  },
};

function whenGone(error: unknown): [] {
  if (isNotFound(error)) return [];
  throw error;
}
