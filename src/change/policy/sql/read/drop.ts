import { forget } from './create.ts';
import type { SqlSession } from './session.ts';

const noName = 'something that only a run names';

/** Kinds of things whose drop a rule is about, and what they are called in a preview. */
const kinds: readonly (readonly [words: string, rule: `sql-${string}`, what: string])[] = [
  ['database', 'sql-drop-database', 'database'],
  ['keyspace', 'sql-drop-database', 'keyspace'],
  ['pluggable database', 'sql-drop-database', 'database'],
  ['schema', 'sql-drop-schema', 'schema'],
  ['foreign table', 'sql-drop-table', 'table'],
  ['external table', 'sql-drop-table', 'table'],
  ['virtual table', 'sql-drop-table', 'table'],
  ['table', 'sql-drop-table', 'table'],
  ['tables', 'sql-drop-table', 'table'],
  ['materialized view', 'sql-drop-materialized-view', 'materialized view'],
  ['tablespace', 'sql-drop-tablespace', 'tablespace'],
  ['type', 'sql-drop-type', 'type'],
  ['domain', 'sql-drop-type', 'domain'],
  ['sequence', 'sql-drop-sequence', 'sequence'],
  ['role', 'sql-drop-role', 'role'],
  ['user', 'sql-drop-role', 'user'],
  ['login', 'sql-drop-role', 'login'],
  ['publication', 'sql-drop-replication', 'publication'],
  ['subscription', 'sql-drop-replication', 'subscription'],
];

/** Reads what stands after DROP, outside of ALTER TABLE; false when no rule is about it. */
export function readDrop(session: SqlSession, from: number): boolean {
  for (const [words, rule, what] of kinds) {
    if (!session.skip(...words.split(' '))) continue;
    if (rule === 'sql-drop-role' && session.skip('mapping')) return true;
    names(session, from, rule, what);
    return true;
  }
  if (session.skip('owned', 'by')) {
    const name = session.name() ?? noName;
    session.act(from, session.at, {
      rule: 'sql-drop-owned',
      subject: `owned by ${name}`,
      preview: `drops everything that ${name} owns`,
      table: null,
    });
    return true;
  }
  if (session.skip('extension')) {
    session.skip('if', 'exists');
    const name = session.name() ?? noName;
    const cascades = session.rest(20).some(({ kind, text }) => kind === 'word' && text === 'cascade');
    session.act(from, session.at, {
      rule: 'sql-drop-extension',
      subject: `extension ${name}`,
      preview: `drops the extension ${name}${cascades ? ' and what depends on it' : ''}`,
      table: null,
      weight: cascades ? 'block' : 'warn',
    });
    return true;
  }
  if (session.skip('policy') || session.skip('security', 'policy')) {
    session.skip('if', 'exists');
    const name = session.name() ?? noName;
    const table = session.skip('on') ? session.name() : null;
    session.act(from, session.at, {
      rule: 'sql-row-security',
      subject: `policy ${name} on ${table ?? '?'}`,
      preview: `drops the policy ${name} on ${table ?? '?'}`,
      table,
    });
    return true;
  }
  return session.skip('index') && index(session, from);
}

function names(session: SqlSession, from: number, rule: `sql-${string}`, what: string): undefined {
  session.skip('if', 'exists');
  let named = false;
  do {
    const at = session.at;
    const name = session.name() ?? (rule === 'sql-drop-role' ? quotedRole(session) : null);
    if (name === null) break;
    named = true;
    const table = what === 'table' ? name : `${what} ${name}`;
    session.act(named ? from : at, session.at, {
      rule,
      subject: `${what} ${name}`,
      preview: `drops the ${what} ${name}`,
      table,
    });
    forget(session, table);
  } while (session.skip(','));
  // MySQL would not accept it, but a name may come from a template or stand on a line that is not shown.
  // To MySQL what follows `#` is a remark.
  if (!named && session.dialect !== 'mysql' && !isCode(session)) {
    session.act(from, session.at, {
      rule,
      subject: `${what} ?`,
      preview: `drops the ${what} ?`,
      table: null,
    });
  }
}

/** The name of an account that MySQL has in quotes, without its host. */
function quotedRole(session: SqlSession): string | null {
  const token = session.tokens[session.at];
  if (token?.kind !== 'string') return null;
  session.at += 1;
  if (session.skip('@')) session.at += 1;
  return token.text.toLowerCase();
}

/** Whether what comes next says that it was no DROP: `drop table = …`. */
function isCode(session: SqlSession): boolean {
  return ['=', ':', ',', ')'].includes(session.tokens[session.at]?.text ?? '');
}

function index(session: SqlSession, from: number): boolean {
  const concurrently = session.skip('concurrently');
  session.skip('if', 'exists');
  const name = session.name();
  if (name === null) return true;
  const others = session.peek() === 'on';
  if (concurrently && session.transaction !== null) {
    session.act(from, session.at, {
      rule: 'sql-concurrently-in-transaction',
      subject: `drop index ${name}`,
      preview: `drops the index ${name} concurrently within a transaction`,
      table: null,
    });
  }
  if (!concurrently && !others && session.dialect === 'postgres') {
    session.act(from, session.at, {
      rule: 'sql-index-lock',
      subject: `drop index ${name}`,
      preview: `drops the index ${name} while writers wait`,
      table: `index ${name}`,
    });
  }
  return true;
}
