import type { Act, Read } from './act.ts';
import { dialectsOf, type Server, serverOf } from './dialect.ts';
import type { ParsePostgres } from './postgres/parser.ts';
import { readSql } from './read.ts';
import { forwardOnly, withoutRows } from './sections.ts';
import { templatedStatements, withoutTemplates } from './template.ts';
import type { Beginning } from './token.ts';

/** How a text of SQL is read. */
export interface Reading {
  /** PostgreSQL's own parser; null where it is not at hand, and the tokens alone tell. */
  readonly parse: ParsePostgres | null;
  /** What it may begin in the middle of; nothing unless told. */
  readonly beginnings?: readonly Beginning[];
  /** For which server it is; what it looks like unless told. */
  readonly server?: Server;
}

/** Reads a whole text of SQL in every way in which a server might. */
export function readText(text: string, path: string, reading: Reading): Read {
  const { parse, beginnings = ['code'], server = serverOf(path, text) } = reading;
  const plain = withoutTemplates(withoutRows(forwardOnly(text)));
  const reads = dialectsOf(server, plain).flatMap((dialect) =>
    beginnings.map((beginning) => readSql(plain, dialect, beginning, parse)),
  );
  const templated = templatedStatements(text).map((start) => ({
    start,
    why: 'SQL that a template fills in',
  }));
  return union(reads, templated);
}

/** What any reading does; made is only what is made in every one. */
function union(reads: readonly Read[], unread: Read['unread'] = []): Read {
  const acts = new Map<string, Act>();
  for (const act of reads.flatMap((read) => read.acts)) {
    const key = JSON.stringify([act.rule, act.subject, act.start]);
    const other = acts.get(key);
    if (other === undefined || other.own) acts.set(key, act);
  }
  const [first, ...others] = reads;
  const made = [...(first?.made ?? [])].filter((name) => others.every((read) => read.made.has(name)));
  return {
    acts: [...acts.values()].sort((one, other) => one.start - other.start),
    made: new Set(made),
    renamed: new Set(reads.flatMap((read) => [...read.renamed])),
    unread: [...unread, ...(first?.unread ?? [])],
  };
}
