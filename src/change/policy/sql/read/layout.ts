import type { SqlToken } from '../token.ts';

/** Where statements end and where their WHERE stands, for every token, found in one pass from the end. */
export interface Layout {
  /** Index of the token at which the statement of a token ends; of the closing bracket where it stands in some. */
  readonly ends: Int32Array;
  /** Index of the next WHERE of the same statement at the same depth; -1 where there is none. */
  readonly wheres: Int32Array;
}

const objects = new Set(
  'table view materialized database schema user role login type sequence procedure proc function trigger policy extension owned publication subscription tablespace domain temporary'.split(
    ' ',
  ),
);
const always = new Set(
  'go declare print exec execute begin commit rollback if while truncate grant'.split(' '),
);
const continues = new Set('on for do or before after key of grant revoke , then'.split(' '));

/** Whether a statement begins at a token, given that it is the first one on its line. */
function begins(tokens: readonly SqlToken[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word' || continues.has(tokens[at - 1]?.text ?? '')) return false;
  const next = tokens[at + 1]?.text ?? '';
  if (always.has(token.text)) return token.text !== 'truncate' || next !== 'partition';
  if (token.text === 'drop' || token.text === 'alter') return objects.has(next);
  if (token.text === 'create') return true;
  if (token.text === 'delete') return next === 'from';
  if (token.text === 'insert') return next === 'into';
  if (token.text !== 'update') return false;
  return [2, 3, 4].some((ahead) => tokens[at + ahead]?.text === 'set') && next !== 'set';
}

/** Reads how tokens are laid out, in linear time. */
export function layoutOf(text: string, tokens: readonly SqlToken[]): Layout {
  const ends = new Int32Array(tokens.length);
  const wheres = new Int32Array(tokens.length).fill(-1);
  let stack: { end: number; where: number }[] = [{ end: tokens.length, where: -1 }];
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (token === undefined) continue;
    const top = stack.at(-1) ?? { end: tokens.length, where: -1 };
    const code = token.kind === 'symbol' || token.kind === 'word';
    const leaves = tokens[at + 1] !== undefined && tokens[at + 1]?.inBody !== token.inBody;
    if (leaves) stack = [{ end: at + 1, where: -1 }];
    if (code && token.text === ';') stack = [{ end: at, where: -1 }];
    else if (code && token.text === ')') stack.push({ end: at, where: -1 });
    else if (code && token.text === '(' && stack.length > 1) stack.pop();
    const now = stack.at(-1) ?? top;
    if (token.kind === 'word' && token.text === 'where') now.where = at;
    ends[at] = now.end;
    wheres[at] = now.where;
    const before = tokens[at - 1];
    const first = before === undefined || text.slice(before.offset, token.offset).includes('\n');
    if (first && begins(tokens, at)) {
      now.end = at;
      now.where = -1;
    }
  }
  return { ends, wheres };
}
