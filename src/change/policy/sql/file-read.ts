import type { Act, Read } from './act.ts';
import { dialectsOf, type Server, serverOf } from './dialect.ts';
import { readSql } from './read.ts';
import { forwardOnly, withoutRows } from './sections.ts';
import { templatedStatements, withoutTemplates } from './template.ts';
import type { Beginning } from './token.ts';

/** Reads a whole text of SQL in every way in which a server might. */
export function readText(
  text: string,
  path: string,
  beginnings: readonly Beginning[] = ['code'],
  server: Server = serverOf(path, text),
): Read {
  const plain = withoutTemplates(withoutRows(forwardOnly(text)));
  const reads = dialectsOf(server, plain).flatMap((dialect) =>
    beginnings.map((beginning) => readSql(plain, dialect, beginning)),
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
