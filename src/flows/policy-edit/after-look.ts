import { fullName } from '../../domain/repository.ts';
import type { Afterwards, FlowContext } from '../flow.ts';
import type { PullRequestState } from '../pull-request/state.ts';
import { rememberPull } from './past-pulls.ts';

/**
 * Once a pull request is judged and shown: keeps what another policy would judge it by, and where it edits the policy
 * has somebody find out what that would change. Nothing of it is waited for.
 */
export async function afterLook(
  context: FlowContext,
  state: PullRequestState,
  afterwards: Afterwards,
): Promise<void> {
  if (state.kind !== 'open' || afterwards.kind === 'again') return;
  await rememberPull(context, state);
  if (state.own.replay !== 'pending') return;
  const { repository, number } = state.own.pull;
  await context.wake('policy-edit', `${fullName(repository)}#${number}`, 'it edits the policy', 'sweep');
}
