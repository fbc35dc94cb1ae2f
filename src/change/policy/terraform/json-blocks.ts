import { isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { withoutStacks } from '../../../domain/without-stacks.ts';
import type { Attribute, Block, Hcl } from './hcl.ts';

/** Kinds of blocks with so many labels; all others have none. */
const labelled: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  module: 1,
  provider: 1,
  variable: 1,
  output: 1,
  backend: 1,
};
const deepest = 20;

/**
 * Reads the JSON form of a configuration.
 * @see https://developer.hashicorp.com/terraform/language/syntax/json
 */
export function jsonBlocks(text: string): Hcl {
  const lines = new LineCounter();
  const none = { blocks: [], attributes: new Map() };
  try {
    const document = withoutStacks(() =>
      parseDocument(text, {
        lineCounter: lines,
        strict: true,
        schema: 'json',
        prettyErrors: false,
        // It compares each key with all the others of its mapping.
        uniqueKeys: false,
      }),
    );
    const [error] = document.errors;
    if (error !== undefined) {
      return { ...none, problems: [{ line: lines.linePos(error.pos[0]).line, why: 'it is not JSON' }] };
    }
    const at = (node: Node | null | undefined) => lines.linePos(node?.range?.[0] ?? 0).line;
    const until = (node: Node | null | undefined) => lines.linePos(node?.range?.[1] ?? 0).line;
    return { ...bodyOf(document.contents, at, until, 0), problems: [] };
  } catch {
    return { ...none, problems: [{ line: 1, why: 'it is not JSON' }] };
  }
}

type At = (node: Node | null | undefined) => number;

function bodyOf(node: unknown, at: At, until: At, depth: number) {
  const attributes = new Map<string, Attribute>();
  const blocks: Block[] = [];
  if (!isMap(node) || depth > deepest) return { attributes, blocks };
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? String(key.value) : '';
    const labels = labelled[name] ?? (isMap(value) ? 0 : -1);
    if (labels < 0 || !isMap(value)) {
      const text = JSON.stringify((value as Node | null)?.toJSON() ?? null);
      attributes.set(name, { text, line: at(value as Node), endLine: until(value as Node) });
    } else collect(name, [], value, labels);
  }
  return { attributes, blocks };

  function collect(type: string, labels: readonly string[], value: unknown, left: number): void {
    if (left === 0) {
      const line = at(value as Node);
      blocks.push({
        type,
        labels,
        ...bodyOf(value, at, until, depth + 1),
        line,
        endLine: until(value as Node),
      });
      return;
    }
    if (!isMap(value)) return;
    for (const item of value.items) {
      collect(type, [...labels, isScalar(item.key) ? String(item.key.value) : ''], item.value, left - 1);
    }
  }
}
