import type { OperatorRollback } from '../../domain/signal.ts';
import { quoteMarkdown } from '../../domain/untrusted.ts';
import type { Asking, Written } from './state.ts';

/** The issue in which the App asks people: what is red, why no machine decides it, and what they can do. */
export function describeQuestion(asking: Asking, written: Written | null): { title: string; body: string } {
  const { signal, decision } = asking.recorded;
  const { facts } = signal;
  if (facts.kind === 'operator-rollback') return describeUnwritten(asking, facts, written);
  const failed = written?.ok === false ? written.problem : null;
  const options = decision.task.kind === 'ask-human' ? decision.task.options : [];
  const lines = [
    `**${quoteMarkdown(facts.workflow.name)}** is red on \`${quoteMarkdown(facts.branch)}\` since ${facts.firstRed.slice(0, 7)}, and a second look confirmed it.`,
    '',
    failed === null
      ? decision.rule.why
      : `The revert was decided (${quoteMarkdown(decision.rule.why)}) but could not be written: ${quoteMarkdown(failed)}.`,
    ...(options.length === 0
      ? []
      : ['', 'What came in:', ...options.map((option) => `- ${quoteMarkdown(option)}`)]),
    '',
    'What you can do: revert one of them with the button on its pull request, or push a fix. This issue is asked once; close it when the branch is green.',
    '',
    `Decision \`${decision.id}\` by rule \`${decision.rule.id}\`, confidence ${decision.confidence.value.toFixed(2)} (uncalibrated), ledger entry ${asking.recorded.entry.seq}.`,
    '',
    asking.marker,
  ];
  return { title: `${facts.branch} is red: which change should be reverted?`, body: lines.join('\n') };
}

/** The issue about an ordered rollback that could not be written. */
function describeUnwritten(
  asking: Asking,
  facts: OperatorRollback,
  written: Written | null,
): { title: string; body: string } {
  const { decision, entry } = asking.recorded;
  const last = (facts.suspect.commits.at(-1) ?? '').slice(0, 7);
  const name = facts.suspect.pull === null ? last : `#${facts.suspect.pull.number}`;
  const problem = written?.ok === false ? written.problem : 'nothing was written';
  const lines = [
    `${quoteMarkdown(facts.by)} ordered the rollback of ${name} on \`${quoteMarkdown(facts.branch)}\`, and the revert could not be written: ${quoteMarkdown(problem)}.`,
    '',
    `What you can do: revert ${last} by hand and resolve what conflicts, or first revert what came in on top of it. This issue is opened once.`,
    '',
    `Decision \`${decision.id}\` by rule \`${decision.rule.id}\`, ledger entry ${entry.seq}.`,
    '',
    asking.marker,
  ];
  return { title: `The rollback of ${name} could not be written`, body: lines.join('\n') };
}
