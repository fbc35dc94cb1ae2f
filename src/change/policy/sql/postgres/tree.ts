/** A node of a syntax tree: its fields by name. */
export type Fields = Readonly<Record<string, unknown>>;

/** Deeper than this nobody writes. */
const deepest = 200;

/** The fields of something that is an object and no list; none of anything else. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** The entries of a list. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A node of one kind in its wrapping, such as `{ DropStmt: { … } }`; null for another kind. */
export function nodeOf(value: unknown, kind: string): Fields | null {
  const inner = fieldsOf(value)[kind];
  return inner === undefined ? null : fieldsOf(inner);
}

/** A text, in lower case as the tokenizer's names are; empty for anything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.toLowerCase() : '';
}

/** A qualified name from a list of strings, without the schema that is meant anyway. */
export function nameOf(parts: readonly unknown[]): string {
  const words = parts.map((part) => textOf(nodeOf(part, 'String')?.['sval'])).filter((word) => word !== '');
  const plain = words.length > 1 && words[0] === 'public' ? words.slice(1) : words;
  return plain.join('.');
}

/** The name of a relation. */
export function relationOf(value: unknown): string {
  const { schemaname, relname } = fieldsOf(nodeOf(value, 'RangeVar') ?? value);
  const schema = textOf(schemaname);
  return schema === '' || schema === 'public' ? textOf(relname) : `${schema}.${textOf(relname)}`;
}

/** Calls back for every node of a tree, with its kind. */
export function walk(tree: unknown, visit: (kind: string, node: Fields) => void, depth = 0): void {
  if (depth > deepest || typeof tree !== 'object' || tree === null) return;
  if (Array.isArray(tree)) {
    for (const one of tree) walk(one, visit, depth + 1);
    return;
  }
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value !== 'object' || value === null) continue;
    if (/^[A-Z]/.test(key)) visit(key, fieldsOf(value));
    walk(value, visit, depth + 1);
  }
}
