import type { Configuration } from '../../domain/configuration.ts';
import type { Evidence, EvidenceGap, EvidenceItem } from '../../domain/evidence.ts';
import type { PullRequest } from '../../domain/pull-request.ts';
import { shorten } from '../../domain/untrusted.ts';
import { type Verdict, type VerdictItem, type VerdictState, worse } from '../../domain/verdict.ts';
import { machineAuthorship } from '../approvals/machine.ts';
import { gapItem } from './gap.ts';
import { counted, type ItemRule } from './item.ts';
import { itemRules } from './items.ts';
import { evidenceVersion } from './version.ts';

const states: Record<EvidenceItem['state'], VerdictState> = {
  pass: 'passed',
  fail: 'blocked',
  'not-applicable': 'not-applicable',
};

function lineOf(rule: ItemRule, item: EvidenceItem | undefined): VerdictItem {
  if (item === undefined) {
    const detail = 'The evidence says nothing about this.';
    return {
      state: 'failed',
      title: rule.title,
      detail,
      next: 'Nothing to do: it is collected again by itself.',
    };
  }
  const named = item.details.length === 0 ? '' : ` ${item.details.join('; ')}.`;
  return {
    state: states[item.state],
    title: rule.title,
    detail: `${item.reason}${named}`,
    next: item.state === 'fail' ? `The author: ${rule.remedy}` : '',
  };
}

/** Why evidence is not about this pull request as it stands, or null. Its base is for who fetched it to compare. */
function foreign(pull: PullRequest, configuration: Configuration, evidence: Evidence): string | null {
  if (evidence.head !== pull.head.sha) {
    return `It is about ${evidence.head.slice(0, 7)}, and the head is ${pull.head.sha.slice(0, 7)}.`;
  }
  return evidence.configuration === evidenceVersion(configuration.evidence)
    ? null
    : 'It was collected under another configuration.';
}

function judgeItems(
  pull: PullRequest,
  configuration: Configuration,
  evidence: Evidence,
): Omit<Verdict, 'check'> {
  const why = foreign(pull, configuration, evidence);
  if (why !== null) {
    const title = 'The evidence is not about this head';
    const next = 'Nothing to do: it is collected again by itself.';
    return { state: 'failed', title, items: [{ state: 'failed', title, detail: why, next }], findings: [] };
  }
  const items = itemRules.map((rule) =>
    lineOf(
      rule,
      evidence.items.find((item) => item.id === rule.id),
    ),
  );
  const state = items.map((item) => item.state).reduce(worse, 'passed');
  const missing = items.filter((item) => item.state === 'blocked' || item.state === 'failed');
  const mended =
    evidence.mended.count > 0 ? `: ${counted(evidence.mended.count, 'test')} mended, rollback rehearsed` : '';
  const title =
    missing.length === 0
      ? `Proven${mended}`
      : `Missing proof: ${missing.map((item) => item.title.toLowerCase()).join('; ')}`;
  return { state, title: shorten(title, 120), items, findings: [] };
}

/**
 * Judges whether a pull request carries the evidence that it must: one by a machine always, one by a person when
 * the base branch's configuration says `evidence.from: everybody`.
 * @param input.evidence as the App assembled it for this pull request, or why there is none.
 * @returns the verdict of the check `evidence`: `passed` when no item fails, `blocked` by a failing item or a gap
 *   that somebody must close, `waiting` for a run, `failed` when the evidence is about something else,
 *   `not-applicable` when none is asked for; what there is, is listed even then.
 */
export function judgeEvidence(input: {
  readonly pull: PullRequest;
  readonly configuration: Configuration;
  readonly evidence: Evidence | EvidenceGap;
}): Verdict {
  const { pull, configuration, evidence } = input;
  const required = machineAuthorship(pull) !== null || configuration.evidence.from === 'everybody';
  if ('kind' in evidence) {
    if (!required) return notAsked([]);
    const item = gapItem(evidence);
    return { check: 'evidence', state: item.state, title: item.title, items: [item], findings: [] };
  }
  const judged = judgeItems(pull, configuration, evidence);
  return required ? { check: 'evidence', ...judged } : notAsked(judged.items);
}

function notAsked(items: VerdictItem[]): Verdict {
  const title = 'Not applicable: made by a person';
  return { check: 'evidence', state: 'not-applicable', title, items, findings: [] };
}
