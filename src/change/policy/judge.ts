import type { Configuration } from '../../domain/configuration.ts';
import type { Finding } from '../../domain/finding.ts';
import type { ChangedFile, Diff } from '../../domain/pull-request.ts';
import type { Verdict, VerdictItem } from '../../domain/verdict.ts';
import { rules } from './registry.ts';
import type { Rule } from './rule.ts';

/** Findings and unreadable files that a verdict carries; all are counted. */
const SHOWN = 200;
const SHOWN_PATHS = 10;

type Level = Configuration['policy']['secrets'];

/** What the configuration says about a rule: its own level, else its family's. */
function levelOf(rule: Rule, policy: Configuration['policy']): Level {
  return policy.rules[rule.id] ?? policy[rule.family];
}

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
function itemsOf(rule: Rule, level: Level, found: readonly Finding[], unread: readonly ChangedFile[]) {
  const items: VerdictItem[] = [];
  const title = `${rule.id} (${level})`;
  if (level === 'off') {
    items.push({ state: 'not-applicable', title, detail: 'Switched off in the configuration.', next: '' });
    return items;
  }
  items.push(
    found.length === 0
      ? { state: 'passed', title, detail: 'Nothing found on the added lines.', next: '' }
      : {
          state: level === 'block' ? 'blocked' : 'passed',
          title,
          detail: `${rule.title}: ${count(found.length, 'finding')}. ${rule.why}`,
          next: `The author: ${rule.remedy}`,
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

/**
 * Judges a diff by every rule at the level that the base branch's configuration gives it.
 * @param salt secret of the installation, for the fingerprints of findings.
 * @returns the verdict of the check `policy`: `blocked` when a rule of level `block` found something, `failed`
 *   when the diff is not complete, else `passed`. It never waits. Findings come worst first, then by path and
 *   line; at most 200 are carried, the items and the title count all.
 */
export function judgePolicy(input: { diff: Diff; configuration: Configuration; salt: string }): Verdict {
  const { diff, configuration, salt } = input;
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
  const findings: Finding[] = [];
  const items: VerdictItem[] = [];
  for (const rule of rules) {
    const level = levelOf(rule, configuration.policy);
    const context = level === 'off' ? null : { severity: level, salt };
    const found = context === null ? [] : diff.files.flatMap((file) => rule.evaluate(file, context));
    const unread = diff.files.filter(
      (file) => file.binary && file.status !== 'removed' && rule.concernsBinary(file.path),
    );
    findings.push(...found);
    items.push(...itemsOf(rule, level, found, unread));
  }
  findings.sort(byPlace);
  if (findings.length > SHOWN) {
    items.push({
      state: 'not-applicable',
      title: 'More findings than shown',
      detail: `The first ${SHOWN} of ${findings.length} are listed.`,
      next: '',
    });
  }
  const blocking = findings.filter((finding) => finding.severity === 'block').length;
  const warnings = findings.length - blocking;
  const parts = [
    ...(blocking > 0 ? [`${count(blocking, 'finding')} must be resolved`] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
  ];
  return {
    check: 'policy',
    state: blocking > 0 ? 'blocked' : 'passed',
    title: parts.length > 0 ? parts.join(', ') : `${count(diff.files.length, 'changed file')}, nothing found`,
    items,
    findings: findings.slice(0, SHOWN),
  };
}
