import { listAllOpenPulls } from '../../connect/github/history.ts';
import { fullName, parseRepository, type RepositoryRef } from '../../domain/repository.ts';
import type { Flow } from '../flow.ts';

/** The open pull requests of a repository, after something changed that judges all of them. */
interface OpenPullsState {
  readonly repository: RepositoryRef;
  readonly pulls: readonly number[];
}

type OpenPullsStep = { readonly kind: 'wake' } | { readonly kind: 'rest' };

/** Has every open pull request of a repository judged again: its configuration changed, or the App is new to it. */
export const openPulls: Flow<OpenPullsState, OpenPullsStep> = {
  kind: 'open-pulls',
  async read(context, subject) {
    const repository = parseRepository(subject);
    return { repository, pulls: await listAllOpenPulls(context.client, repository) };
  },
  next: (state) => ({ kind: state.pulls.length === 0 ? 'rest' : 'wake' }),
  async act(context, state, step) {
    if (step.kind === 'wake') {
      for (const number of state.pulls) {
        await context.wake(
          'pull-request',
          `${fullName(state.repository)}#${number}`,
          'what judges it changed',
        );
      }
    }
    return { kind: 'rest' };
  },
};
