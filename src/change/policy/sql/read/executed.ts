import type { SqlToken } from '../token.ts';
import type { SqlSession } from './session.ts';

const executes = new Set(['execute', 'exec', 'prepare', 'sp_executesql']);
/** What stands for a part of a statement that only a run knows. */
const unknown = ' dynamic_name ';
const mostTokens = 400;

/**
 * Reads what is executed from a string. False when a token has nothing to do with that.
 * @param read null when it is nested too deep to be followed
 */
export function readExecuted(
  session: SqlSession,
  from: number,
  read: ((sql: string) => void) | null,
): boolean {
  const word = session.tokens[from]?.text ?? '';
  if (word === 'call' || word === 'perform' || word === 'select') {
    for (const { text } of session.rest(12)) session.called.add(text.toLowerCase());
    return true;
  }
  // psql executes each value that the statement before gives.
  if (word === 'gexec' && session.tokens[from - 1]?.text === '\\') {
    const sql = givenBefore(session, from);
    if (sql !== null) read?.(sql);
    return true;
  }
  if (!executes.has(word)) {
    hold(session, from);
    return false;
  }
  if (session.tokens[from - 1]?.text === 'grant' || session.peek() === 'on') return true;
  if (['function', 'procedure'].includes(session.peek() ?? '')) return true;
  const tokens = session.rest(mostTokens);
  const parts: string[] = [];
  let strings = 0;
  for (const token of tokens) {
    if (token.kind === 'word' && (token.text === 'using' || token.text === 'into') && strings > 0) break;
    if (token.kind === 'string' || (token.kind === 'quoted' && token.text.includes(' '))) {
      strings += 1;
      parts.push(token.text.replace(/%(?:\d\$)?[IsL]/g, unknown));
    } else if (token.kind === 'symbol' && token.text === ',') break;
    else if (token.kind === 'word' && session.held.has(token.text)) {
      strings += 1;
      parts.push(session.held.get(token.text) ?? '');
    } else if (token.kind === 'word' && strings > 0) parts.push(unknown);
  }
  // PREPARE name AS DELETE …: what follows is read as it stands.
  if (strings === 0) {
    if (word === 'exec' || word === 'execute') {
      session.called.add(session.name() ?? '');
      if (session.tokens[from]?.inBody || session.peek() === '(' || tokens[0]?.text === 'immediate') {
        session.unread.push({
          start: session.tokens[from]?.offset ?? 0,
          why: 'SQL that is put together when it runs',
        });
      }
    }
    return true;
  }
  if (['sp_rename', 'sys.sp_rename', 'dbo.sp_rename'].includes(session.name() ?? '')) {
    renamed(session, from);
    return true;
  }
  read?.(parts.join(' '));
  session.at = Math.min(session.endOf(from), from + mostTokens);
  return true;
}

/** What `SELECT 'DROP TABLE ' || name FROM …` gives, of which the end stands before a token. */
function givenBefore(session: SqlSession, to: number): string | null {
  const begins = ({ kind, text }: SqlToken) => (kind === 'symbol' && text === ';') || text === 'gexec';
  const before = session.tokens.slice(Math.max(0, to - mostTokens), to);
  const from = before.findLastIndex(begins) + 1;
  const parts: string[] = [];
  for (const token of before.slice(from)) {
    if (token.kind === 'word' && (token.text === 'from' || token.text === 'where')) break;
    if (token.kind === 'string') parts.push(token.text.replace(/%(?:\d\$)?[IsL]/g, unknown));
    else if (token.kind === 'word' && parts.length > 0) parts.push(unknown);
  }
  return parts.length === 0 ? null : parts.join(' ');
}

/** sp_rename 'old', 'new' (T-SQL). */
export function renamed(session: SqlSession, from: number): undefined {
  const strings = session
    .rest(12)
    .filter(({ kind }) => kind === 'string')
    .map(({ text }) => text);
  if (/^(?:index|statistics)$/i.test(strings[2] ?? '')) return;
  const name = (strings[0] ?? '?')
    .toLowerCase()
    .replace(/[[\]]/g, '')
    .replace(/^dbo\./, '');
  session.act(from, from + 1, {
    rule: 'sql-rename',
    subject: `sp_rename ${name}`,
    preview: `renames ${name} to ${strings[1] ?? '?'}`,
    table: name.split('.')[0] ?? null,
  });
}

/** Remembers the string that a variable holds. */
function hold(session: SqlSession, from: number): undefined {
  const name = session.tokens[from];
  let at = from + 1;
  while (
    ['text', 'nvarchar', 'varchar', '(', 'max', ')', 'varchar2', '4000', ':'].includes(
      session.tokens[at]?.text ?? '',
    ) &&
    at < from + 8
  )
    at += 1;
  if (session.tokens[at]?.text !== '=') return;
  const value = session.tokens[at + 1];
  const string = value?.kind === 'word' && value.text === 'n' ? session.tokens[at + 2] : value;
  if (name === undefined || string?.kind !== 'string' || session.held.size > 200) return;
  session.held.set(name.text, string.text.slice(0, 20_000));
}
