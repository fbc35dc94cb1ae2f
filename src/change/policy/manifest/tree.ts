/** A value of YAML or JSON, with the one-based lines it stands on. */
export type Tree = Mapping | Sequence | Scalar;

interface Placed {
  readonly line: number;
  readonly endLine: number;
  /** Such as `!Ref`; empty for the tags that YAML itself defines. */
  readonly tag: string;
}
export interface Mapping extends Placed {
  readonly kind: 'mapping';
  readonly entries: ReadonlyMap<string, Entry>;
}
export interface Sequence extends Placed {
  readonly kind: 'sequence';
  readonly items: readonly Tree[];
}
export interface Scalar extends Placed {
  readonly kind: 'scalar';
  /** As it is written, without quotes; empty for null. */
  readonly text: string;
  readonly quoted: boolean;
}
/** The value of a key; `line` is that of the key. */
export interface Entry {
  readonly line: number;
  readonly value: Tree;
}

/** What stands under a chain of keys (or of positions in lists). */
export function at(tree: Tree | undefined, ...path: readonly (string | number)[]): Tree | undefined {
  let here = tree;
  for (const step of path) {
    if (here?.kind === 'mapping') here = here.entries.get(String(step))?.value;
    else if (here?.kind === 'sequence' && typeof step === 'number') here = here.items[step];
    else return undefined;
  }
  return here;
}

/** The line of the key at the end of a chain of keys, or the deepest that exists. */
export function lineAt(tree: Tree, ...path: readonly string[]): number {
  let here: Tree | undefined = tree;
  let line = tree.line;
  for (const step of path) {
    if (here?.kind === 'sequence') {
      here = here.items[Number(step)];
      line = here?.line ?? line;
      continue;
    }
    const entry: Entry | undefined = here?.kind === 'mapping' ? here.entries.get(step) : undefined;
    if (entry === undefined) return line;
    line = entry.line;
    here = entry.value;
  }
  return line;
}

/** The text under a chain of keys; undefined when there is none, or null. */
export function textAt(tree: Tree | undefined, ...path: readonly (string | number)[]): string | undefined {
  const found = at(tree, ...path);
  return found?.kind === 'scalar' && found.text !== '' ? found.text : undefined;
}

/** Whether the text is what YAML 1.1 (which the tools of this field read) takes for true; undefined when neither. */
export function booleanAt(
  tree: Tree | undefined,
  ...path: readonly (string | number)[]
): boolean | undefined {
  const text = textAt(tree, ...path)?.toLowerCase();
  if (text === 'true' || text === 'yes' || text === 'on') return true;
  return text === 'false' || text === 'no' || text === 'off' ? false : undefined;
}

export function itemsAt(tree: Tree | undefined, ...path: readonly (string | number)[]): readonly Tree[] {
  const found = at(tree, ...path);
  return found?.kind === 'sequence' ? found.items : [];
}

export function entriesAt(
  tree: Tree | undefined,
  ...path: readonly (string | number)[]
): ReadonlyMap<string, Entry> {
  const found = at(tree, ...path);
  return found?.kind === 'mapping' ? found.entries : new Map();
}
