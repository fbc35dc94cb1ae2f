import type { Configuration } from '../../domain/configuration.ts';
import type { Finding } from '../../domain/finding.ts';
import type { ChangedFile, Diff } from '../../domain/pull-request.ts';
import type { Verdict, VerdictItem } from '../../domain/verdict.ts';
import { isApprovable } from './approvable.ts';
import { type Examination, examine } from './examine.ts';

/** Findings and unreadable files that a verdict carries; all are counted. */
const SHOWN = 200;
const SHOWN_PATHS = 10;

/** By fingerprint: logins of those who approved the finding. */
type Approved = ReadonlyMap<string, readonly string[]>;

function byPlace(one: Finding, other: Finding): number {
  if (one.severity !== other.severity) return one.severity === 'block' ? -1 : 1;
  if (one.path !== other.path) return one.path < other.path ? -1 : 1;
  return (one.lines?.start ?? 0) - (other.lines?.start ?? 0) || (one.rule < other.rule ? -1 : 1);
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

function paths(files: readonly ChangedFile[]): string {
  const named = files.slice(0, SHOWN_PATHS).map((file) => file.path);
  const rest = files.length - named.length;
  return named.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** How one rule stands, as lines of the result tree. */
function itemsOf({ rule, level, findings }: Examination, files: readonly ChangedFile[], approved: Approved) {
  const items: VerdictItem[] = [];
  const found = findings.filter(({ fingerprint }) => !approved.has(fingerprint));
  const unread = files.filter(
    (file) => file.binary && file.status !== 'removed' && rule.concernsBinary(file.path),
  );
  const title = `${rule.id} (${level})`;
  if (level === 'off') {
    items.push({ state: 'not-applicable', title, detail: 'Switched off in the configuration.', next: '' });
    return items;
  }
  items.push(
    found.length === 0
      ? { state: 'passed', title, detail: liftedBy(findings, approved), next: '' }
      : {
          state: level === 'block' ? 'blocked' : 'passed',
          title,
          detail: `${rule.title}: ${count(found.length, 'finding')}. ${rule.why}`,
          next: found.some(isApprovable) ? rule.remedy : `The author: ${rule.remedy}`,
        },
  );
  if (unread.length > 0) {
    items.push({
      state: 'not-applicable',
      title: `${rule.id}: not readable`,
      detail: `Binary, so not looked into: ${paths(unread)}.`,
      next: 'A reviewer: open these files and make sure they hold nothing of the kind.',
    });
  }
  return items;
}

function approvers(findings: readonly Finding[], approved: Approved): string {
  const logins = new Set(findings.flatMap(({ fingerprint }) => approved.get(fingerprint) ?? []));
  return [...logins].map((login) => `@${login}`).join(' and ');
}

/** What one rule found and people approved, in words. */
function liftedBy(findings: readonly Finding[], approved: Approved): string {
  if (findings.length === 0) return 'Nothing found.';
  return `${count(findings.length, 'finding')}, approved by ${approvers(findings, approved)}.`;
}

/** An approved finding stays listed, for who looks later and for approvals that are given later, but does not block. */
function lifted(finding: Finding, approved: Approved): Finding {
  if (!approved.has(finding.fingerprint)) return finding;
  const by = approvers([finding], approved);
  return { ...finding, severity: 'warn', preview: `${finding.preview} (approved by ${by})` };
}

/** What a diff is judged by. */
export interface PolicyInput {
  readonly diff: Diff;
  /** The base branch's. */
  readonly configuration: Configuration;
  /** Secret of the installation, for the fingerprints of findings. */
  readonly salt: string;
  /** Findings that people approved (`acceptedFindings`); without the App there are none. */
  readonly approved?: Approved;
}

/** Everything that the rules find in a complete diff, worst first, then by path and line; nothing is left out. */
export function policyFindings(input: PolicyInput): Finding[] {
  const { diff, configuration, salt } = input;
  if (!diff.complete) return [];
  const examined = examine(diff.files, configuration, salt);
  return examined.flatMap(({ findings }) => findings).sort(byPlace);
}

/**
 * Judges a diff by every rule at the level that the base branch's configuration gives it.
 * @returns the verdict of the check `policy`: `blocked` when a rule of level `block` found something that nobody
 *   approved, `failed` when the diff is not complete, else `passed`. It never waits. Findings come worst first,
 *   then by path and line; at most 200 are carried, the items and the title count all.
 */
export function judgePolicy(input: PolicyInput): Verdict {
  const { diff, configuration, salt } = input;
  const approved = input.approved ?? new Map();
  if (!diff.complete) {
    return {
      check: 'policy',
      state: 'failed',
      title: 'The diff could not be read in full',
      items: [
        {
          state: 'failed',
          title: 'Complete diff',
          detail: diff.reason,
          next: 'Nothing to do: it is tried again by itself. If it stays, make the pull request smaller.',
        },
      ],
      findings: [],
    };
  }
  const examined = examine(diff.files, configuration, salt);
  const items = examined.flatMap((examination) => itemsOf(examination, diff.files, approved));
  const findings = examined
    .flatMap((one) => one.findings)
    .map((finding) => lifted(finding, approved))
    .sort(byPlace);
  if (findings.length > SHOWN) {
    items.push({
      state: 'not-applicable',
      title: 'More findings than shown',
      detail: `The first ${SHOWN} of ${findings.length} are listed.`,
      next: '',
    });
  }
  const blocking = findings.filter((finding) => finding.severity === 'block').length;
  const stoodFor = findings.filter(({ fingerprint }) => approved.has(fingerprint)).length;
  const warnings = findings.length - blocking - stoodFor;
  const parts = [
    ...(blocking > 0 ? [`${count(blocking, 'finding')} must be resolved`] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
    ...(stoodFor > 0 ? [`${count(stoodFor, 'finding')} approved`] : []),
  ];
  return {
    check: 'policy',
    state: blocking > 0 ? 'blocked' : 'passed',
    title: parts.length > 0 ? parts.join(', ') : `${count(diff.files.length, 'changed file')}, nothing found`,
    items,
    findings: findings.slice(0, SHOWN),
  };
}
