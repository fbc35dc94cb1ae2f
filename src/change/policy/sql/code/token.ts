/** A piece of a program: everything but white space and comments. */
export interface CodeToken {
  readonly kind: 'word' | 'string' | 'symbol';
  /** Strings without their quotes, as they are written. */
  readonly text: string;
  readonly offset: number;
  /** Where the text of a string begins. */
  readonly inner: number;
}

/** Of a language, as far as strings and comments are concerned. */
export type Language = 'c' | 'php' | 'python' | 'ruby' | 'elixir';

const extensions: Readonly<Record<string, Language>> = {
  js: 'c',
  mjs: 'c',
  cjs: 'c',
  ts: 'c',
  mts: 'c',
  cts: 'c',
  jsx: 'c',
  tsx: 'c',
  java: 'c',
  kt: 'c',
  kts: 'c',
  cs: 'c',
  go: 'c',
  scala: 'c',
  groovy: 'c',
  rs: 'c',
  dart: 'c',
  swift: 'c',
  vb: 'c',
  php: 'php',
  py: 'python',
  rb: 'ruby',
  rake: 'ruby',
  ex: 'elixir',
  exs: 'elixir',
};

/** The language of a path; null for none that is read here. */
export function languageOf(path: string): Language | null {
  return extensions[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? null;
}

const space = /\s+/y;
const word = /[A-Za-z_$@\u0080-\uffff][\w$\u0080-\uffff]*[?!]?/y;
const number = /\d[\w.]*/y;
const heredoc = /<<(?:[~-]?(["'`]?)([A-Z_a-z]\w{0,60})\1|<\s{0,3}(["']?)(\w{1,60})\3)[^\n]*\n/y;
const lineEnd = /[^\n]*/y;

/** Searches for the end of a here-document or of a verbatim string that find none; nobody writes so many. */
const mostSearches = 100;

/** Cuts a program into tokens in linear time; it never throws. */
export function codeTokens(text: string, language: Language): CodeToken[] {
  const tokens: CodeToken[] = [];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const missing = new Set<string>();
  const indexOf = (sought: string, from: number): number => {
    if (missing.has(sought)) return -1;
    const found = text.indexOf(sought, from);
    if (found < 0) missing.add(sought);
    return found;
  };
  const string = (open: number, end: number, close: number) => {
    tokens.push({ kind: 'string', text: text.slice(at + open, end), offset: at, inner: at + open });
    at = end + close;
  };
  let searches = 0;
  const ends = new StringEnds(text);
  const hashes = language !== 'c';
  const slashes = language === 'c' || language === 'php';
  while (at < text.length) {
    const blank = match(space);
    if (blank !== null) {
      at += blank[0].length;
      continue;
    }
    const here = text[at] ?? '';
    const two = text.slice(at, at + 2);
    if ((slashes && two === '//') || (hashes && here === '#' && !(language === 'php' && two === '#['))) {
      at += match(lineEnd)?.[0].length ?? 1;
      continue;
    }
    if (slashes && two === '/*') {
      const end = indexOf('*/', at + 2);
      at = end < 0 ? at + 2 : end + 2;
      continue;
    }
    if (language === 'ruby' && text.startsWith('=begin', at) && (at === 0 || text[at - 1] === '\n')) {
      const end = indexOf('\n=end', at);
      at = end < 0 ? at + 6 : end + 5;
      continue;
    }
    if ((language === 'ruby' || language === 'php') && two === '<<') {
      const found = match(heredoc);
      const tag = found?.[2] ?? found?.[4];
      if (found !== null && tag !== undefined) {
        const start = at + found[0].length;
        const closing = new RegExp(`^[ \\t]{0,200}${tag}\\b`, 'gm');
        closing.lastIndex = start;
        const end = searches > mostSearches ? undefined : closing.exec(text)?.index;
        if (end === undefined) searches += 1;
        if (end !== undefined) {
          const rest = text.slice(at + 2, start).replace(/^[^\w]{0,5}\w{1,60}["'`]?/, '');
          tokens.push({ kind: 'string', text: text.slice(start, end), offset: at, inner: start });
          for (const [index, symbol] of [...rest.trim()].slice(0, 40).entries()) {
            if (/[(),.{};]/.test(symbol))
              tokens.push({ kind: 'symbol', text: symbol, offset: at + 2 + index, inner: 0 });
          }
          at = closing.lastIndex;
          continue;
        }
      }
    }
    const three = text.slice(at, at + 3);
    if (three === '"""' || (three === "'''" && language === 'python')) {
      const end = indexOf(three, at + 3);
      if (end >= 0) {
        string(3, end, 3);
        continue;
      }
    }
    if (here === '@' && text[at + 1] === '"') {
      const end = searches > mostSearches ? null : endOfVerbatim(text, at + 2);
      if (end !== null) {
        string(2, end, 1);
        continue;
      }
      searches += 1;
    }
    if (here === '"' || here === "'" || here === '`') {
      const end = ends.after(at + 1, here, here === '`' || language === 'php' || language === 'ruby');
      if (end === null) at += 1;
      else string(1, end, 1);
      continue;
    }
    const name = match(word);
    const shown = name?.[0] ?? match(number)?.[0] ?? here;
    tokens.push({ kind: name === null ? 'symbol' : 'word', text: shown, offset: at, inner: at });
    at += shown.length;
  }
  return tokens;
}

/** Strings of one line end there; those of several lines are looked at so far. */
const longest = 200_000;

/**
 * Where a string ends whose quote can be escaped. It remembers how far there is none: programs that are full of quotes
 * that nothing closes would be read to their end for each of them.
 */
class StringEnds {
  /** By quote: no unescaped one from where somebody looked to here, nor, where strings have one line, an end of it. */
  readonly #none = new Map<string, number>();
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** @param from right behind a quote, so that what is escaped before is escaped from there, too */
  after(from: number, quote: string, lines: boolean): number | null {
    const most = Math.min(this.#text.length, from + longest);
    let at = Math.max(from, this.#none.get(quote) ?? 0);
    for (; at < most; at += 1) {
      const here = this.#text[at];
      if (here === '\\') at += 1;
      else if (here === quote) return at;
      else if (here === '\n' && !lines) break;
    }
    this.#none.set(quote, at);
    return null;
  }
}

/** Where a string ends in which only doubled quotes stand for themselves. */
function endOfVerbatim(text: string, from: number): number | null {
  const most = Math.min(text.length, from + longest);
  for (let at = from; at < most; at += 1) {
    if (text[at] !== '"') continue;
    if (text[at + 1] !== '"') return at;
    at += 1;
  }
  return null;
}
