import { readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import picomatch from 'picomatch';

/** What patterns found below a folder. */
interface Found {
  /** Absolute paths of files, sorted. */
  readonly files: readonly string[];
  /** The part before the first wildcard of every pattern that includes, absolute: what was searched. */
  readonly searched: readonly string[];
}

/**
 * Finds files by the patterns that artifacts and `hashFiles` use (the rules of GitHub's `@actions/glob`): one pattern
 * a line, `*` within a folder, `**` across folders, `!` takes away again, a folder stands for all below it, and what
 * starts with a dot counts only with `hidden`.
 */
export function findFiles(patterns: readonly string[], root: string, options: { hidden: boolean }): Found {
  const rules = patterns
    .flatMap((pattern) => pattern.split('\n'))
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== '' && !pattern.startsWith('#'))
    .map((pattern) => toRule(pattern, root));
  const searched = withoutNested(rules.filter((rule) => rule.include).map((rule) => rule.base));
  const files = searched
    .flatMap((base) => walk(base, options.hidden))
    .filter((file) => rules.reduce((kept, rule) => (rule.matches(file) ? rule.include : kept), false));
  return { files: [...new Set(files)].sort(), searched };
}

interface Rule {
  readonly include: boolean;
  readonly base: string;
  matches(file: string): boolean;
}

function toRule(pattern: string, root: string): Rule {
  const include = !pattern.startsWith('!');
  const absolute = resolve(root, (include ? pattern : pattern.slice(1).trim()).replace(/^~\//, ''));
  const parts = absolute.split('/');
  const wild = parts.findIndex((part) => /[*?[]/.test(part));
  const base = wild < 0 ? absolute : parts.slice(0, wild).join('/') || '/';
  const options = { dot: true, nobrace: true, noextglob: true, nonegate: true };
  const itself = picomatch(absolute, options);
  const below = picomatch(`${absolute}/**`, options);
  return { include, base, matches: (file) => itself(file) || below(file) };
}

function withoutNested(bases: readonly string[]): string[] {
  const unique = [...new Set(bases)];
  return unique.filter((base) => !unique.some((other) => other !== base && base.startsWith(`${other}/`)));
}

function walk(path: string, hidden: boolean): string[] {
  if (!hidden && basename(path).startsWith('.')) return [];
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => walk(join(path, name), hidden));
}
