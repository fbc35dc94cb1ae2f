import { approvalsToRecord } from '../../change/approvals/approval.ts';
import { notShown, renderVerdict } from '../render-verdict.ts';
import { judge } from './judge.ts';
import { mergeMode, waitsForGitHub } from './merge-mode.ts';
import { seenKey } from './read-candidate.ts';
import type { Candidate, PullRequestState } from './state.ts';
import type { PullRequestStep } from './step.ts';
import { judgeUnpermitted } from './unpermitted.ts';
import { voidNote } from './void-note.ts';

type Open = Extract<PullRequestState, { kind: 'open' }>;

/** The one next step for a pull request: keep, write, tell, and only then merge. Pure. */
export function nextForPullRequest(state: PullRequestState): PullRequestStep {
  if (state.kind === 'closed' && state.unrecorded !== null) {
    return { kind: 'record-merge', merge: state.unrecorded };
  }
  if (state.kind === 'unpermitted') return nextForUnpermitted(state);
  if (state.kind !== 'open') return { kind: 'rest', why: `the pull request is ${state.kind}`, retry: false };
  const unseen = unseenOf(state);
  if (unseen !== null) return unseen;
  const verdicts = judge(state);
  const rendered = verdicts.map((verdict) => renderVerdict(verdict, autonomyOf(state)));
  const changed = notShown(rendered, state.checks);
  if (changed.length > 0) return { kind: 'write-checks', checks: changed };
  const note = voidNote(state);
  if (note !== null) return { kind: 'tell-voided', ...note };
  const how = mergeMode(state, verdicts);
  if (how !== 'manual') return { kind: 'merge', how };
  const failed = verdicts.find((verdict) => verdict.state === 'failed');
  if (failed !== undefined) return { kind: 'rest', why: failed.title, retry: true };
  return waitsForGitHub(state, verdicts)
    ? { kind: 'rest', why: `GitHub says ${state.merge.state}`, retry: true }
    : { kind: 'rest', why: 'GitHub shows every verdict', retry: false };
}

/** There is nothing to try again: who accepts the permission has everything looked at again. */
function nextForUnpermitted(state: Extract<PullRequestState, { kind: 'unpermitted' }>): PullRequestStep {
  const rendered = judgeUnpermitted(state).map((verdict) => renderVerdict(verdict, 'propose'));
  const changed = notShown(rendered, state.checks);
  return changed.length > 0
    ? { kind: 'write-checks', checks: changed }
    : { kind: 'rest', why: 'the App lacks a permission', retry: false };
}

/** What has to be kept before anything is judged by it. */
function unseenOf(state: Open): PullRequestStep | null {
  const candidates = [state.own, ...state.siblings];
  const evidence = candidates.flatMap(({ pull, newEvidence }) =>
    newEvidence === null ? [] : [{ ...newEvidence, number: pull.number }],
  );
  const approvals = candidates.flatMap((candidate) =>
    approvalsToRecord(candidate.pull, candidate.recorded, candidate.shown).map(({ key, findings }) => ({
      key: seenKey(candidate.pull, key),
      number: candidate.pull.number,
      findings,
    })),
  );
  return evidence.length + approvals.length === 0 ? null : { kind: 'record', evidence, approvals };
}

/** Checks are neutral only where every pull request of this head is merely observed. */
function autonomyOf(state: Open) {
  const observed = (candidate: Candidate) =>
    candidate.configuration.ok && candidate.configuration.value.autonomy === 'observe';
  return [state.own, ...state.siblings].every(observed) ? 'observe' : 'propose';
}
