import type { Act } from '../act.ts';
import type { SqlSession } from '../read/session.ts';
import type { SqlToken } from '../token.ts';
import { decided, deedsOf } from './deeds.ts';
import type { ParsePostgres } from './parser.ts';

/** Words without which a statement loses nothing that a syntax tree would show. */
const losing = new Set(['drop', 'truncate', 'delete', 'update', 'merge', 'disable', 'force']);
// After these a statement of PL/pgSQL may begin.
const introducing = new Set(['begin', 'then', 'else', 'loop']);

/** Tokens from one `;` to the next, all of them in a body or none. */
interface Statement {
  readonly from: number;
  readonly to: number;
  readonly losing: boolean;
}

/**
 * Has PostgreSQL's own parser read the statements in which something may be lost. Where it accepts one, what its
 * syntax tree shows counts, and nothing else; where it does not, what the tokens show stands.
 */
export function agree(session: SqlSession, text: string, parse: ParsePostgres): undefined {
  const acts: Act[] = [];
  const seen = [...session.acts].sort((one, other) => one.start - other.start);
  let next = 0;
  for (const statement of statementsOf(session.tokens)) {
    const start = offsetOf(session, statement.from, text);
    const end = offsetOf(session, statement.to, text);
    const own: Act[] = [];
    while (seen[next] !== undefined && (seen[next]?.start ?? 0) < end) {
      const act = seen[next];
      if (act !== undefined) own.push(act);
      next += 1;
    }
    // What is executed from a string stands in no tree.
    const strings = own.some((act) => act.executed === true);
    const sql = text.slice(start, end).replace(/\$\w{0,40}\$\s{0,200}$/, '');
    const trees = statement.losing && !strings ? parse(sql, own.length > 0) : null;
    for (const act of trees === null ? own : agreed(session, own, trees, statement)) acts.push(act);
  }
  for (const act of seen.slice(next)) acts.push(act);
  session.acts.length = 0;
  for (const act of acts) session.acts.push(act);
}

function agreed(
  session: SqlSession,
  own: readonly Act[],
  trees: readonly unknown[],
  { from, to }: Statement,
): Act[] {
  const deeds = deedsOf(trees);
  const rules = new Set(deeds.map(({ rule }) => rule));
  const kept = own.filter(({ rule }) => !decided.has(rule) || rules.has(rule));
  const known = new Set(kept.map(({ rule }) => rule));
  const missed = deeds.filter(({ rule }) => !known.has(rule));
  const start = session.tokens[from]?.offset ?? 0;
  // What happens to what stands in a body, or in a transaction that is taken back, the tokens tell better.
  const elsewhere = session.tokens[from]?.inBody === true || session.isUndone(start);
  if (missed.length === 0 || elsewhere) return kept;
  const last = session.tokens[to - 1]?.offset ?? start;
  return [
    ...kept,
    ...missed.map(
      (deed): Act => ({
        ...deed,
        own:
          session.isOwn(deed.table) ||
          (deed.columns?.every((column) => session.own.has(`${deed.table}.${column}`)) ?? false),
        start,
        end: last,
      }),
    ),
  ];
}

function offsetOf(session: SqlSession, at: number, text: string): number {
  return session.tokens[at]?.offset ?? text.length;
}

/** Cuts tokens at each `;` that stands in no brackets, and where bodies of functions begin and end. */
function statementsOf(tokens: readonly SqlToken[]): Statement[] {
  const found: Statement[] = [];
  let from = 0;
  let depth = 0;
  let loses = false;
  const cut = (to: number) => {
    if (to > from) found.push({ from, to, losing: loses });
    depth = 0;
    loses = false;
  };
  for (const [at, token] of tokens.entries()) {
    if (at > from && token.inBody !== tokens[at - 1]?.inBody) {
      cut(at);
      from = at;
    }
    if (token.kind === 'word') {
      if (losing.has(token.text)) loses = true;
      else if (token.inBody && depth === 0 && !loses && introducing.has(token.text)) {
        cut(at + 1);
        from = at + 1;
      }
      continue;
    }
    if (token.kind !== 'symbol') continue;
    if (token.text === '(') depth += 1;
    if (token.text === ')') depth -= 1;
    if (token.text !== ';' || depth > 0) continue;
    cut(at);
    from = at + 1;
  }
  cut(tokens.length);
  return found;
}
