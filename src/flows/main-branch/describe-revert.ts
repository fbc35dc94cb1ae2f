import { describeMachinePull } from '../../change/describe/pull-request-body.ts';
import { assessRisk } from '../../change/describe/risk.ts';
import type { WorkflowRun } from '../../connect/github/workflow-runs.ts';
import type { Suspect } from '../../domain/signal.ts';
import { oneLine, shorten } from '../../domain/untrusted.ts';
import type { Revert } from './state.ts';

/** GitHub cuts longer titles; the culprit's is untrusted. */
const longestTitle = 200;

/** Title of a revert's pull request, as GitHub's own revert button writes it. */
export function revertTitle(revert: Revert): string {
  return shorten(`Revert "${oneLine(nameOf(culpritOf(revert)))}"`, longestTitle);
}

/** Body of a revert's pull request: it follows the facts, so it is rendered again whenever they change. */
export function describeRevert(revert: Revert): string {
  const { signal, decision, entry } = revert.recorded;
  const { facts } = signal;
  const culprit = culpritOf(revert);
  const risk = assessRisk(revert.files, revert.zones);
  return describeMachinePull({
    summary: [
      `${facts.branch} is red since ${facts.firstRed.slice(0, 7)}: workflow "${facts.workflow.name}" fails, twice. It was green at ${facts.lastGreen?.slice(0, 7) ?? 'an unknown commit'}.`,
      `This undoes the only change that came in between: ${describe(culprit)}. ${culprit.pull === null ? 'It' : `@${culprit.pull.author}, it`} can come back once it is mended.`,
    ].join('\n\n'),
    files: revert.files,
    evidence: {
      before: concluded(revert.before).map(toLink),
      after:
        revert.after.length === 0 || pending(revert.after) ? 'pending' : concluded(revert.after).map(toLink),
    },
    risk: {
      level: risk.level,
      reasons: [
        `restores what was green at ${facts.lastGreen?.slice(0, 7) ?? 'an unknown commit'}`,
        ...risk.reasons,
      ],
    },
    rollback: {
      how: 'Revert this pull request with its button, or after the merge:',
      command: `git revert -m 1 <merge commit of this pull request>`,
    },
    decision: {
      id: decision.id,
      rule: decision.rule.id,
      why: decision.rule.why,
      confidence: decision.confidence.value,
      calibrated: decision.confidence.calibrated,
      evidence: decision.evidence.map((id) => ({ id, url: revert.links[id] ?? null })),
      alternatives: decision.alternatives,
      ledger: entry,
    },
  });
}

function culpritOf(revert: Revert): Suspect {
  const { task } = revert.recorded.decision;
  if (task.kind !== 'revert') throw new Error(`${revert.recorded.decision.id} is not a revert`);
  return task.culprit;
}

function nameOf(suspect: Suspect): string {
  return suspect.pull?.title ?? suspect.subject;
}

function describe(suspect: Suspect): string {
  const sha = (suspect.commits.at(-1) ?? '').slice(0, 7);
  return suspect.pull === null
    ? `the push of ${sha} "${suspect.subject}"`
    : `pull request #${suspect.pull.number} "${suspect.pull.title}" (${sha})`;
}

function pending(runs: readonly WorkflowRun[]): boolean {
  return runs.some((run) => run.conclusion === null);
}

function concluded(runs: readonly WorkflowRun[]): WorkflowRun[] {
  return runs.filter((run) => run.conclusion !== null);
}

function toLink(run: WorkflowRun) {
  return { workflow: run.workflow.name, conclusion: run.conclusion ?? '', url: run.url, sha: run.sha };
}
