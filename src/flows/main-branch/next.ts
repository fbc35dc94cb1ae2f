import { sealed, untouched } from '../../change/describe/seal.ts';
import { decide } from '../../decide/decide.ts';
import { describeQuestion } from './describe-question.ts';
import { describeRevert, revertTitle } from './describe-revert.ts';
import type { Asking, MainBranchState, Ordered, Revert } from './state.ts';
import type { MainBranchStep } from './step.ts';

/** The one next step for a default branch. Pure. */
export function nextForMainBranch(state: MainBranchState): MainBranchStep {
  if (state.kind === 'unavailable' || state.kind === 'misconfigured') return { kind: 'rest', why: state.why };
  for (const ordered of state.ordered) {
    const step = forOrdered(ordered);
    if (step.kind !== 'rest') return step;
  }
  return forColour(state);
}

type Readable = Exclude<MainBranchState, { kind: 'unavailable' | 'misconfigured' }>;

function forColour(state: Readable): MainBranchStep {
  switch (state.kind) {
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
  if (state.asking !== null) return forAsking(state.asking, state.revert);
  if (state.revert !== null) return forRevert(state.revert);
  return { kind: 'rest', why: state.recorded.decision.boundary.why };
}

function forAsking(asking: Asking, revert: Revert | null): MainBranchStep {
  return asking.asked === null
    ? { kind: 'ask', marker: asking.marker, ...describeQuestion(asking, revert?.written ?? null) }
    : { kind: 'rest', why: `asked in #${asking.asked.number}` };
}

/** An ordered rollback: the same pull request, opened also while the branch is green. */
function forOrdered({ revert, asking }: Ordered): MainBranchStep {
  if (asking !== null) {
    return asking.asked === null
      ? forAsking(asking, revert)
      : { kind: 'record-outcome', revert, outcome: 'asked' };
  }
  return revert.pull?.state === 'closed' ? forOpenRevert(revert) : forRevert(revert);
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
    if (revert.head === null) return { kind: 'create-branch', revert, commit: written.commit };
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
