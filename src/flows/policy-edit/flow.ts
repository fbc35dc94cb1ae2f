import { numberedObject } from '../../domain/object.ts';
import { fullName } from '../../domain/repository.ts';
import type { Flow } from '../flow.ts';
import { nextForPolicyEdit, type PolicyEditStep } from './next.ts';
import { readPolicyEdit } from './read.ts';
import type { PolicyEditState } from './state.ts';

/** Finds out, in the background, which verdicts would flip under the policy that a pull request brings. */
export const policyEdit: Flow<PolicyEditState, PolicyEditStep> = {
  kind: 'policy-edit',
  read: readPolicyEdit,
  next: nextForPolicyEdit,
  async act(context, state, step) {
    if (step.kind === 'rest' || state.kind === 'none') return { kind: 'rest' };
    const subject = `${fullName(state.repository)}#${state.number}`;
    if (step.kind === 'record') {
      await context.ledger.append({
        installation: context.client.installation,
        kind: 'policy-replay',
        subject,
        object: numberedObject(state.repositoryId, state.number),
        key: state.key,
        data: { head: state.head, ...step.replay },
      });
    }
    await context.wake('pull-request', subject, 'what its policy would change is known');
    return { kind: 'rest' };
  },
};
