import { parseDocument } from 'yaml';
import { withoutStacks } from '../../../domain/without-stacks.ts';

/** Settings as code of probot/settings, safe-settings and exported rulesets, and when a value protects less. */
const weaker: Readonly<Record<string, (before: unknown, after: unknown) => boolean>> = {
  required_approving_review_count: (before, after) => Number(after ?? 0) < Number(before ?? 0),
  dismiss_stale_reviews: turnedOff,
  dismiss_stale_reviews_on_push: turnedOff,
  require_code_owner_reviews: turnedOff,
  require_code_owner_review: turnedOff,
  require_last_push_approval: turnedOff,
  required_review_thread_resolution: turnedOff,
  enforce_admins: turnedOff,
  required_signatures: turnedOff,
  required_linear_history: turnedOff,
  strict: turnedOff,
  allow_force_pushes: turnedOn,
  allow_deletions: turnedOn,
  allow_auto_merge: turnedOn,
  contexts: loses,
  checks: loses,
  required_check: loses,
  rules: loses,
  allows_force_pushes: turnedOn,
  allows_deletions: turnedOn,
  allow_force_push: turnedOn,
  require_signed_commits: turnedOff,
  require_conversation_resolution: turnedOff,
  code_owner_approval_required: turnedOff,
  lock_branch: turnedOff,
  vulnerability_alerts: turnedOff,
  deletion: turnedOff,
  non_fast_forward: turnedOff,
  creation: turnedOff,
  update: turnedOff,
  approvals_required: (before, after) => Number(after ?? 0) < Number(before ?? 0),
  wait_timer: (before, after) => Number(after ?? 0) < Number(before ?? 0),
  reviewers: isGone,
  pattern: (before, after) => before !== undefined && before !== after,
  visibility: (before, after) => before !== undefined && before !== 'public' && after === 'public',
  required_status_checks: isGone,
  required_pull_request_reviews: isGone,
  restrictions: isGone,
  bypass_actors: (before, after) => lengthOf(after) > lengthOf(before),
  enforcement: (before, after) => before === 'active' && after !== 'active',
};

/** Names of the settings that protect less in the second text; null when one cannot be read. */
export function loosenedSettings(base: string, head: string): readonly string[] | null {
  const [before, after] = [base, head].map(read);
  if (before === undefined || after === undefined) return null;
  return loosenedValues(before, after);
}

/** The same of values that are read already. */
export function loosenedValues(before: unknown, after: unknown): readonly string[] {
  const found: string[] = [];
  compare(before, after, '', found, 0);
  return found;
}

function read(text: string): unknown {
  try {
    const document = withoutStacks(() => parseDocument(text, { prettyErrors: false, uniqueKeys: false }));
    return document.errors.length > 0 ? undefined : (document.toJS({ maxAliasCount: 50 }) ?? {});
  } catch {
    return undefined;
  }
}

function compare(before: unknown, after: unknown, path: string, found: string[], depth: number): void {
  if (depth > 20 || typeof before !== 'object' || before === null) return;
  for (const [key, value] of Object.entries(before)) {
    const now = entryOf(before, after, key, value);
    const place = path === '' ? key : `${path}.${key}`;
    if (weaker[key]?.(value, now) === true) found.push(place);
    else compare(value, now, place, found, depth + 1);
  }
  for (const key of Object.keys(typeof after === 'object' && after !== null ? after : {})) {
    const place = path === '' ? key : `${path}.${key}`;
    const isNew = !Object.hasOwn(before, key);
    if (isNew && weaker[key]?.(undefined, Reflect.get(after as object, key)) === true) found.push(place);
  }
}

/** The same entry afterwards; those of lists are known by their name. */
function entryOf(before: object, after: unknown, key: string, value: unknown): unknown {
  if (Array.isArray(before) && Array.isArray(after)) {
    const name = nameOf(value);
    return name === null ? after[Number(key)] : after.find((one) => nameOf(one) === name);
  }
  return typeof after === 'object' && after !== null ? Reflect.get(after, key) : undefined;
}

function nameOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  for (const key of ['name', 'type', 'context']) if (key in value) return String(Reflect.get(value, key));
  return null;
}

function turnedOff(before: unknown, after: unknown): boolean {
  return before === true && after !== true;
}

function turnedOn(before: unknown, after: unknown): boolean {
  return after === true && before !== true;
}

/** Whether a list lost one of its entries, by their names. */
function loses(before: unknown, after: unknown): boolean {
  if (!Array.isArray(before)) return false;
  const names = (list: readonly unknown[]) => list.map((one) => nameOf(one) ?? JSON.stringify(one));
  const kept = new Set(Array.isArray(after) ? names(after) : []);
  return names(before).some((name) => !kept.has(name));
}

function isGone(before: unknown, after: unknown): boolean {
  return before !== null && before !== undefined && (after === null || after === undefined);
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}
