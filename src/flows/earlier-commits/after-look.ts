import { numberedObject } from '../../domain/object.ts';
import { fullName } from '../../domain/repository.ts';
import type { Afterwards, FlowContext } from '../flow.ts';
import type { Candidate, PullRequestState } from '../pull-request/state.ts';
import { rememberEarlier } from './note.ts';

/** With more commits than these it has to wait for its turn. */
const mostUrgent = 10;

/** Keeps what was just seen in the commits of a pull request, before anything is done about it. */
export async function keepEarlier(context: FlowContext, state: PullRequestState): Promise<void> {
  if (state.kind !== 'open') return;
  for (const { pull, earlier } of [state.own, ...state.siblings]) {
    if (earlier.news === null) continue;
    await rememberEarlier(context, numberedObject(pull.repositoryId, pull.number), earlier.news);
  }
}

/** Has the commits looked at that are left, once the pull request shows that its check waits for them. */
export async function lookAtRest(
  context: FlowContext,
  state: PullRequestState,
  afterwards: Afterwards,
): Promise<void> {
  if (state.kind !== 'open' || afterwards.kind === 'again') return;
  for (const candidate of [state.own, ...state.siblings].filter(waitsForCommits)) {
    const { repository, number } = candidate.pull;
    const subject = `${fullName(repository)}#${number}`;
    // Few are waited for by whoever waits for the check; many would keep others waiting.
    const urgency = candidate.earlier.progress.of > mostUrgent ? 'sweep' : undefined;
    await context.wake('earlier-commits', subject, 'it has earlier commits', urgency);
  }
}

/** Whether some of its commits have still to be looked at. */
export function waitsForCommits({ earlier: { progress } }: Candidate): boolean {
  return progress.looked < progress.of && progress.cut === null;
}
