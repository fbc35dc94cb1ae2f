import type { Evidence, EvidenceGap } from '../../domain/evidence.ts';
import type { DecisionId } from '../../domain/ids.ts';
import type { ChangedFile } from '../../domain/pull-request.ts';
import { codeSpan, link, quoteMarkdown, stripInvisible } from '../../domain/untrusted.ts';
import { renderEvidenceSection } from '../evidence/section.ts';
import { bounded } from './bounded.ts';
import { renderDiffSummary, summariseDiff } from './diff-summary.ts';
import { type RunEvidence, renderEvidence } from './evidence-table.ts';
import { marker } from './marker.ts';
import type { Risk } from './risk.ts';

/** Plain text, or what GitHub shall link: a pull request of the repository, a person who is told. */
export type Words = string | { readonly pull: number } | { readonly person: string };

/** Everything that a machine's pull request tells its reviewer. All text in it is treated as untrusted. */
export interface PullRequestDescription {
  /** Paragraphs that say what the change does and why. */
  readonly summary: readonly (readonly Words[])[];
  readonly files: readonly ChangedFile[];
  /** Runs of CI to look at, or what the App has computed itself. */
  readonly evidence: RunEvidence | { readonly computed: Evidence | EvidenceGap };
  readonly risk: Risk;
  readonly rollback: {
    readonly how: string;
    /** Shell command that undoes it, or null when there is none. */
    readonly command: string | null;
  };
  readonly decision: {
    readonly id: DecisionId;
    /** Id of the rule that decided. */
    readonly rule: string;
    readonly why: string;
    /** 0 to 1. */
    readonly confidence: number;
    readonly calibrated: boolean;
    readonly evidence: readonly { readonly id: string; readonly url: string | null }[];
    readonly alternatives: readonly { readonly task: string; readonly rejected: string }[];
    readonly ledger: { readonly seq: number; readonly hash: string } | null;
  };
}

/** Bytes: below GitHub's 65,536, with room for the seal at the end. */
const LIMIT = 65_000;

const levels = { low: '🟢 **Low**', medium: '🟡 **Medium**', high: '🔴 **High**' } as const;

function paragraphs(text: string): string {
  return stripInvisible(text)
    .split(/\n\s*\n/)
    .map(quoteMarkdown)
    .join('\n\n');
}

function phrase(words: Words): string {
  if (typeof words === 'string') return quoteMarkdown(words);
  if ('pull' in words) return `#${words.pull}`;
  // A login has no other characters; whatever has is not one, and stays text.
  return /^[A-Za-z0-9-]{1,39}$/.test(words.person) ? `@${words.person}` : quoteMarkdown(words.person);
}

function codeBlock(text: string): string {
  const plain = stripInvisible(text);
  const fence = '`'.repeat(Math.max(2, ...(plain.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  return `${fence}sh\n${plain}\n${fence}`;
}

function decisionLines(decision: PullRequestDescription['decision']): string[] {
  const percent = Math.round(decision.confidence * 100);
  const calibrated = decision.calibrated ? 'confirmed by outcomes' : 'not yet confirmed by outcomes';
  const evidence = decision.evidence.map(({ id, url }) => (url === null ? codeSpan(id) : link(id, url)));
  const ledger =
    decision.ledger === null
      ? ''
      : `, ledger entry ${decision.ledger.seq} (${codeSpan(decision.ledger.hash.slice(0, 16))})`;
  return [
    `- **Rule** ${codeSpan(decision.rule)}: ${quoteMarkdown(decision.why)}`,
    `- **Confidence** ${percent} %, ${calibrated}`,
    ...(evidence.length > 0 ? [`- **Evidence** ${evidence.join(', ')}`] : []),
    ...decision.alternatives.map(
      ({ task, rejected }) => `- **Rejected** ${quoteMarkdown(task)}: ${quoteMarkdown(rejected)}`,
    ),
    `- **Record** ${codeSpan(decision.id)}${ledger}`,
  ];
}

/**
 * The body of a machine's pull request: Summary, Diff summary, Test evidence, Risk, Rollback, Decision, in this
 * order, within GitHub's limit, and on the first line the hidden marker of the decision.
 */
export function describeMachinePull(description: PullRequestDescription): string {
  const { summary, files, evidence, risk, rollback, decision } = description;
  const sections: readonly (readonly [title: string, content: string])[] = [
    ['Summary', summary.map((words) => words.map(phrase).join(' ')).join('\n\n')],
    ['Diff summary', renderDiffSummary(summariseDiff(files))],
    [
      'Test evidence',
      'computed' in evidence ? renderEvidenceSection(evidence.computed) : renderEvidence(evidence),
    ],
    ['Risk', `${levels[risk.level]}: ${risk.reasons.map(quoteMarkdown).join('; ')}.`],
    [
      'Rollback',
      [paragraphs(rollback.how), ...(rollback.command === null ? [] : [codeBlock(rollback.command)])].join(
        '\n\n',
      ),
    ],
    ['Decision', decisionLines(decision).join('\n')],
  ];
  const text = sections.map(([title, content]) => `## ${title}\n\n${content}\n`).join('\n');
  return bounded(`${marker(decision.id)}\n${text}`, LIMIT);
}
