import { createHash } from 'node:crypto';
import type { Tree } from './tree.ts';

const forms = new WeakMap<Tree, string>();
const longest = 2000;

/**
 * One text for all ways to write the same value: order of keys, quotes and layout do not count. Long ones are hashed,
 * so that aliases of aliases cannot make it grow.
 */
export function formOf(tree: Tree | undefined): string {
  if (tree === undefined) return '';
  const known = forms.get(tree);
  if (known !== undefined) return known;
  const full = `${tree.tag}${written(tree)}`;
  const form = full.length > longest ? createHash('sha256').update(full).digest('hex') : full;
  forms.set(tree, form);
  return form;
}

function written(tree: Tree): string {
  if (tree.kind === 'scalar') return JSON.stringify(tree.text);
  if (tree.kind === 'sequence') return `[${tree.items.map(formOf).join(',')}]`;
  const entries = [...tree.entries].sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, { value }]) => `${JSON.stringify(key)}:${formOf(value)}`).join(',')}}`;
}
