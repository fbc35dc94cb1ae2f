import { parseDocument } from 'yaml';

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
  contexts: fewer,
  checks: fewer,
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
  const found: string[] = [];
  compare(before, after, '', found, 0);
  return found;
}

function read(text: string): unknown {
  try {
    const document = parseDocument(text, { prettyErrors: false });
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
  return typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : null;
}

function turnedOff(before: unknown, after: unknown): boolean {
  return before === true && after !== true;
}

function turnedOn(before: unknown, after: unknown): boolean {
  return after === true && before !== true;
}

function fewer(before: unknown, after: unknown): boolean {
  return Array.isArray(before) && lengthOf(after) < before.length;
}

function isGone(before: unknown, after: unknown): boolean {
  return before !== null && before !== undefined && (after === null || after === undefined);
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}
