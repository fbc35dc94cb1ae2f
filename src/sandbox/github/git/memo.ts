import type { GitResult } from './result.ts';

/** Commands that only read what their arguments name (`merge-tree` also stores the tree that it names). */
const readers = new Set(['cat-file', 'diff-tree', 'log', 'ls-tree', 'merge-base', 'merge-tree', 'rev-list']);
const words = new Set([...readers, '-c', 'core.quotePath=false', 'blob']);
const objects = /^\^?[0-9a-f]{40}(?:(?:\.{2,3}[0-9a-f]{40})|:.*)?$/s;

const mostEntries = 4000;
/** Larger answers are not kept. */
const largest = 64 * 1024;

const kept = new Map<string, Promise<GitResult>>();

/**
 * Asks git, or gives the answer it gave before: an object's id names its content for good, so a command that names
 * nothing but ids has one answer. Starting a process for each is what a busy local GitHub spends its time on.
 */
export function remembered(
  directory: string,
  args: readonly string[],
  ask: () => Promise<GitResult>,
): Promise<GitResult> {
  if (!namesOnlyObjects(args)) return ask();
  const key = [directory, ...args].join('\0');
  const known = kept.get(key);
  if (known !== undefined) return known;
  const answer = ask();
  keep(key, answer);
  return answer;
}

function keep(key: string, answer: Promise<GitResult>): void {
  const [oldest] = kept.keys();
  if (kept.size >= mostEntries && oldest !== undefined) kept.delete(oldest);
  kept.set(key, answer);
  const forget = () => kept.delete(key);
  answer.then((result) => {
    // What is not there now may be pushed later.
    if (result.code !== 0 || result.stdout.length > largest) forget();
  }, forget);
}

function namesOnlyObjects(args: readonly string[]): boolean {
  if (!args.some((arg) => readers.has(arg))) return false;
  const end = args.indexOf('--');
  const named = end === -1 ? args : args.slice(0, end);
  return named.every((arg) => words.has(arg) || arg.startsWith('-') || objects.test(arg));
}
