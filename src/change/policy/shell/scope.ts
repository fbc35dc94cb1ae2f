import { literal, type Reading } from './read.ts';
import { type Argument, type Part, type Word, written } from './word.ts';

/** What is known of a script's variables. */
export interface Scope {
  /** The value or values of a word: a variable that stands alone and unquoted is split as the shell would. */
  readonly resolve: (word: Pick<Word, 'parts'>) => Argument[];
  readonly valuesOf: (name: string) => readonly (readonly Part[])[] | undefined;
}

const declaring = new Set(['export', 'local', 'declare', 'typeset', 'readonly', 'set']);
const asking = new Set(['read', 'mapfile', 'readarray', 'getopts']);
const assignment = /^([A-Za-z_][A-Za-z0-9_]{0,200})=/;
const deepest = 5;
const longest = 4_000;
const mostValues = 40;

/** Reads what variables are assigned in a script; one that is assigned several values has them all. */
export function scopeOf(reading: Reading, outer: Scope | undefined): Scope {
  const values = new Map<string, (readonly Part[])[]>();
  const lists = new Map<string, readonly Word[]>();
  const add = (name: string, parts: readonly Part[]) => {
    const known = values.get(name);
    if (known === undefined) values.set(name, [parts]);
    else if (known.length < mostValues) known.push(parts);
  };
  for (const { assignments, words } of reading.commands) {
    for (const { name, values: assigned } of assignments) {
      const [only] = assigned;
      if (assigned.length === 1 && only !== undefined) add(name, only.parts);
      else {
        lists.set(name, assigned);
        for (const each of assigned) add(name, each.parts);
      }
    }
    const command = words[0] === undefined ? null : literal(words[0]);
    if (command === null) continue;
    if (declaring.has(command)) for (const word of words.slice(1)) declare(word, add);
    // What somebody types in may be anything.
    if (asking.has(command)) {
      for (const word of words.slice(1))
        add(literal(word) ?? '', [{ kind: 'output', script: command, quoted: false }]);
    }
  }
  for (const { name, values: run } of reading.loops) for (const each of run) add(name, each.parts);

  const valuesOf = (name: string) => values.get(name) ?? outer?.valuesOf(name);
  const expand = (parts: readonly Part[], depth: number): Part[] =>
    parts.flatMap((part): Part[] => {
      if (part.kind !== 'variable' || depth > deepest) return [part];
      const [value, second] = valuesOf(part.name) ?? [];
      if (value === undefined) return [part];
      if (second !== undefined) return [alternatives(part, valuesOf(part.name) ?? [], expand, depth)];
      // `PATH=$PATH:/x` says nothing about what it was.
      if (value.some((one) => one.kind === 'variable' && one.name === part.name)) return [part];
      const known = expand(value, depth + 1).map((one) => ({ ...one, quoted: part.quoted || one.quoted }));
      return written(known).length > longest ? [part] : known;
    });
  const resolve = ({ parts }: Pick<Word, 'parts'>): Argument[] => {
    const [only, second] = parts;
    const alone = only?.kind === 'variable' && second === undefined ? only : undefined;
    const list = alone === undefined ? undefined : lists.get(alone.name);
    if (list !== undefined && list.length <= mostValues) {
      return list.map((each) => argumentOf(expand(each.parts, 1)));
    }
    const known = expand(parts, 0);
    const argument = argumentOf(known);
    if (alone !== undefined && !alone.quoted && typeof argument === 'string') {
      return argument.split(/\s+/).filter((each) => each !== '');
    }
    return [argument];
  };
  return { resolve, valuesOf };
}

/** A variable with what it is assigned at several places. */
function alternatives(
  part: Extract<Part, { kind: 'variable' }>,
  all: readonly (readonly Part[])[],
  expand: (parts: readonly Part[], depth: number) => Part[],
  depth: number,
): Part {
  // Only what it adds to itself says nothing of where it began.
  const values = all
    .slice(0, 12)
    .filter((one) => !one.some((each) => each.kind === 'variable' && each.name === part.name))
    .map((one) => (depth > 1 ? one : expand(one, depth + 3)));
  return { ...part, values };
}

function declare(word: Word, add: (name: string, parts: readonly Part[]) => void): void {
  const [first, ...rest] = word.parts;
  const match = first?.kind === 'text' ? assignment.exec(first.text) : null;
  if (first?.kind !== 'text' || match === null) return;
  const text = first.text.slice(match[0].length);
  add(match[1] ?? '', [...(text === '' ? [] : [{ ...first, text }]), ...rest]);
}

function argumentOf(parts: readonly Part[]): Argument {
  const value = literal({ parts });
  return value ?? { text: written(parts), parts };
}
