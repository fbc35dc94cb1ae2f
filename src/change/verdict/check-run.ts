import type { Autonomy } from '../../domain/configuration.ts';
import type { Finding } from '../../domain/finding.ts';
import { codeSpan, link, oneLine, quoteMarkdown, shorten } from '../../domain/untrusted.ts';
import type { Verdict, VerdictItem, VerdictState } from '../../domain/verdict.ts';
import { bounded } from '../describe/bounded.ts';
import { annotationsOf, type CheckAnnotation } from './annotations.ts';

/** Conclusions of check runs that this App gives. */
type CheckConclusion = 'success' | 'action_required' | 'failure' | 'neutral';

/** A check run as it is written to GitHub. */
export type CheckRun = {
  /** `wired-chaos/policy` and so on. */
  readonly name: string;
  /** At most 120 characters. */
  readonly title: string;
  /** Markdown of at most 65,535 bytes. */
  readonly summary: string;
  /** All of them: who writes sends them 50 at a time. */
  readonly annotations: readonly CheckAnnotation[];
} & (
  | { readonly status: 'completed'; readonly conclusion: CheckConclusion }
  | { readonly status: 'in_progress'; readonly conclusion: null }
);

const conclusions: Record<Exclude<VerdictState, 'waiting'>, CheckConclusion> = {
  'not-applicable': 'success',
  passed: 'success',
  blocked: 'action_required',
  failed: 'failure',
};

const marks: Record<VerdictState, string> = {
  'not-applicable': '➖',
  passed: '✅',
  waiting: '⏳',
  blocked: '❌',
  failed: '⚠️',
};

const urgency: readonly VerdictState[] = ['failed', 'blocked', 'waiting', 'passed', 'not-applicable'];

/** How much is told of findings in the summary; as GitHub's check runs take it unless told. */
interface Room {
  readonly rows: number;
  readonly bytes: number;
  /** Where those are that do not fit. */
  readonly rest: string;
}

const checkRunRoom: Room = { rows: 50, bytes: 65_535, rest: 'see the annotations' };

function itemLines(item: VerdictItem): string[] {
  const seen = item.detail === '' ? '' : `<br>${quoteMarkdown(item.detail)}`;
  const next = item.next === '' ? '' : `<br>**Next step:** ${quoteMarkdown(item.next)}`;
  const list = (item.list ?? []).map((line) => `  - ${quoteMarkdown(line)}`);
  return [`- ${marks[item.state]} **${quoteMarkdown(item.title)}**${seen}${next}`, ...list];
}

function place(finding: Finding): string {
  if (finding.lines === undefined) return finding.path;
  const { start, end } = finding.lines;
  return `${finding.path}:${start}${end > start ? `-${end}` : ''}`;
}

function findingLines(findings: readonly Finding[], room: Room): string[] {
  if (findings.length === 0) return [];
  const rows = findings.slice(0, room.rows).map((finding) => {
    const warns = finding.lifted === undefined ? '⚠️' : '➖';
    const mark = finding.severity === 'block' ? '❌' : warns;
    const where = codeSpan(shorten(place(finding), 200), 'table');
    return `| ${mark} | ${where} | ${quoteMarkdown(finding.preview)} | ${codeSpan(finding.rule, 'table')}<br>\`${finding.fingerprint}\` |`;
  });
  const rest = findings.length - rows.length;
  return [
    '',
    '### Findings',
    '',
    '| | Where | What | Rule and fingerprint |',
    '|---|---|---|---|',
    ...rows,
    ...(rest > 0 ? ['', `And ${rest} more: ${room.rest}.`] : []),
  ];
}

function wouldBe(verdict: Verdict): string {
  return verdict.state === 'waiting' ? 'in progress' : conclusions[verdict.state];
}

function summaryOf(verdict: Verdict, options: CheckRunOptions): string {
  const items = verdict.items.toSorted(
    (one, other) => urgency.indexOf(one.state) - urgency.indexOf(other.state),
  );
  const observe = [
    `Autonomy is \`observe\`, so this check is neutral. It would have been **${wouldBe(verdict)}**.`,
    '',
  ];
  const details = options.detailsUrl === undefined ? [] : ['', link('Details', options.detailsUrl)];
  return [
    ...(options.autonomy === 'observe' ? observe : []),
    ...(items.length === 0 ? [quoteMarkdown(verdict.title)] : items.flatMap(itemLines)),
    ...findingLines(verdict.findings, options.room ?? checkRunRoom),
    ...details,
    '',
  ].join('\n');
}

/** What the rendering of a check run depends on beside the verdict. */
export interface CheckRunOptions {
  readonly autonomy: Autonomy;
  /** Page that explains the verdict, where there is one. */
  readonly detailsUrl?: string;
  /** For another place than a check run, which takes more. */
  readonly room?: Room;
}

/**
 * A verdict as a check run. Success for `passed` and `not-applicable`; `waiting` stays in progress; `blocked`
 * asks for action; `failed` is a failure, never a success. Under `observe` it is always neutral and says what it
 * would have been. All text of the verdict is treated as untrusted.
 */
export function renderCheckRun(verdict: Verdict, options: CheckRunOptions): CheckRun {
  const observe = options.autonomy === 'observe';
  const title = observe ? `Would be ${wouldBe(verdict)}: ${oneLine(verdict.title)}` : oneLine(verdict.title);
  const common = {
    name: `wired-chaos/${verdict.check}`,
    title: shorten(title, 120),
    summary: bounded(summaryOf(verdict, options), (options.room ?? checkRunRoom).bytes),
    annotations: annotationsOf(verdict.findings),
  };
  if (observe) return { ...common, status: 'completed', conclusion: 'neutral' };
  if (verdict.state === 'waiting') return { ...common, status: 'in_progress', conclusion: null };
  return { ...common, status: 'completed', conclusion: conclusions[verdict.state] };
}
