import { repositoryObject } from '../../domain/object.ts';
import { earlierKey } from '../earlier-commits/note.ts';
import type { Flow } from '../flow.ts';
import { expirePast } from '../policy-edit/past-pulls.ts';
import { lookKey } from '../pull-request/look.ts';
import { nextForRepository } from './next.ts';
import { readRepository } from './read.ts';
import type { RepositoryState, RepositoryStep } from './state.ts';

/** Looks through what is open in a repository and wakes the flows of what events may have missed. */
export const repository: Flow<RepositoryState, RepositoryStep> = {
  kind: 'repository',
  read: readRepository,
  next: nextForRepository,
  async act(context, state, step) {
    if (step.kind === 'rest' || state.kind === 'gone') return { kind: 'rest' };
    for (const [kind, subject] of step.wakes) await context.wake(kind, subject, 'sweep', 'sweep');
    const prefix = `${repositoryObject(state.repositoryId)}#`;
    for (const number of step.forget) {
      for (const key of [lookKey(`${prefix}${number}`), earlierKey(`${prefix}${number}`)]) {
        await context.notes.remove(context.client.installation, key);
      }
    }
    await expirePast(context, state.repositoryId, state.now);
    return { kind: 'rest' };
  },
};
