import { Automaton } from './automaton.ts';
import { base64Text } from './base64-text.ts';
import { entropyOf } from './entropy.ts';
import type { FoundSecret, SecretFinder, SecretWords, Style } from './found-secret.ts';
import { isName, isReference, plainOf } from './generic/reference.ts';
import { isPlaceholder } from './placeholder.ts';
import { isPublished } from './published.ts';
import type { SecretRule } from './secret-rule.ts';

/** What lookarounds of a pattern may see beyond the window in which it is tried. */
const margin = 64;
/** A text that holds more secrets than these is a dump; all of it has to go anyway. */
const mostFound = 2000;

interface Candidate {
  readonly rule: SecretRule;
  readonly pattern: RegExp;
  /** Where the window that is being gathered begins and ends; -1 while there is none. */
  from: number;
  to: number;
}

/** Looks for many formats at once. */
export interface Scanner {
  /** In the order in which they stand, each secret once: where two formats fit, the one that stands first in the list. */
  scan(text: string, style?: Style): FoundSecret[];
}

/**
 * A scanner for these formats: one pass over the text finds the keywords of all, and each pattern is tried only
 * around its own.
 * @param rules the more specific first
 * @param finders give way to every rule, and to those before them
 */
export function createScanner(rules: readonly SecretRule[], finders: readonly SecretFinder[] = []): Scanner {
  const keywords: string[] = [];
  /** By keyword, the numbers of the rules and, from `rules.length` on, of the finders that have it. */
  const owners: number[][] = [];
  const numbers = new Map<string, number>();
  for (const [number, one] of [...rules, ...finders].entries()) {
    for (const keyword of new Set(one.keywords)) {
      let index = numbers.get(keyword);
      if (index === undefined) {
        index = keywords.push(keyword) - 1;
        numbers.set(keyword, index);
        owners.push([]);
      }
      owners[index]?.push(number);
    }
  }
  const automaton = new Automaton(keywords);
  const order: readonly SecretWords[] = [...rules, ...finders.flatMap((finder) => finder.rules)];
  const rank = new Map(order.map((rule, index) => [rule, index]));
  const leads = rules.map(leadsWithKeyword);
  const patterns = rules.map(
    ({ pattern }, number) =>
      new RegExp(pattern.source, `${pattern.flags}${leads[number] === true ? 'y' : 'g'}`),
  );
  return {
    scan(text, style = 'configuration') {
      const found: FoundSecret[] = [];
      const candidates = new Map<number, Candidate>();
      automaton.scan(text, (keyword, end) => {
        for (const number of owners[keyword] ?? []) {
          const rule = rules[number];
          const pattern = patterns[number];
          const finder = finders[number - rules.length];
          if (finder !== undefined && found.length < mostFound) {
            const one = finder.find(text, end - (keywords[keyword]?.length ?? 0), end, style);
            if (one !== null) found.push(one);
            continue;
          }
          if (rule === undefined || pattern === undefined) continue;
          if (leads[number] === true) {
            tryAt(text, rule, pattern, end - (keywords[keyword]?.length ?? 0), found);
            continue;
          }
          const reach = rule.longest + (rule.near ?? 0);
          const from = Math.max(0, end - (keywords[keyword]?.length ?? 0) - reach);
          let candidate = candidates.get(number);
          if (candidate === undefined) {
            candidate = { rule, pattern, from, to: end + reach };
            candidates.set(number, candidate);
          } else if (from <= candidate.to) candidate.to = end + reach;
          else {
            tryIn(text, candidate, found);
            candidate.from = from;
            candidate.to = end + reach;
          }
        }
      });
      for (const candidate of candidates.values()) tryIn(text, candidate, found);
      return withoutOverlap(found, rank).filter(({ secret }) => !isPublished(secret));
    },
  };
}

/** What may stand before the secret in a pattern: looks back, and nothing else. */
const lookingBack = /^(?:\(\?:)?(?:\(\?<[!=](?:\[(?:\\.|[^\]\\])*\]|\\.|[^()[\]\\])*\)\|?)*\)?\(\?<secret>/;

/** Whether every match of a rule begins with its secret, and that with a keyword: then it is tried nowhere else. */
function leadsWithKeyword({ pattern, keywords, near = 0 }: SecretRule): boolean {
  const lead = lookingBack.exec(pattern.source)?.[0];
  if (lead === undefined || near > 0) return false;
  const rest = pattern.source
    .slice(lead.length)
    .replace(/\\([^A-Za-z0-9])/g, '$1')
    .toLowerCase();
  const [keyword] = keywords;
  if (keywords.length !== 1 || keyword === undefined || !rest.startsWith(keyword)) return false;
  // A quantifier behind it would be about its last letter, a bar about all of it.
  return !/^[?*{]/.test(rest.slice(keyword.length)) && !hasBar(pattern.source.slice(lead.length));
}

/** Whether a pattern has alternatives at its top, after which something else may come first. */
function hasBar(source: string): boolean {
  let depth = 0;
  for (let at = 0; at < source.length; at += 1) {
    const letter = source[at];
    if (letter === '\\') at += 1;
    else if (letter === '[')
      while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
    else if (letter === '(') depth += 1;
    else if (letter === ')') depth -= 1;
    else if (letter === '|' && depth <= 0) return true;
    if (depth < 0) return source.slice(at + 1).includes('|') && !/^\(\?[!=]/.test(source.slice(at + 1));
  }
  return false;
}

/** Tries a pattern where its keyword begins. */
function tryAt(text: string, rule: SecretRule, pattern: RegExp, at: number, found: FoundSecret[]): void {
  if (found.length >= mostFound) return;
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  const secret = match?.groups?.secret;
  if (match === null || secret === undefined) return;
  if (isLikely(rule, secret, match.groups ?? {}) && isBeside(rule, text, at)) {
    found.push({ rule, start: at, end: at + secret.length, secret });
  }
}

/** Tries a pattern in its window. */
function tryIn(text: string, { rule, pattern, from, to }: Candidate, found: FoundSecret[]): void {
  if (found.length >= mostFound) return;
  const start = Math.max(0, from - margin);
  const window = text.slice(start, to + margin);
  pattern.lastIndex = 0;
  for (let match = pattern.exec(window); match !== null; match = pattern.exec(window)) {
    const secret = match.groups?.secret ?? match[0];
    const begin = start + match.index;
    const at = begin + match[0].lastIndexOf(secret);
    const inside = begin >= from && begin + match[0].length <= to;
    if (inside && isLikely(rule, secret, match.groups ?? {}) && isBeside(rule, text, at))
      found.push({ rule, start: at, end: at + secret.length, secret });
    if (found.length >= mostFound) return;
    if (match[0] === '') pattern.lastIndex += 1;
  }
}

function isLikely(
  rule: SecretRule,
  secret: string,
  groups: Readonly<Record<string, string | undefined>>,
): boolean {
  if (isPlaceholder(secret) || saysNone(secret)) return false;
  if (rule.entropy !== undefined && entropyOf(secret) < rule.entropy) return false;
  return rule.valid?.(secret, groups) ?? true;
}

/** Whether a value that is base64, or escaped for an address, says in plain that it is none. */
function saysNone(secret: string): boolean {
  if (secret.length > 200 || secret.includes('://')) return false;
  const plain = secret.includes('%') ? plainOf(secret) : base64Text(secret);
  return plain !== null && plain !== secret && (isPlaceholder(plain) || isReference(plain) || isName(plain));
}

/** Whether what belongs to the secret stands near it. */
function isBeside({ besides }: SecretRule, text: string, at: number): boolean {
  if (besides === undefined) return true;
  let from = at;
  let to = at;
  for (let line = 0; line <= besides.lines; line += 1) {
    from = from <= 0 ? 0 : text.lastIndexOf('\n', from - 1);
    if (from < 0) from = 0;
    const next = text.indexOf('\n', to + 1);
    to = next < 0 ? text.length : next;
  }
  return besides.pattern.test(text.slice(Math.max(from, at - 20_000), Math.min(to, at + 20_000)));
}

/** Of secrets that overlap, the one whose rule comes first; of one rule the longest. */
function withoutOverlap(
  found: readonly FoundSecret[],
  rank: ReadonlyMap<SecretWords, number>,
): FoundSecret[] {
  if (found.length === 0) return [];
  const best = [...found].sort(
    (one, other) =>
      (rank.get(one.rule) ?? 0) - (rank.get(other.rule) ?? 0) || other.secret.length - one.secret.length,
  );
  const taken: FoundSecret[] = [];
  const starts = new Map<number, FoundSecret[]>();
  const cell = (index: number) => Math.floor(index / 256);
  for (const one of best) {
    let free = true;
    for (let place = cell(one.start); free && place <= cell(one.end); place += 1) {
      free = !(starts.get(place) ?? []).some((other) => other.start < one.end && one.start < other.end);
    }
    if (!free) continue;
    taken.push(one);
    for (let place = cell(one.start); place <= cell(one.end); place += 1) {
      starts.set(place, [...(starts.get(place) ?? []), one]);
    }
  }
  return taken.sort((one, other) => one.start - other.start);
}
