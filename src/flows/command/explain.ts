import { bounded } from '../../change/describe/bounded.ts';
import { renderCheckRun } from '../../change/verdict/check-run.ts';
import type { Autonomy } from '../../domain/configuration.ts';
import type { Sha } from '../../domain/ids.ts';
import { codeSpan, quoteMarkdown } from '../../domain/untrusted.ts';
import type { Verdict } from '../../domain/verdict.ts';
import type { LedgerEntry } from '../../platform/ledger-entry.ts';
import type { Pause } from '../../platform/switches.ts';
import type { Recorded } from '../main-branch/state.ts';

/** What an explanation stands on. */
interface Explained {
  readonly verdicts: readonly Verdict[];
  readonly autonomy: Autonomy;
  /** Null when the pull request is closed. */
  readonly head: Sha | null;
  readonly decision: Recorded | null;
  /** Of the pull request, oldest first. */
  readonly entries: readonly LedgerEntry[];
  readonly pause: Pause | null;
}

/** Bytes: below GitHub's 65,536, with room for the marker at the end. */
const limit = 60_000;
/** Newest entries of the ledger that are shown. */
const mostShown = 12;

/** Why each check is as it is and who can unblock it, the decision behind the pull request, and its record. */
export function explain(explained: Explained): string {
  const { head, pause, verdicts, autonomy } = explained;
  const lines = [
    head === null ? 'This pull request is closed: nothing is judged any more.' : `At head \`${head}\`:`,
    ...(pause === null ? [] : ['', `⏸️ ${pauseLine(pause)}`]),
    ...verdicts.flatMap((verdict) => checkLines(verdict, autonomy)),
    ...decisionLines(explained.decision),
    ...entryLines(explained.entries),
  ];
  return bounded(lines.join('\n'), limit);
}

/** Who operates the App, and why they paused it, is nothing for the organisations that use it. */
function pauseLine({ scope, by, since, reason }: Pause): string {
  if (scope === 'everything' || scope === 'process')
    return `Paused everywhere by whoever operates the App since ${since}.`;
  const why = reason === null ? '' : ` ${quoteMarkdown(reason)}`;
  return `Paused by ${quoteMarkdown(by)} since ${since} (${scope}).${why}`;
}

function checkLines(verdict: Verdict, autonomy: Autonomy): string[] {
  const { name, title, summary } = renderCheckRun(verdict, { autonomy });
  return ['', `### ${name}: ${quoteMarkdown(title)}`, '', summary.trim()];
}

function decisionLines(recorded: Recorded | null): string[] {
  if (recorded === null) return [];
  const { decision, entry } = recorded;
  return [
    '',
    '### Decision',
    '',
    `- Rule ${codeSpan(decision.rule.id)}: ${quoteMarkdown(decision.rule.why)}`,
    ...decision.alternatives.map(
      ({ task, rejected }) => `- Rejected ${quoteMarkdown(task)}: ${quoteMarkdown(rejected)}`,
    ),
    `- Record \`${decision.id}\`, ledger entry ${entry.seq}`,
  ];
}

function entryLines(entries: readonly LedgerEntry[]): string[] {
  if (entries.length === 0) return [];
  return [
    '',
    '### On the ledger',
    '',
    '| Entry | When | What |',
    '|---|---|---|',
    ...entries.slice(-mostShown).map(({ seq, at, kind }) => `| ${seq} | ${at} | ${kind} |`),
  ];
}
