import { listOpenPullsAt } from '../../connect/github/history.ts';
import type { Sha } from '../../domain/ids.ts';
import { fullName, type RepositoryRef } from '../../domain/repository.ts';
import type { Flow } from '../flow.ts';
import { parseCommitSubject } from '../subject.ts';

/** A commit about which something was told, and the open pull requests whose head it is. */
interface HeadState {
  readonly repository: RepositoryRef;
  readonly sha: Sha;
  readonly pulls: readonly number[];
}

type HeadStep = { readonly kind: 'wake' } | { readonly kind: 'rest' };

/**
 * Finds whom an event about a commit concerns. GitHub names the pull requests of a run or check only when they come
 * from the same repository, so those of forks are looked up.
 */
export const head: Flow<HeadState, HeadStep> = {
  kind: 'head',
  async read(context, subject) {
    const { repository, sha } = parseCommitSubject(subject);
    return { repository, sha, pulls: await listOpenPullsAt(context.client, repository, sha) };
  },
  next: (state) => ({ kind: state.pulls.length === 0 ? 'rest' : 'wake' }),
  async act(context, state, step) {
    if (step.kind === 'wake') {
      for (const number of state.pulls) {
        await context.wake(
          'pull-request',
          `${fullName(state.repository)}#${number}`,
          'something about its head',
        );
      }
    }
    return { kind: 'rest' };
  },
};
