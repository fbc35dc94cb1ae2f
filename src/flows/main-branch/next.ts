import { sealed, untouched } from '../../change/describe/seal.ts';
import { decide } from '../../decide/decide.ts';
import { describeQuestion } from './describe-question.ts';
import { describeRevert, revertTitle } from './describe-revert.ts';
import type { MainBranchState, Revert } from './state.ts';
import type { MainBranchStep } from './step.ts';

/** The one next step for a default branch. Pure. */
export function nextForMainBranch(state: MainBranchState): MainBranchStep {
  switch (state.kind) {
    case 'unavailable':
    case 'misconfigured':
      return { kind: 'rest', why: state.why };
    case 'healthy':
      return state.open === null ? { kind: 'rest', why: 'nothing is red' } : forOpenRevert(state.open);
    case 'waiting':
      return { kind: 'rest', why: 'a run that will tell more is on its way' };
    case 'unconfirmed':
      if (state.autonomy === 'observe') {
        return {
          kind: 'rest',
          why: 'red once; autonomy observe does not rerun jobs, the next commit will tell',
        };
      }
      return { kind: 'second-look', run: state.run };
    case 'red':
      return forRed(state);
  }
}

function forRed(state: Extract<MainBranchState, { kind: 'red' }>): MainBranchStep {
  if (state.recorded === null) {
    return { kind: 'decide', signal: state.signal, decision: decide(state.signal, state.policy) };
  }
  if (state.asking !== null) {
    if (state.asking.asked !== null) return { kind: 'rest', why: `asked in #${state.asking.asked.number}` };
    return { kind: 'ask', ...describeQuestion(state.asking, state.revert?.written ?? null) };
  }
  if (state.revert !== null) return forRevert(state.revert);
  return { kind: 'rest', why: state.recorded.decision.boundary.why };
}

/** Branch, commit and pull request of a decided revert, one after the other; then its body follows the facts. */
function forRevert(revert: Revert): MainBranchStep {
  const { pull, written } = revert;
  if (pull === null) {
    if (written === null) {
      if (revert.head !== null)
        return { kind: 'rest', why: `${revert.branch} exists, but not from this decision` };
      return { kind: 'write', revert };
    }
    if (!written.ok) return { kind: 'rest', why: written.problem };
    if (revert.head === null) return { kind: 'create-branch', revert };
    if (revert.head !== written.commit) return { kind: 'rest', why: `somebody moved ${revert.branch}` };
    return { kind: 'open-pull', revert, title: revertTitle(revert), body: sealed(describeRevert(revert)) };
  }
  return forPull(revert, pull);
}

function forPull(revert: Revert, pull: NonNullable<Revert['pull']>): MainBranchStep {
  // Whatever people did with it, it is never opened a second time.
  if (pull.state === 'closed')
    return { kind: 'rest', why: `#${pull.number} is ${pull.merged ? 'merged' : 'closed'}` };
  if (!pull.labels.includes('wired-chaos')) return { kind: 'label', pull };
  if (revert.written?.ok !== true) return { kind: 'rest', why: `#${pull.number} already reverts it` };
  const body = sealed(describeRevert(revert));
  if (untouched(pull.body) && pull.body.trim() !== body.trim()) return { kind: 'update-body', pull, body };
  return { kind: 'rest', why: `#${pull.number} waits for people and checks` };
}

/** Main is green again: what became of the revert goes on the ledger. */
function forOpenRevert(revert: Revert): MainBranchStep {
  if (revert.closed) return { kind: 'rest', why: 'the outcome is recorded' };
  if (revert.pull === null) return { kind: 'rest', why: 'green before the revert was opened' };
  if (revert.pull.state === 'open') return forPull(revert, revert.pull);
  return { kind: 'record-outcome', revert, outcome: revert.pull.merged ? 'merged' : 'declined' };
}
