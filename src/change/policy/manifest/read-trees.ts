import type { LineCounter, Node, Scalar as YamlScalar } from 'yaml';
import { withoutStacks } from '../../../domain/without-stacks.ts';
import { maskTemplates } from './mask-templates.ts';
import type { Entry, Tree } from './tree.ts';

export interface Trees {
  readonly documents: readonly Tree[];
  readonly problems: readonly { readonly line: number; readonly why: string }[];
}

const longest = 2_000_000;
const deepest = 200;
/** What the parser would go into until it runs out of stack. */
const endless = /(?:[[{]\s{0,5}){300}|(?:- {1,3}){300}/;

/**
 * Reads every document of a YAML or JSON text, templates leniently. Keys that occur twice count as they stand last.
 * @returns what could be read, and what could not with its line; it never throws
 */
export async function readTrees(given: string): Promise<Trees> {
  if (given.length > longest) return { documents: [], problems: [{ line: 1, why: 'too long to be read' }] };
  if (endless.test(given)) return { documents: [], problems: [{ line: 1, why: 'nested too deeply' }] };
  const { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments } = await import('yaml');
  const text = maskTemplates(given.replace(/\r\n?/g, '\n')).replace(/^\t{1,200}/gm, (tabs) =>
    '  '.repeat(tabs.length),
  );
  const lineCounter = new LineCounter();
  const documents: Tree[] = [];
  const problems: { line: number; why: string }[] = [];
  try {
    const read = withoutStacks(() =>
      parseAllDocuments(text, {
        lineCounter,
        uniqueKeys: false,
        strict: false,
        logLevel: 'silent',
        prettyErrors: false,
        stringKeys: false,
      }),
    );
    if (!Array.isArray(read)) return { documents, problems };
    for (const document of read) {
      const [broken] = document.errors;
      if (broken !== undefined) {
        problems.push({ line: lineCounter.linePos(broken.pos[0]).line, why: 'YAML that cannot be parsed' });
      }
      const anchors = new Map<string, Tree>();
      if (document.contents !== null) documents.push(treeOf(document.contents as Node, anchors, 0));
    }
  } catch {
    // The parser runs out of stack on what is nested without end.
    problems.push({ line: 1, why: 'YAML that cannot be parsed' });
  }
  return { documents, problems };

  function treeOf(node: unknown, anchors: Map<string, Tree>, depth: number): Tree {
    if (isAlias(node)) return anchors.get(node.source) ?? emptyAt(node.range?.[0], lineCounter);
    const range = (node as Node | null)?.range ?? undefined;
    const line = lineOf(range?.[0], lineCounter);
    const endLine = Math.max(line, lineOf(range === undefined ? undefined : lastOf(range), lineCounter));
    const anchor = (node as { anchor?: string } | null)?.anchor;
    const tree = inner();
    if (anchor !== undefined) anchors.set(anchor, tree);
    return tree;

    function inner(): Tree {
      if (depth > deepest) return emptyAt(range?.[0], lineCounter);
      if (isMap(node)) {
        const entries = new Map<string, Entry>();
        for (const { key, value } of node.items) {
          const name = isScalar(key) ? nameOf(key) : '';
          const keyLine = lineOf((key as Node | null)?.range?.[0], lineCounter);
          const under = treeOf(value, anchors, depth + 1);
          if (name === '<<') merge(entries, under);
          else entries.set(name, { line: keyLine, value: under });
        }
        return { kind: 'mapping', entries, line, endLine, tag: tagOf(node.tag) };
      }
      if (isSeq(node)) {
        const items = node.items.map((item) => treeOf(item, anchors, depth + 1));
        return { kind: 'sequence', items, line, endLine, tag: tagOf(node.tag) };
      }
      if (!isScalar(node)) return emptyAt(range?.[0], lineCounter);
      const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
      return { kind: 'scalar', text: nameOf(node), quoted, line, endLine, tag: tagOf(node.tag) };
    }
  }
}

/** What a key of the mapping says itself counts more. */
function merge(entries: Map<string, Entry>, under: Tree): void {
  const sources = under.kind === 'sequence' ? under.items : [under];
  for (const source of sources) {
    if (source.kind !== 'mapping') continue;
    for (const [key, entry] of source.entries) if (!entries.has(key)) entries.set(key, entry);
  }
}

function nameOf({ source, value, type }: YamlScalar): string {
  if (value === null || value === undefined) return '';
  return type === 'PLAIN' && source !== undefined ? source : String(value);
}

function tagOf(tag: string | undefined): string {
  return tag === undefined || tag.startsWith('tag:yaml.org') ? '' : tag;
}

/** The end of the value itself; without the empty lines behind it. */
function lastOf(range: readonly [number, number, number]): number {
  return Math.max(range[0], range[1] - 1);
}

function lineOf(offset: number | undefined, lineCounter: LineCounter): number {
  return offset === undefined ? 1 : Math.max(1, lineCounter.linePos(offset).line);
}

function emptyAt(offset: number | undefined, lineCounter: LineCounter): Tree {
  const line = lineOf(offset, lineCounter);
  return { kind: 'scalar', text: '', quoted: false, line, endLine: line, tag: '' };
}
