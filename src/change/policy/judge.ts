import type { Analysis, Sight, Unread } from '../../domain/analysis.ts';
import type { Configuration, Zone } from '../../domain/configuration.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Diff } from '../../domain/pull-request.ts';
import type { Verdict, VerdictItem } from '../../domain/verdict.ts';
import { matcher } from '../globs.ts';
import { count, explain, logins, type Standing } from './explain.ts';
import { severityOf } from './level.ts';
import { operationOf } from './operation-of.ts';
import { wordsOf } from './words.ts';

/** Findings that a verdict carries, unless told otherwise; all are counted. */
const SHOWN = 200;
const SHOWN_PATHS = 10;

/** By fingerprint: logins of those who approved the finding. */
type Approved = ReadonlyMap<string, readonly string[]>;

/** What a diff is judged by. */
export interface PolicyInput {
  readonly diff: Diff;
  /** What the detectors saw in it. */
  readonly analysis: Analysis;
  /** The base branch's. */
  readonly configuration: Configuration;
  /** Findings that people approved (`acceptedFindings`); without the App there are none. */
  readonly approved?: Approved;
  /** Findings that were there before this check was introduced, by their baseline id; the base branch's. */
  readonly baseline?: ReadonlySet<string>;
  /** Findings that the verdict carries at most; 200, as a check can show, unless told. All are counted. */
  readonly most?: number;
}

/** Zones and guards are about what a change does: nothing of that is debt from before. */
const neverKnown = /^(?:zone|guard)\//;

/** A finding and what lifts it. */
interface Weighed {
  readonly finding: Finding;
  /** Reason given in the file; null when none was. */
  readonly allowed: string | null;
  readonly known: boolean;
}

/** Everything the configuration makes of what was seen, worst first, then by path and line. */
function weigh({ analysis, configuration, baseline }: PolicyInput): Weighed[] {
  const isGuarded = guardedBy(configuration.zones);
  return analysis.sights
    .flatMap((sight) => {
      const guarded = isGuarded(sight);
      const finding = findingOf(sight, configuration, guarded);
      if (finding === null) return [];
      const stays = guarded || neverKnown.test(sight.rule);
      const known = !stays && baseline?.has(sight.baseline) === true;
      return [{ finding, allowed: stays ? null : sight.allowed, known }];
    })
    .sort((one, other) => byPlace(one.finding, other.finding));
}

/** Whether a finding is of an operation that a zone asks people about: no level, comment or baseline answers for them. */
function guardedBy(zones: readonly Zone[]): (sight: Sight) => boolean {
  const guards = zones
    .filter((zone) => zone.operations.length > 0 && (zone.irreversible || zone.approvals !== undefined))
    .map(({ operations, paths }) => ({ operations, covers: matcher(paths) }));
  return ({ rule, path }) => {
    const operation = guards.length === 0 ? null : operationOf(rule);
    return (
      operation !== null &&
      guards.some(({ operations, covers }) => operations.includes(operation) && covers(path))
    );
  };
}

/** @param guarded a zone asks people about it, so that it blocks whatever the levels are */
function findingOf(sight: Sight, { policy }: Configuration, guarded: boolean): Finding | null {
  const severity = guarded ? 'block' : severityOf(sight.rule, sight.weight, policy);
  if (severity === null) return null;
  const { rule, path, lines, preview, fingerprint, note, earlier } = sight;
  const words = wordsOf(rule, policy);
  const remedy = words?.remedy ?? 'See the rule.';
  return {
    rule,
    severity,
    title: words?.title ?? rule,
    remedy: note === '' ? remedy : `${note} ${remedy}`,
    path,
    ...(lines === undefined ? {} : { lines }),
    preview: preview === '' ? (words?.title ?? rule) : toldIfUnknown(preview, rule, policy),
    fingerprint,
    ...(earlier === undefined ? {} : { earlier }),
  };
}

/** An allowance that names no rule is a slip of the pen, and its author believes that it helps. */
function toldIfUnknown(preview: string, rule: string, policy: Configuration['policy']): string {
  const named = rule === 'guard/allowance-added' ? /^allows ([a-z0-9/-]+):/.exec(preview)?.[1] : undefined;
  if (named === undefined || wordsOf(named, policy) !== undefined) return preview;
  return `${preview} (there is no rule of that name: it allows nothing)`;
}

function byPlace(one: Finding, other: Finding): number {
  if (one.severity !== other.severity) return one.severity === 'block' ? -1 : 1;
  if (one.path !== other.path) return one.path < other.path ? -1 : 1;
  return (one.lines?.start ?? 0) - (other.lines?.start ?? 0) || (one.rule < other.rule ? -1 : 1);
}

/**
 * Everything in a complete diff that counts before anybody approves it, worst first, then by path and line; what is
 * allowed in the file or was there before does not count.
 */
export function policyFindings(input: PolicyInput): Finding[] {
  if (!input.diff.complete) return [];
  return weigh(input)
    .filter(({ allowed, known }) => allowed === null && !known)
    .map(({ finding }) => finding);
}

/** Findings of the baseline, which do not count, worst first: for reports that tell of everything. */
export function knownFindings(input: PolicyInput): Finding[] {
  if (!input.diff.complete) return [];
  return weigh(input)
    .filter(({ known }) => known)
    .map(({ finding }) => finding);
}

/**
 * Judges a diff by what the detectors saw in it, at the levels that the base branch's configuration gives.
 * @returns the verdict of the check `policy`: `blocked` when a finding of severity `block` is there that nobody
 *   approved or allowed, `failed` when the diff is not complete, else `passed`. It never waits. Findings come worst
 *   first, then by path and line; at most 200 are carried, the items and the title count all.
 */
export function judgePolicy(input: PolicyInput): Verdict {
  const { diff, analysis, configuration, most = SHOWN } = input;
  if (!diff.complete) return incomplete(diff.reason);
  const approved = input.approved ?? new Map();
  const weighed = weigh(input);
  const known = weighed.filter((one) => one.known).length;
  const standing = weighed.filter((one) => !one.known).map((one) => lifted(one, approved));
  const items = [
    ...explain(standing, configuration.policy, { everything: analysis.unread.length === 0 }),
    ...unreadItems(analysis.unread),
    ...(known === 0
      ? []
      : [note('Known before', `${count(known, 'finding')} of the baseline, not counted.`)]),
    ...(standing.length > most
      ? [note('More findings than shown', `The first ${most} of ${standing.length} are listed.`)]
      : []),
  ];
  const blocking = standing.filter(({ finding }) => finding.severity === 'block').length;
  return {
    check: 'policy',
    state: blocking > 0 ? 'blocked' : 'passed',
    title: titleOf(standing, blocking, diff.files.length),
    items,
    findings: standing
      .map(({ finding }) => finding)
      .sort(byPlace)
      .slice(0, most),
  };
}

/** What is approved or allowed stays listed, for who looks later and for later approvals, but does not block. */
function lifted({ finding, allowed }: Weighed, approved: Approved): Standing {
  const approvers = approved.get(finding.fingerprint) ?? [];
  if (approvers.length > 0) {
    const preview = `${finding.preview} (approved by ${logins(approvers)})`;
    const by = { by: 'people', reason: `approved by ${logins(approvers)}` } as const;
    return { finding: { ...finding, severity: 'warn', preview, lifted: by }, approvers, allowed: null };
  }
  if (allowed === null) return { finding, approvers, allowed };
  const preview = `${finding.preview} (allowed in the file: ${allowed})`;
  const by = { by: 'file', reason: allowed } as const;
  return { finding: { ...finding, severity: 'warn', preview, lifted: by }, approvers, allowed };
}

function titleOf(standing: readonly Standing[], blocking: number, files: number): string {
  const stoodFor = standing.filter(({ approvers }) => approvers.length > 0).length;
  const allowed = standing.filter((one) => one.allowed !== null).length;
  const warnings = standing.length - blocking - stoodFor - allowed;
  const parts = [
    ...(blocking > 0 ? [`${count(blocking, 'finding')} must be resolved`] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
    ...(stoodFor > 0 ? [`${count(stoodFor, 'finding')} approved`] : []),
    ...(allowed > 0 ? [`${count(allowed, 'finding')} allowed`] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : `${count(files, 'changed file')}, nothing found`;
}

function unreadItems(unread: readonly Unread[]): VerdictItem[] {
  const byReason = new Map<string, string[]>();
  for (const { why, path } of unread) byReason.set(why, [...(byReason.get(why) ?? []), path]);
  return [...byReason].slice(0, SHOWN_PATHS).map(([why, paths]) => {
    const distinct = [...new Set(paths)];
    const named = distinct.slice(0, SHOWN_PATHS).join(', ');
    const rest = distinct.length - SHOWN_PATHS;
    return {
      state: 'not-applicable',
      title: 'Could not be read',
      detail: `${why}: ${named}${rest > 0 ? ` and ${rest} more` : ''}.`,
      next: 'A reviewer: open it and make sure that it does nothing of what the rules look for.',
    };
  });
}

function incomplete(reason: string): Verdict {
  const next = 'Nothing to do: it is tried again by itself. If it stays, make the pull request smaller.';
  return {
    check: 'policy',
    state: 'failed',
    title: 'The diff could not be read in full',
    items: [{ state: 'failed', title: 'Complete diff', detail: reason, next }],
    findings: [],
  };
}

function note(title: string, detail: string): VerdictItem {
  return { state: 'not-applicable', title, detail, next: '' };
}
