import { createHash } from 'node:crypto';
import { z } from 'zod';
import { oneLine } from '../../domain/untrusted.ts';
import type { GateVerdict } from './judge.ts';

/** GitHub takes no longer comment. */
export const longestReport = 1024;
/** GitHub takes no more reports of one rule about one environment of a run. */
export const mostReports = 10;
/** Kept for the end and for what is announced before the wait expires. */
const reserved = 2;

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** GitHub gives up a job that has waited for so long. */
const waitsAtMost = 30 * day;
/** The end of the wait is announced so long before. */
const announcedBefore = day;

/** How long after the report before it another one may follow, so that ten of them last for thirty days. */
const spacing = [0, 0, minute, 10 * minute, hour, 6 * hour, day, 3 * day];

/** What a report is about: what is missing, or that the wait ends soon. */
export const MadeReportKind = z.enum(['missing', 'expiry']);

/** A report that was made. */
export interface MadeReport {
  readonly kind: z.infer<typeof MadeReportKind>;
  /** Of what was missing. */
  readonly digest: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** What is due now, or when to look again. */
export type ReportPlan =
  | {
      readonly kind: 'report';
      readonly report: { readonly kind: MadeReport['kind']; readonly digest: string; readonly text: string };
    }
  | { readonly kind: 'none'; readonly lookAgain: string | null };

/** What tells apart what is missing. */
function missingDigest(missing: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(missing)).digest('hex').slice(0, 16);
}

function fitted(head: string, lines: readonly string[], foot: string): string {
  const kept: string[] = [];
  for (const [index, line] of lines.entries()) {
    const rest = lines.length - index;
    const more = rest > 1 ? `\n- and ${rest - 1} more` : '';
    const next = [head, ...kept, line].join('\n');
    if (next.length + more.length + foot.length + 1 > longestReport) {
      kept.push(`- and ${rest} more`);
      break;
    }
    kept.push(line);
  }
  const text = [head, ...kept, ...(foot === '' ? [] : [foot])].join('\n');
  return text.length <= longestReport ? text : `${text.slice(0, longestReport - 1)}…`;
}

/**
 * What a report says: what is missing, who can give it, and how.
 * @param about.expires set when the end of the wait is near; ISO 8601
 */
function reportText(
  { missing, title }: GateVerdict,
  about: { readonly commit: string; readonly environment: string; readonly expires: string | null },
): string {
  const head =
    about.expires === null
      ? `Waiting for ${missing.length === 1 ? 'one thing' : `${missing.length} things`}:`
      : `GitHub gives this up at ${about.expires.slice(0, 16)}Z. Missing:`;
  const foot = `Approve in a review of this deployment, or by a comment on its merged pull request: /wired approve ${about.commit} ${oneLine(about.environment).slice(0, 100)}`;
  const lines = missing.length === 0 ? [title] : missing.map((line) => `- ${oneLine(line).slice(0, 300)}`);
  const people = missing.some((line) => line.includes('approval by'));
  return fitted(head, lines, people ? foot : '');
}

/** What an answer says. */
export function answerText({ title, items, approvedBy }: GateVerdict): string {
  const people =
    approvedBy.length === 0 ? '' : ` Approved by ${approvedBy.map((login) => `@${login}`).join(', ')}.`;
  const lines = items.map((item) => `- ${oneLine(`${item.title}: ${item.detail}`).slice(0, 200)}`);
  return fitted(oneLine(`${title}.${people}`).slice(0, 300), lines, '');
}

/**
 * Whether a report is due: at once the first time, then only when what is missing has changed, ever more rarely, so
 * that one is left to announce the end of the wait and one for the end itself.
 * @param wait.since when the job began to wait; ISO 8601
 */
export function planReport(
  verdict: GateVerdict,
  made: readonly MadeReport[],
  wait: {
    readonly since: string;
    readonly now: string;
    readonly commit: string;
    readonly environment: string;
  },
): ReportPlan {
  const now = Date.parse(wait.now);
  const expires = Date.parse(wait.since) + waitsAtMost;
  const announce = expires - announcedBefore;
  const digest = missingDigest(verdict.missing);
  const text = (end: boolean) =>
    reportText(verdict, { ...wait, expires: end ? new Date(expires).toISOString() : null });
  const announced = made.some(({ kind }) => kind === 'expiry');
  if (now >= announce && !announced && made.length < mostReports - 1) {
    return { kind: 'report', report: { kind: 'expiry', digest, text: text(true) } };
  }
  const looks = announced || now >= announce ? [] : [announce];
  const ordinary = made.filter(({ kind }) => kind === 'missing').length;
  const last = made.at(-1);
  const changed = last === undefined || last.digest !== digest;
  const left = ordinary < mostReports - reserved;
  if (changed && left) {
    const from = last === undefined ? now : Date.parse(last.at) + (spacing[ordinary] ?? 3 * day);
    if (from <= now) return { kind: 'report', report: { kind: 'missing', digest, text: text(false) } };
    looks.push(from);
  }
  return { kind: 'none', lookAgain: looks.length === 0 ? null : new Date(Math.min(...looks)).toISOString() };
}
