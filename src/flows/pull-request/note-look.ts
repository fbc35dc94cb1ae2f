import { numberedObject } from '../../domain/object.ts';
import { waitsForCommits } from '../earlier-commits/after-look.ts';
import type { Afterwards, FlowContext } from '../flow.ts';
import { judge } from './judge.ts';
import { type Look, lookKey } from './look.ts';
import { mergeMode } from './merge-mode.ts';
import type { PullRequestState } from './state.ts';

/** Notes how a pull request is left, once nothing is to be done about it now. */
export async function noteLook(
  context: FlowContext,
  state: PullRequestState,
  afterwards: Afterwards,
): Promise<void> {
  if (state.kind !== 'open' || afterwards.kind === 'again') return;
  const { pull } = state.own;
  const object = numberedObject(pull.repositoryId, pull.number);
  const look: Look = {
    head: pull.head.sha,
    updatedAt: state.updatedAt,
    settled: afterwards.kind === 'rest' && !changesByItself(state),
    at: state.now,
    first: state.last?.first ?? state.now,
  };
  await context.notes.set(context.client.installation, lookKey(object), look);
}

/** It would be merged but for a pause, whose end may be told to nobody. */
function isHeldBack(state: Extract<PullRequestState, { kind: 'open' }>): boolean {
  const running = { ...state, merge: { ...state.merge, paused: null } };
  return mergeMode(running, judge(state)) !== 'manual';
}

/** Whether its verdicts may change without an event that GitHub counts as an update of the pull request. */
function changesByItself(state: Extract<PullRequestState, { kind: 'open' }>): boolean {
  const { evidence, overrides } = state.own;
  const awaited = 'kind' in evidence && (evidence.kind === 'pending' || evidence.kind === 'needs-approval');
  const expiring = overrides.some((override) => Date.parse(override.expires) > Date.parse(state.now));
  return awaited || waitsForCommits(state.own) || expiring || state.siblings.length > 0 || isHeldBack(state);
}
