import { notShown, renderVerdict } from '../render-verdict.ts';
import { judgeGroup } from './judge.ts';
import type { MergeGroupState } from './state.ts';
import type { MergeGroupStep } from './step.ts';

/** The one next step for a merge group: keep what was assembled, then write what GitHub does not show. Pure. */
export function nextForMergeGroup(state: MergeGroupState): MergeGroupStep {
  if (state.kind === 'gone') return { kind: 'rest', why: 'the merge group is gone', retry: false };
  if (state.kind === 'group' && state.newEvidence !== null) return { kind: 'record', ...state.newEvidence };
  const verdicts = judgeGroup(state);
  const autonomy = autonomyOf(state);
  const changed = notShown(
    verdicts.map((verdict) => renderVerdict(verdict, autonomy)),
    state.checks,
  );
  if (changed.length > 0) return { kind: 'write-checks', checks: changed };
  // Not everything that it waits for tells this flow: a review is about the pull request, a merge about the branch.
  const open = verdicts.find(({ state: stands }) => stands === 'failed' || stands === 'waiting');
  return open === undefined
    ? { kind: 'rest', why: 'GitHub shows every verdict', retry: false }
    : { kind: 'rest', why: open.title, retry: true };
}

/** Checks are neutral only where every pull request of the group is merely observed. */
function autonomyOf(state: Exclude<MergeGroupState, { kind: 'gone' }>) {
  if (state.kind === 'unclear') return 'propose';
  const observed = state.members.every(
    ({ candidate: { configuration } }) => configuration.ok && configuration.value.autonomy === 'observe',
  );
  return observed ? 'observe' : 'propose';
}
