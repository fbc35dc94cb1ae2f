/** A piece of SQL that means something: everything but white space and comments. */
export interface SqlToken {
  readonly kind: 'word' | 'quoted' | 'string' | 'symbol';
  /** Words in lower case; quoted names and strings without their quotes. */
  readonly text: string;
  readonly offset: number;
  /** Within the body of a function or `DO` block. */
  readonly inBody: boolean;
}

/**
 * How a text is read. Servers differ in what is a comment and where a string ends, and no file says for which it
 * is; `standard` is any other than those two.
 */
export type Dialect = 'postgres' | 'mysql' | 'standard';

/** What an excerpt may begin in the middle of. */
export type Beginning = 'code' | 'comment' | 'string';

const space = /\s+/y;
const word = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y;
const number = /\d[\w.]*/y;
const dollarQuote = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;
const bracketed = /\[([#A-Za-z_][^\]\n]{0,200})\]/y;
const lineEnd = /[^\n]*/y;
// MySQL and MariaDB execute what stands in such a comment.
const executedComment = /\/\*M?!\d*/y;

/** Searches for the end of a dollar quote that do not step over it are bounded; then its body is read as code. */
const SEARCHES = 200;

/**
 * Cuts SQL into tokens in linear time. It never throws; what is not closed is read as code from its opening on,
 * for a dropped table must not hide behind a stray quote.
 */
export function tokenize(text: string, dialect: Dialect, beginning: Beginning): SqlToken[] {
  const tokens: SqlToken[] = [];
  const bodies = new Set<string>();
  let searches = 0;
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const add = (kind: SqlToken['kind'], content: string, length: number) => {
    const shown = kind === 'word' ? content.toLowerCase() : content;
    tokens.push({ kind, text: shown, offset: at, inBody: bodies.size > 0 });
    at += length;
  };
  const past = (end: string, from: number): number | null => {
    const found = text.indexOf(end, from);
    return found < 0 ? null : found + end.length;
  };
  const unclosed = new Set<string>();
  /** Where a quoted piece ends that opens at `at`; null when it never does. */
  const endOfQuoted = (quote: string, escapes: boolean): number | null => {
    if (unclosed.has(`${quote}${escapes}`)) return null;
    for (let place = at + 1; place < text.length; place += 1) {
      if (escapes && text[place] === '\\') place += 1;
      else if (text[place] === quote) {
        if (text[place + 1] !== quote) return place + 1;
        place += 1;
      }
    }
    unclosed.add(`${quote}${escapes}`);
    return null;
  };
  const endOfComment = (): number | null => {
    if (dialect === 'mysql') return past('*/', at + 2);
    let depth = 1;
    const edge = /\/\*|\*\//g;
    edge.lastIndex = at + 2;
    for (let found = edge.exec(text); found !== null; found = edge.exec(text)) {
      depth += found[0] === '/*' ? 1 : -1;
      if (depth === 0) return edge.lastIndex;
    }
    return null;
  };
  const isBody = (): boolean => {
    const last = tokens.at(-1);
    const before = tokens.at(-3);
    return (
      last?.text === 'as' ||
      last?.text === 'do' ||
      (tokens.at(-2)?.text === 'language' && before?.text === 'do')
    );
  };

  if (beginning === 'comment') at = past('*/', 0) ?? 0;
  if (beginning === 'string') at = past("'", 0) ?? 0;
  let commentsClose = true;
  // To MySQL it is an error, unless a client was told to end statements by it.
  const quotesByDollar = dialect !== 'mysql' || !/\bdelimiter\b/i.test(text);
  while (at < text.length) {
    const found = match(space);
    if (found !== null) {
      at += found[0].length;
      continue;
    }
    const here = text[at] ?? '';
    const two = text.slice(at, at + 2);
    const dashes = two === '--' && (dialect !== 'mysql' || /^(?:\s|$)/.test(text.slice(at + 2, at + 3)));
    if (dashes || (dialect === 'mysql' && here === '#')) {
      at += match(lineEnd)?.[0].length ?? 1;
      continue;
    }
    const executed = match(executedComment);
    if (executed !== null) {
      at += executed[0].length;
      continue;
    }
    if (two === '/*') {
      const end: number | null = commentsClose ? endOfComment() : null;
      commentsClose = end !== null;
      at = end ?? at + 2;
      continue;
    }
    if (here === "'" || here === '"' || here === '`') {
      const last = tokens.at(-1);
      const prefixed = last?.text === 'e' && last.offset === at - 1;
      const end = endOfQuoted(here, here !== '`' && (dialect === 'mysql' || (prefixed && here === "'")));
      if (end === null) at += 1;
      else add(here === "'" ? 'string' : 'quoted', text.slice(at + 1, end - 1), end - at);
      continue;
    }
    const quote = quotesByDollar ? match(dollarQuote) : null;
    if (quote !== null) {
      const tag = quote[0];
      const end = bodies.has(tag) || searches > SEARCHES ? null : past(tag, at + tag.length);
      if (end === null || isBody()) {
        searches += 1;
        if (!bodies.delete(tag) && end !== null) bodies.add(tag);
        at += tag.length;
      } else add('string', text.slice(at + tag.length, end - tag.length), end - at);
      continue;
    }
    const brackets = match(bracketed);
    const plain = brackets === null ? match(word) : null;
    if (brackets !== null) add('quoted', brackets[1] ?? '', brackets[0].length);
    else if (plain !== null) add('word', plain[0], plain[0].length);
    else {
      const shown = match(number)?.[0] ?? here;
      add('symbol', shown, shown.length);
    }
  }
  return tokens;
}
