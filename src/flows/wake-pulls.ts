import type { Priority } from '../domain/priority.ts';
import { fullName, type RepositoryRef } from '../domain/repository.ts';
import type { Flow, FlowContext } from './flow.ts';

/** Pull requests that something concerns, which itself is no pull request. */
interface Concerned {
  readonly repository: RepositoryRef;
  readonly pulls: readonly number[];
}

type ConcernedStep = { readonly kind: 'wake' } | { readonly kind: 'rest' };

/** A flow that only finds out whom something concerns, and has each of these pull requests judged again. */
export function wakePulls(
  kind: string,
  reason: string,
  priority: Priority,
  read: (context: FlowContext, subject: string) => Promise<Concerned>,
): Flow<Concerned, ConcernedStep> {
  return {
    kind,
    read,
    next: (state) => ({ kind: state.pulls.length === 0 ? 'rest' : 'wake' }),
    async act(context, state, step) {
      if (step.kind === 'wake') {
        for (const number of state.pulls) {
          await context.wake('pull-request', `${fullName(state.repository)}#${number}`, reason, priority);
        }
      }
      return { kind: 'rest' };
    },
  };
}
