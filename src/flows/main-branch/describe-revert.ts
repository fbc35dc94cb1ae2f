import type { RunEvidence } from '../../change/describe/evidence-table.ts';
import { describeMachinePull, type Words } from '../../change/describe/pull-request-body.ts';
import { assessRisk } from '../../change/describe/risk.ts';
import type { WorkflowRun } from '../../connect/github/workflow-runs.ts';
import type { Signal, Suspect } from '../../domain/signal.ts';
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
  const culprit = culpritOf(revert);
  const reason = reasonOf(signal.facts, culprit);
  const risk = assessRisk(revert.files, revert.zones);
  return describeMachinePull({
    summary: reason.summary,
    files: revert.files,
    evidence: revert.evidence === null ? runsOf(revert) : { computed: revert.evidence },
    risk: {
      level: risk.level,
      reasons: [reason.restores, ...risk.reasons],
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

/** Why the change is taken back, and what that restores, in words that the facts bear out. */
function reasonOf(facts: Signal['facts'], culprit: Suspect): { summary: Words[][]; restores: string } {
  if (facts.kind === 'operator-rollback') {
    return {
      summary: [
        [{ person: facts.by }, `ordered the rollback, from ${facts.branch}, of`, ...describe(culprit)],
        ['No test said that it is broken: it is taken back because a person wants that.'],
      ],
      restores: `takes out of ${facts.branch} what a person wants out of it`,
    };
  }
  const green = facts.lastGreen?.slice(0, 7) ?? 'an unknown commit';
  return {
    summary: [
      [
        `${facts.branch} is red since ${facts.firstRed.slice(0, 7)}: workflow "${facts.workflow.name}" fails, twice. It was green at ${green}.`,
      ],
      [
        'This undoes the only change that came in between:',
        ...describe(culprit),
        '— it can come back once it is mended.',
      ],
    ],
    restores: `restores what was green at ${green}`,
  };
}

function culpritOf(revert: Revert): Suspect {
  const { task } = revert.recorded.decision;
  if (task.kind !== 'revert') throw new Error(`${revert.recorded.decision.id} is not a revert`);
  return task.culprit;
}

function nameOf(suspect: Suspect): string {
  return suspect.pull?.title ?? suspect.subject;
}

function describe(suspect: Suspect): Words[] {
  const sha = (suspect.commits.at(-1) ?? '').slice(0, 7);
  if (suspect.pull === null) return [`the push of ${sha} "${suspect.subject}"`];
  return [
    { pull: suspect.pull.number },
    `"${suspect.pull.title}" (${sha}) by`,
    { person: suspect.pull.author },
  ];
}

/** CI before and after, while nothing better is known. */
function runsOf(revert: Revert): RunEvidence {
  return {
    before: concluded(revert.before).map(toLink),
    after:
      revert.after.length === 0 || pending(revert.after) ? 'pending' : concluded(revert.after).map(toLink),
  };
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
