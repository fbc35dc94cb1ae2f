import { ownersOf } from '../../approvals/code-owners/owners.ts';
import { type OwnerRule, type Owners, parseCodeowners } from '../../approvals/code-owners/parse.ts';

/** Whom a path of the repository lost. */
export interface LostOwners {
  readonly subject: string;
  readonly weight: 'block' | 'warn';
}

/** How many patterns are tried on how many paths at most: as many as a file of a thousand lines that are all new. */
const mostTrials = 2_000_000;

/**
 * The patterns of a CODEOWNERS file whose paths have no owner, or other owners, in the next version. Asked of the
 * patterns themselves: who owned what a line covers, and who owns it now.
 */
export function lostOwners(base: string, head: string): readonly LostOwners[] {
  if (base === head) return [];
  const written = (text: string) =>
    text.split('\n').flatMap((line) => /^\s{0,20}([^#\s]\S{0,500})(?:\s|$)/.exec(line)?.[1] ?? []);
  const known = new Set(written(base));
  // What only the next version names can take owners away from a part of what had them.
  const patterns = [...new Set([...known, ...written(head)])];
  // Whose teams they are matters for asking them, not for whether they own something.
  const [before, after] = [parseCodeowners(base, '').rules, parseCodeowners(head, '').rules];
  const same = inCommon(before, after);
  const touched = [...changed(before, same), ...changed(after, same)];
  if (touched.length * patterns.length > mostTrials) {
    return [{ subject: 'more lines change than can be compared', weight: 'block' }];
  }
  const found: LostOwners[] = [];
  let trials = mostTrials;
  for (const pattern of patterns) {
    const example = exampleOf(pattern);
    if (!touched.some(({ matches }) => matches(example))) continue;
    trials -= before.length + after.length;
    if (trials < 0) return [...found, { subject: 'more lines change than can be compared', weight: 'block' }];
    const was = ownersOf(before, example);
    if (was === null) continue;
    const is = ownersOf(after, example);
    if (is !== null && isSameSet(namesIn(is), namesIn(was))) continue;
    if (is !== null && !known.has(pattern)) continue;
    const now = is === null ? [] : namesIn(is);
    const how = is === null ? 'loses its owners' : 'gets other owners';
    found.push({
      subject: `${pattern} ${how}`,
      // Some of those who owned it still do; others may have come.
      weight:
        namesIn(was).some((name) => now.includes(name)) && isNested(now, namesIn(was)) ? 'warn' : 'block',
    });
  }
  return found;
}

/** How many lines two versions have alike at their beginning and at their end. */
function inCommon(
  before: readonly OwnerRule[],
  after: readonly OwnerRule[],
): { first: number; last: number } {
  const most = Math.min(before.length, after.length);
  let first = 0;
  while (first < most && isSame(before[first], after[first])) first += 1;
  let last = 0;
  while (last < most - first && isSame(before.at(-1 - last), after.at(-1 - last))) last += 1;
  return { first, last };
}

function changed(rules: readonly OwnerRule[], { first, last }: { first: number; last: number }) {
  return rules.slice(first, rules.length - last);
}

function isSame(one: OwnerRule | undefined, other: OwnerRule | undefined): boolean {
  if (one === undefined || other === undefined || one.pattern !== other.pattern) return false;
  return namesIn(one.owners).join() === namesIn(other.owners).join();
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name) => other.includes(name));
}

/** Whether all of one are in the other, whichever is the larger. */
function isNested(one: readonly string[], other: readonly string[]): boolean {
  return one.every((name) => other.includes(name)) || other.every((name) => one.includes(name));
}

function namesIn({ users, teams, unreachable }: Owners): string[] {
  return [...users, ...teams, ...unreachable].map((name) => name.toLowerCase());
}

/** A path that a pattern of CODEOWNERS covers. */
function exampleOf(pattern: string): string {
  const plain = pattern
    .replace(/^\//, '')
    .replaceAll('**', 'any')
    .replaceAll('*', 'any')
    .replaceAll('?', 'x');
  return plain.endsWith('/') ? `${plain}any` : plain;
}
