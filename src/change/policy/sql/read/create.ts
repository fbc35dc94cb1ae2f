import { segmentsOf } from './segments.ts';
import { isTemporary, type SqlSession } from './session.ts';
import { typeOf } from './type.ts';

const noColumn = new Set(
  'constraint primary unique foreign check exclude index key like fulltext period'.split(' '),
);

/** Forgets that a text made something, once it drops or renames it. */
export function forget(session: SqlSession, name: string): undefined {
  if (session.temporary.delete(name)) return;
  session.own.delete(name);
}

/** Reads what stands after CREATE. */
export function readCreate(session: SqlSession, from: number): undefined {
  const replaces = session.skip('or', 'replace') || session.skip('or', 'alter');
  const certain = !replaces && session.within === undefined && !(session.tokens[from]?.inBody ?? false);
  if (!session.skip('global')) session.skip('local');
  const forSession = session.any('temp', 'temporary');
  session.any('unlogged', 'external', 'foreign', 'virtual', 'columnfamily');
  const unique = session.skip('unique');
  if (session.any('clustered', 'nonclustered', 'fulltext', 'spatial')) session.any('clustered');
  if (session.skip('index')) return readIndex(session, from, unique);
  if (session.skip('table')) return readTable(session, forSession, certain);
  for (const kind of [
    'materialized view',
    'schema',
    'type',
    'domain',
    'sequence',
    'role',
    'user',
    'database',
  ]) {
    if (!session.skip(...kind.split(' '))) continue;
    const conditional = session.skip('if', 'not', 'exists');
    const name = session.name();
    if (name !== null && certain && !conditional) make(session, `${kind} ${name}`);
    return;
  }
  for (const kind of ['function', 'procedure', 'proc', 'trigger', 'package']) {
    if (!session.skip(kind)) continue;
    session.skip('body');
    session.skip('if', 'not', 'exists');
    session.within = session.name() ?? '?';
    return;
  }
}

function make(session: SqlSession, name: string): undefined {
  session.own.add(name);
  session.made.add(name);
}

function readTable(session: SqlSession, forSession: boolean, certain: boolean): undefined {
  const conditional = session.skip('if', 'not', 'exists');
  const name = session.name();
  if (name === null) return;
  if (forSession) session.temporary.add(name);
  else if (certain && !conditional && !isTemporary(name)) make(session, name);
  if (!session.skip('(')) return;
  const end = session.endOf(session.at);
  for (const segment of segmentsOf(session.tokens, session.at, end)) {
    const [first, ...type] = session.tokens.slice(segment.start, Math.min(segment.end, segment.start + 12));
    if (first === undefined || (first.kind !== 'quoted' && noColumn.has(first.text))) continue;
    session.types.set(`${name}.${first.text.toLowerCase()}`, typeOf(type));
  }
  session.at = end;
}

function readIndex(session: SqlSession, from: number, unique: boolean): undefined {
  const concurrently = session.skip('concurrently');
  session.skip('if', 'not', 'exists');
  const name = session.peek() === 'on' ? null : session.name();
  if (!session.skip('on')) return;
  session.skip('only');
  const table = session.name();
  if (name !== null && session.isOwn(table)) session.own.add(`index ${name}`);
  if (concurrently && session.transaction !== null) {
    session.act(from, session.at, {
      rule: 'sql-concurrently-in-transaction',
      subject: `index on ${table ?? '?'}`,
      preview: `makes an index on ${table ?? '?'} concurrently within a transaction`,
      table: null,
    });
  }
  if (concurrently || session.dialect !== 'postgres') return;
  session.act(from, session.at, {
    rule: 'sql-index-lock',
    subject: `index ${name ?? '?'} on ${table ?? '?'}`,
    preview: `makes ${unique ? 'a unique index' : 'an index'} on ${table ?? '?'} while writers wait`,
    table,
  });
}
