import type { Decision } from '../../domain/decision.ts';
import { quoteMarkdown } from '../../domain/untrusted.ts';
import { revertBranch } from '../main-branch/read-revert.ts';
import type { findOutcome } from '../main-branch/record.ts';

/** The answer to a pause or its end: what goes on, and what stops. */
export function describeSwitch(turn: {
  readonly paused: boolean;
  readonly scope: 'repository' | 'organisation';
  /** It goes on resting, because the organisation is paused. */
  readonly still: boolean;
}): string {
  const where = turn.scope === 'organisation' ? 'Every repository of this installation' : 'This repository';
  if (turn.paused) {
    return `${where} is paused: nothing is merged or put into a merge queue. Verdicts and reverts of what is broken or was ordered go on. \`/wired resume${turn.scope === 'organisation' ? ' org' : ''}\` ends it.`;
  }
  return turn.still
    ? 'The pause of this repository is over, but the organisation is still paused: `/wired resume org` ends that.'
    : `${where} runs again.`;
}

/** The answer to an ordered rollback: what was decided, and what comes next. */
export function describeRollback(
  decision: Decision,
  before: boolean,
  ended: Awaited<ReturnType<typeof findOutcome>>,
): string {
  const record = `Decision \`${decision.id}\`${before ? ', made before' : ''}: ${quoteMarkdown(decision.rule.why)}`;
  const { task, boundary } = decision;
  if (task.kind !== 'revert') return `${record} Nothing else is done.`;
  if (boundary.outcome !== 'proceed') return `${record} Nothing is written: ${quoteMarkdown(boundary.why)}.`;
  if (ended !== null) return `${record} ${describeEnd(ended)}`;
  return `${record} The revert comes as a pull request from \`${revertBranch(task.culprit)}\`.`;
}

function describeEnd({ outcome, pull }: NonNullable<Awaited<ReturnType<typeof findOutcome>>>): string {
  switch (outcome) {
    case 'merged':
      return `It is rolled back: #${pull} is merged.`;
    case 'declined':
      return `Its pull request #${pull} was closed without a merge: reopen it, if you want it after all.`;
    case 'asked':
      return 'The revert could not be written: an issue of this repository says why.';
  }
}
