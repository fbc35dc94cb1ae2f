import type { Unread } from '../../../domain/analysis.ts';
import type { ChangedFile } from '../../../domain/pull-request.ts';
import type { Detector, Sighting } from '../detector.ts';
import { baseText, headText, whyUnread } from '../file-text.ts';
import { type Danger, dangersIn } from '../workflow/dangers.ts';
import { readWorkflow, type Workflow } from '../workflow/read.ts';
import { workflowRules } from '../workflow/rules.ts';

const workflow = /^\.github\/workflows\/[^/]+\.ya?ml$/;
const action = /(?:^|\/)action\.ya?ml$/;
const dependabot = /^\.github\/dependabot\.ya?ml$/;

/** Workflows that strangers can turn against the repository, as far as a change makes them so. */
export const workflows: Detector = {
  name: 'workflows',
  rules: Object.values(workflowRules),
  wants: (path) => (concerns(path) ? 'both' : 'nothing'),
  detect: (files) => {
    const sightings: Sighting[] = [];
    const unread: Unread[] = [];
    for (const file of files) {
      if (!concerns(file.path) || file.status === 'removed') continue;
      const [base, head] = [baseText(file), headText(file)];
      if (typeof head !== 'string' || base === undefined) {
        unread.push({ path: file.path, why: whyUnread(file) });
        continue;
      }
      if (dependabot.test(file.path)) {
        sightings.push(...allowed(file));
        continue;
      }
      const read = readWorkflow(head);
      if (!read.ok) {
        unread.push({ path: file.path, lines: { start: read.line, end: read.line }, why: read.why });
        continue;
      }
      const before = base === null ? null : readWorkflow(base);
      const pinned = pinnedIn(base);
      const known = before?.ok === true ? dangersIn(before.workflow) : [];
      if (before?.ok === true) sightings.push(...unlimited(file.path, before.workflow, read.workflow));
      sightings.push(
        ...newOf(dangersIn(read.workflow), known)
          .map((danger) => unpinnedAgain(danger, pinned))
          .map((danger) => sightingOf(file.path, danger)),
      );
    }
    return { sightings, unread };
  },
};

function concerns(path: string): boolean {
  return workflow.test(path) || action.test(path) || dependabot.test(path);
}

/** Permissions that are no longer written: the token gets whatever the repository gives by default. */
function unlimited(path: string, base: Workflow, head: Workflow): Sighting[] {
  const isOpen = head.permissions.size === 0 && head.jobs.some(({ permissions }) => permissions.size === 0);
  if (!base.limited || base.permissions.get('*')?.value === 'write-all' || !isOpen) return [];
  if (head.limited || head.jobs.every(({ limited, uses }) => limited || uses !== null)) return [];
  const preview = 'permissions are no longer given, so the default ones count';
  return [{ rule: workflowRules.permissions.id, path, subject: 'no permissions', preview }];
}

/** Actions that a workflow names by their commits. */
function pinnedIn(base: string | null): ReadonlySet<string> {
  const found = (base ?? '').matchAll(/([\w.-]{1,100}\/[\w./-]{1,200})@[0-9a-f]{40}\b/g);
  return new Set([...found].map(([, action]) => action ?? ''));
}

/** An action that was named by its commit, and no longer is, whoever owns it. */
function unpinnedAgain(danger: Danger, pinned: ReadonlySet<string>): Danger {
  const action = danger.key.split(' ').at(-1)?.split('@', 1)[0] ?? '';
  return danger.rule === workflowRules.unpinned.id && pinned.has(action)
    ? { ...danger, weight: 'block' }
    : danger;
}

/** What was not there before; of two alike the second is new. */
function newOf(dangers: readonly Danger[], known: readonly Danger[]): Danger[] {
  const left = new Map<string, number>();
  const keyOf = ({ rule, key }: Danger) => `${rule} ${key}`;
  for (const one of known) left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) + 1);
  return dangers.filter((one) => {
    const count = left.get(keyOf(one)) ?? 0;
    left.set(keyOf(one), count - 1);
    return count <= 0;
  });
}

function sightingOf(path: string, { rule, key, line, preview, weight }: Danger): Sighting {
  const lines = { start: line, end: line };
  return { rule, path, lines, subject: key, preview, ...(weight === undefined ? {} : { weight }) };
}

function allowed({ path, addedLines }: ChangedFile): Sighting[] {
  return addedLines
    .filter(({ text }) => /^\s{0,40}insecure-external-code-execution:\s{0,10}["']?allow\b/.test(text))
    .map(({ number }) => ({
      rule: workflowRules.dependabot.id,
      path,
      lines: { start: number, end: number },
      subject: 'allow',
      preview: 'insecure-external-code-execution: allow',
    }));
}
