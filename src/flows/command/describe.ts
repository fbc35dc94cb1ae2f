import type { Decision } from '../../domain/decision.ts';
import { codeSpan, quoteMarkdown } from '../../domain/untrusted.ts';
import type { Pause } from '../../platform/switches.ts';
import type { RollbackEntry } from '../deployment/record.ts';
import { revertBranch } from '../main-branch/read-revert.ts';
import type { findOutcome } from '../main-branch/record.ts';

/** The answer to a pause or its end: what goes on, and what stops. */
export function describeSwitch(turn: {
  readonly paused: boolean;
  readonly scope: 'repository' | 'organisation';
  /** It goes on resting, because of a wider pause. */
  readonly still: Pause['scope'] | null;
}): string {
  const organisation = turn.scope === 'organisation';
  const where = organisation ? 'Every repository of this installation' : 'This repository';
  if (turn.paused) {
    return `${where} is paused: nothing is merged or put into a merge queue. Verdicts and reverts of what is broken or was ordered go on. \`/wired resume${organisation ? ' org' : ''}\` ends it.`;
  }
  if (turn.still === null) return `${where} runs again.`;
  const over = `The pause of this ${organisation ? 'organisation' : 'repository'} is over, but`;
  return turn.still === 'organisation'
    ? `${over} the organisation is still paused: \`/wired resume org\` ends that.`
    : `${over} whoever operates the App has paused it everywhere.`;
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

/** The answer to an ordered rollback of an environment; how it ends is told in a comment of its own. */
export function describeTakeBack(
  environment: string,
  { from, to }: Pick<RollbackEntry, 'from' | 'to'>,
): string {
  return `${codeSpan(environment)} goes back from \`${from.slice(0, 12)}\` to \`${to?.slice(0, 12)}\`. How it ends is told here.`;
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
