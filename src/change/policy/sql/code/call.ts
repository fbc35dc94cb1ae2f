import type { CodeToken } from './token.ts';

/** One argument of a call. */
export interface CodeArgument {
  /** Its keyword, in lower case without underscores, as in `table: :orders` and `name='orders'`. */
  readonly key: string | null;
  readonly tokens: readonly CodeToken[];
}

/** A call in a program. */
export interface CodeCall {
  /** In lower case, without underscores. */
  readonly name: string;
  /** What it is called on, as it stands right before; empty for nothing. */
  readonly receiver: string;
  readonly from: number;
  /** Index after its last token. */
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly arguments: readonly CodeArgument[];
}

/** Of one call. */
const mostTokens = 1_500;

/** Without what languages write differently. */
export function plainName(name: string): string {
  return name.replace(/[_!?$@]/g, '').toLowerCase();
}

/**
 * Reads a call whose name is the token at an index; null when none is.
 * @param bare whether arguments may follow without brackets, as in Ruby
 */
export function callAt(
  tokens: readonly CodeToken[],
  at: number,
  bare: boolean,
  text: string,
): CodeCall | null {
  const name = tokens[at];
  if (name?.kind !== 'word') return null;
  let open = at + 1;
  // Type arguments: createQueryBuilder<Order>(…).
  if (tokens[open]?.text === '<' && tokens[open + 2]?.text === '>') open += 3;
  const next = tokens[open];
  const bracket = next?.text === '(' && next.kind === 'symbol';
  const tagged = next?.kind === 'string' && text[next.offset] === '`';
  if (!bracket && !tagged && !(bare && next !== undefined && isArgument(tokens, open, text))) return null;
  const list: CodeArgument[] = [];
  let current: CodeToken[] = [];
  let depth = 0;
  let to = bracket ? open + 1 : open;
  const most = Math.min(tokens.length, to + mostTokens);
  for (; to < most; to += 1) {
    const token = tokens[to];
    if (token === undefined) break;
    const symbol = token.kind === 'symbol' ? token.text : '';
    if (!bracket && depth === 0 && to > open && newLine(tokens, to, text) && tokens[to - 1]?.text !== ',')
      break;
    if (tagged && to > open) break;
    if (symbol === ')' && depth === 0) break;
    if ('([{'.includes(symbol) && symbol !== '') depth += 1;
    if (')]}'.includes(symbol) && symbol !== '') depth -= 1;
    if (depth < 0) break;
    if (symbol === ',' && depth === 0) {
      list.push(argument(current));
      current = [];
    } else current.push(token);
  }
  if (current.length > 0) list.push(argument(current));
  const last = tokens[Math.min(to, tokens.length - 1)];
  const dotted = ['.', '>', ':'].includes(tokens[at - 1]?.text ?? '');
  const back = tokens[at - 1]?.text === '.' ? at - 2 : at - 3;
  return {
    name: plainName(name.text),
    receiver: dotted ? (tokens[back]?.text ?? '') : '',
    from: at,
    to,
    start: name.offset,
    end: bracket ? (last?.offset ?? name.offset) : (tokens[to - 1]?.offset ?? name.offset),
    arguments: list,
  };
}

function newLine(tokens: readonly CodeToken[], at: number, text: string): boolean {
  const before = tokens[at - 1];
  const token = tokens[at];
  if (before === undefined || token === undefined) return false;
  const end =
    before.kind === 'string'
      ? Math.max(before.offset, Math.min(token.offset, before.inner + before.text.length))
      : before.offset;
  return text.slice(end, token.offset).includes('\n');
}

/** Whether what follows a word on its line is an argument without brackets. */
function isArgument(tokens: readonly CodeToken[], at: number, text: string): boolean {
  const token = tokens[at];
  if (token === undefined || newLine(tokens, at, text)) return false;
  return token.kind === 'string' || token.kind === 'word' || token.text === ':' || token.text === '<';
}

function argument(tokens: readonly CodeToken[]): CodeArgument {
  const [first, second, third] = tokens;
  const keyed =
    (first?.kind === 'word' || first?.kind === 'string') &&
    (second?.text === ':' || second?.text === '=') &&
    tokens.length > 2;
  const arrow = keyed === false && first?.text === ':' && third?.text === '=';
  if (keyed) return { key: plainName(first.text), tokens: tokens.slice(2) };
  return arrow ? { key: plainName(second?.text ?? ''), tokens: tokens.slice(4) } : { key: null, tokens };
}

/** The name that an argument gives: a string or `:symbol`; null where only a run tells. */
export function nameIn({ tokens }: CodeArgument): string | null {
  const [first, second] = tokens;
  if (first?.kind === 'string') return first.text.toLowerCase().replace(/^(?:public|dbo)\./, '');
  if (first?.text === ':' && (second?.kind === 'word' || second?.kind === 'string'))
    return second.text.toLowerCase();
  return null;
}

/** All names that arguments without a keyword give, those in lists too. */
export function namesIn(list: readonly CodeArgument[]): string[] {
  return list
    .filter(({ key }) => key === null)
    .flatMap((one) => {
      const open = one.tokens[0]?.text;
      if (open !== '[' && open !== '%') return [nameIn(one)].filter((name) => name !== null);
      return one.tokens.flatMap((token, at) => {
        if (token.kind === 'string') return [token.text.toLowerCase()];
        return token.kind === 'word' && (one.tokens[at - 1]?.text === ':' || open === '%')
          ? [token.text.toLowerCase()]
          : [];
      });
    });
}

/** The argument of one of these keywords. */
export function keyed({ arguments: list }: CodeCall, ...keys: readonly string[]): CodeArgument | undefined {
  return list.find(({ key }) => key !== null && keys.includes(key));
}
