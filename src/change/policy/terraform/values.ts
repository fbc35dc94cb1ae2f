import type { Block } from './hcl.ts';
import { itemsOf } from './object.ts';

/** What variables and local values are, as far as the files at hand say: by `var.name` and `local.name`. */
export type Values = ReadonlyMap<string, string>;

/** More rounds than names refer to each other in practice. */
const rounds = 4;
const longest = 20_000;
const reference = /\b(?:var|local)\.[A-Za-z_][\w-]{0,200}(?![\w.[-])/g;

/** Collects what the blocks and the variable files of a directory give. */
export function valuesOf(
  blocks: readonly Block[],
  given: ReadonlyMap<string, { readonly text: string }>,
): Values {
  const values = new Map<string, string>();
  for (const block of blocks) {
    if (block.type === 'locals') {
      for (const [name, { text }] of block.attributes) values.set(`local.${name}`, text);
    } else if (block.type === 'variable') {
      const text = block.attributes.get('default')?.text;
      if (text !== undefined) values.set(`var.${block.labels[0] ?? ''}`, text);
    }
  }
  for (const [name, { text }] of given) values.set(`var.${name}`, text);
  return values;
}

/** An expression with known values put in, and simple choices between literals made. */
export function resolve(text: string, values: Values): string {
  let now = text;
  for (let round = 0; round < rounds && now.length < longest; round += 1) {
    const next = now.replace(reference, (name) => {
      const value = values.get(name);
      return value === undefined || value.length > longest ? name : value;
    });
    if (next === now) break;
    now = next.slice(0, longest);
  }
  return chosen(now);
}

function chosen(text: string): string {
  const counted = /^length\((.{2,20000})\)$/.exec(text)?.[1];
  if (counted !== undefined) {
    const items = itemsOf(counted.trim());
    return items === null ? text : String(items.length);
  }
  const choice = /^\(?([^?]{1,300}?)\)? ?\? ?([^?:]{1,500}?) ?: ?([^?:]{1,500})$/.exec(text);
  if (choice === null) return text;
  const [, condition = '', yes = '', no = ''] = choice;
  const holds = truth(condition.trim());
  return holds === null ? text : (holds ? yes : no).trim();
}

function truth(condition: string): boolean | null {
  const plain = condition.replace(/^! ?/, '');
  const negated = plain !== condition;
  const pair =
    /^("[^"$%]{0,200}"|\d{1,12}|true|false) ?([!=]=|>) ?("[^"$%]{0,200}"|\d{1,12}|true|false)$/.exec(plain);
  let holds: boolean | null = plain === 'true' ? true : plain === 'false' ? false : null;
  if (pair !== null) {
    const [, one = '', sign = '', other = ''] = pair;
    holds = sign === '>' ? Number(one) > Number(other) : (one === other) === (sign === '==');
  }
  return holds === null ? null : holds !== negated;
}
