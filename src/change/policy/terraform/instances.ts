import type { Block } from './hcl.ts';
import { entriesOf, itemsOf } from './object.ts';
import { resolve, type Values } from './values.ts';

/** A block with what the variables around it are. */
export interface Sized {
  readonly block: Block;
  readonly values: Values;
}

/** What is said of instances that go, and the line that says it; null when none goes, or nobody can tell. */
export function fewerInstances(
  before: Sized,
  after: Sized,
  isMoved: boolean,
): { readonly subject: string; readonly words: string; readonly line: number } | null {
  const count = after.block.attributes.get('count');
  const each = after.block.attributes.get('for_each');
  const line = (count ?? each)?.line ?? after.block.line;
  const [was, is] = [countOf(before), countOf(after)];
  if (was !== null && is !== null && is < was) {
    return { subject: `count ${is}`, words: `count from ${was} to ${is}`, line };
  }
  const [keysBefore, keysAfter] = [keysOf(before), keysOf(after)];
  if (keysBefore !== null && keysAfter !== null) {
    const gone = [...keysBefore].filter((key) => !keysAfter.has(key));
    if (gone.length === 0) return null;
    return { subject: gone.join(), words: `for_each loses ${gone.slice(0, 5).join(', ')}`, line };
  }
  // Terraform moves what had no count to index 0 and back by itself; keys it does not know to belong to indices.
  const [one, other] = [formOf(before.block), formOf(after.block)];
  if (one === other || isMoved || (one !== 'for_each' && other !== 'for_each')) return null;
  if (keysBefore?.size === 0 || was === 0) return null;
  return { subject: `${one} ${other}`, words: `other instances: ${one} becomes ${other}`, line };
}

function formOf({ attributes }: Block): 'one' | 'count' | 'for_each' {
  return attributes.has('for_each') ? 'for_each' : attributes.has('count') ? 'count' : 'one';
}

function countOf({ block, values }: Sized): number | null {
  if (block.attributes.has('for_each')) return null;
  const text = block.attributes.get('count')?.text;
  if (text === undefined) return 1;
  const found = /^"?(\d{1,9})"?$/.exec(resolve(text, values))?.[1];
  return found === undefined ? null : Number(found);
}

/** The keys of a literal set or map; null where the expression is no literal. */
function keysOf({ block, values }: Sized): ReadonlySet<string> | null {
  const written = block.attributes.get('for_each')?.text;
  if (written === undefined) return null;
  const text = resolve(written, values);
  const over = /^(?:\{|toset\( ?\[) ?for (\w{1,60}) in (\[[^[\]]{0,20000}\]) : (\w{1,60})(?: =>|\] ?\))/.exec(
    text,
  );
  if (over !== null) return over[1] === over[3] ? setOf(itemsOf(over[2] ?? '')) : null;
  const set = setOf(itemsOf(text));
  if (set !== null) return set;
  if (/^(?:toset\( ?)?\[/.test(text)) return null;
  const entries = entriesOf(text) ?? entriesOf(/^tomap\( ?(\{.{0,20000}\}) ?\)$/.exec(text)?.[1] ?? '');
  return entries === null ? null : new Set(entries.keys());
}

function setOf(items: readonly string[] | null): ReadonlySet<string> | null {
  return items === null ? null : new Set(items);
}
