import type { Style } from '../found-secret.ts';

/** Where a value stands. */
export interface PlacedValue {
  readonly start: number;
  readonly end: number;
  /** How it stands there: in quotes, or as a bare word. */
  readonly quoted: boolean;
}

const longest = 600;
/** How far a name and its value may stand apart. */
const reach = 160;

// All sticky: they are tried only where reading has come to.
const closing = /(?:\\{0,3}["'`]|&quot;|&#34;)?(?:\[\w{0,8}\]|[\])]{0,2})/y;
const typed = /\??\s{0,4}:\s{0,4}(?:&?(?:'\w{1,20}\s)?[A-Za-z][\w.<>[\]| ?]{0,40}?)\s{0,4}=(?!=)\s{0,8}/y;
const goTyped = /\s{1,4}(?:string|\[\]byte|As\s{1,4}\w{1,20})\s{0,4}=\s{0,8}/iy;
const operator = /\s{0,20}(?:\?\?=|\|\|=|===?|!==?|:=|=>|->|<-|\+=|\?=|=|:)\s{0,20}/y;
const comma = /[ \t]{0,4},[ \t]{0,20}/y;
/** Arguments of a call that stand on lines of their own. */
const commaInCall = /\s{0,4},\s{0,20}/y;
const call = /\(\s{0,8}/y;
const tag = /(?:\s[^<>\r\n]{0,80})?>\s{0,8}/y;
/** `name: X`, then `value: …`, as in the lists of environment variables of containers, and in attributes of XML. */
const namedValue =
  /(?:\\{0,3}["'])?\s{0,4},?\s{0,80}(?:\\{0,3}["'])?(?:value|default|defaultvalue|password)(?:\\{0,3}["'])?\s{0,4}[:=]\s{0,8}/iy;
/** `<key>name</key><string>value</string>` of Apple's property lists. */
const propertyList = /<\/key>\s{0,20}<string>/y;
/** Emphasis and tables of Markdown. */
const proseSign =
  /\*{1,2}[ \t]{0,2}[:=][ \t]{0,4}|[ \t]{0,2}[:=]\*{1,2}[ \t]{0,4}|\*{0,2}[ \t]{0,40}\|[ \t]{0,4}/y;
const hclDefault = /"?\s{0,4}\{[^{}]{0,400}?\bdefault\s{0,20}=\s{0,4}/y;
const openingQuote =
  /(?:[bBrRfFuULN@$]{0,2}|!!(?:str|binary)\s|(?:new |\[\])?[A-Za-z_.]{0,40}\(\s{0,4})(\\{0,3}(?:"""|'''|["'`])|&quot;|&#34;)/y;
const fallback =
  /[^\r\n"'`]{0,120}(?:["'`][^"'`\r\n]{1,80}["'`][^\r\n"'`]{0,20}(?:,|\|\||\?\?|\bor|\?:)|\|\||\?\?|\bor)\s{0,4}(["'`])/y;
const block = /[|>][+-]?\d?[+-]?[ \t]{0,4}(?:#[^\r\n]{0,80})?\r?\n[ \t]{1,40}/y;
const defaulting = /:?[-=]/y;
const shellDefault = /["']?\$\{\w{1,80}:?[-=]/y;

function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/**
 * The value that a name is given, in any of the notations of configuration files, programs and command lines.
 * @param start where the name begins in the text
 * @param end the index after it
 * @returns null when nothing is assigned there, or something that is no literal
 */
export function valueAfter(text: string, start: number, end: number, style: Style): PlacedValue | null {
  const quote = text[start - 1];
  const isQuoted = quote === '"' || quote === "'" || quote === '`' || quote === ';';
  const closed = after(closing, text, end);
  if (text.startsWith('${', start - 2)) {
    const given = after(defaulting, text, end);
    return given < 0 ? null : bareAt(text, given, /[}"'`\s]/);
  }
  const flag = text.startsWith('--', start) || (text.startsWith('-', start) && style !== 'code');
  if (flag && !isQuoted) {
    const space = after(/[ \t]{1,4}|=/y, text, end);
    return space < 0 ? null : valueAt(text, space, 'word');
  }
  const query = /[?&;]/.test(quote ?? '') && text[end] === '=';
  if (query && quote !== ';') return valueAt(text, end + 1, 'query');
  const listed = quote === '>' ? after(propertyList, text, end) : -1;
  if (listed >= 0) return untilTag(text, listed);
  if (quote === '<' && text[start - 2] !== '<') {
    const opened = after(tag, text, end);
    if (opened >= 0) return untilTag(text, opened);
  }
  if (style === 'prose' && text[end] === ',') return bareAt(text, end + 1, /[\s,"'`<>]/);
  const marked = style === 'prose' ? after(proseSign, text, end) : -1;
  if (marked >= 0) return valueAt(text, marked, 'prose');
  const typedAt = isQuoted ? -1 : Math.max(after(typed, text, end), after(goTyped, text, end));
  if (typedAt >= 0) {
    const value = valueAt(text, typedAt, style);
    if (value !== null) return value;
  }
  const assigned = after(operator, text, closed);
  if (assigned >= 0 && assigned - closed < reach) return valueAt(text, assigned, style);
  if (isQuoted || quote === ' ' || quote === '=') {
    const next = isQuoted ? after(isFirstArgument(text, start - 1) ? commaInCall : comma, text, closed) : -1;
    const named = after(namedValue, text, end);
    if (named >= 0) return valueAt(text, named, style);
    if (next >= 0) return valueAt(text, next, 'code');
    const hcl = after(hclDefault, text, end);
    if (hcl >= 0) return valueAt(text, hcl, 'code');
  }
  const called = after(call, text, end);
  if (called >= 0) return valueAt(text, called, 'code');
  // `PASSWORD 'x'` of SQL, `ENV PASSWORD x` of Dockerfiles, `password x` of netrc and servers' configurations.
  const space = after(/[ \t]{1,8}/y, text, end);
  if (space < 0) return null;
  const isEnv = /(?:ENV|ARG|setenv|set -g?x|set -gx|export)[ \t]{1,4}$/.test(
    text.slice(Math.max(0, start - 12), start),
  );
  const option = after(/--?\w{1,20}(?:[ \t]{1,4}|=)/y, text, space);
  return valueAt(text, option < 0 ? space : option, isEnv ? 'word' : 'code');
}

function valueAt(text: string, from: number, style: Style | 'word' | 'query'): PlacedValue | null {
  let at = from;
  const list = after(/[[{]\s{0,20}(?=[\s"'`])/y, text, at);
  if (list >= 0) at = list;
  openingQuote.lastIndex = at;
  const opening = openingQuote.exec(text);
  if (opening !== null) {
    const inner = after(shellDefault, text, openingQuote.lastIndex);
    if (inner >= 0) return bareAt(text, inner, /[}"'`\s]/);
    return untilQuote(text, openingQuote.lastIndex, opening[1] ?? '"');
  }
  if (style === 'query') return bareAt(text, at, /[&\s"'`#<>\\),;]/);
  if (style === 'word') return bareAt(text, at, /[\s"'`;|\\]/);
  const shell = after(shellDefault, text, at);
  if (shell >= 0) return bareAt(text, shell, /[}"'`\s]/);
  fallback.lastIndex = at;
  const other = fallback.exec(text);
  if (other !== null) return untilQuote(text, fallback.lastIndex, other[1] ?? '"');
  if (style === 'configuration') {
    const blocked = after(block, text, at);
    return bareAt(text, blocked < 0 ? at : blocked, /[\s"'`<>]/);
  }
  if (style === 'prose') return bareAt(text, at, /[\s"'`<>]/);
  const value = bareAt(text, at, /[^A-Za-z0-9+/=_.~-]/);
  if (value === null) return null;
  // In a program what is bare is an expression, unless it cannot be one.
  const next = text[value.end];
  const ends = next === undefined || /[\s"'`]/.test(next);
  return ends && value.end - value.start >= 16 ? value : null;
}

function untilQuote(text: string, start: number, quote: string): PlacedValue | null {
  for (let at = start; at < text.length && at - start <= longest; at += 1) {
    if (text.startsWith(quote, at)) return at === start ? null : { start, end: at, quoted: true };
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return null;
    if (code === 92 && !quote.startsWith('\\')) at += 1;
  }
  return null;
}

function untilTag(text: string, from: number): PlacedValue | null {
  const start = text.startsWith('<![CDATA[', from) ? from + 9 : from;
  for (let at = start; at < text.length && at - start <= longest; at += 1) {
    const letter = text[at];
    if (letter === '<' || text.startsWith(']]>', at) || letter === '\n') {
      if (opensSlot(text, at)) return null;
      const end = text.slice(start, at).trimEnd().length + start;
      return end === start ? null : { start, end, quoted: true };
    }
  }
  return null;
}

function isFirstArgument(text: string, quote: number): boolean {
  return /\(\s{0,60}$/.test(text.slice(Math.max(0, quote - 60), quote));
}

/** Whether something to fill in begins here, as in `acme_<token>`. */
function opensSlot(text: string, at: number): boolean {
  return text[at] === '<' && /[a-z]/i.test(text[at + 1] ?? '');
}

function bareAt(text: string, start: number, stop: RegExp): PlacedValue | null {
  let end = start;
  while (end < text.length && end - start <= longest && !stop.test(text.charAt(end))) end += 1;
  if (opensSlot(text, end)) return null;
  // Commas, brackets and semicolons behind a value belong to what is around it.
  while (end > start && /[,;)\]}]/.test(text.charAt(end - 1))) end -= 1;
  return end === start || end - start > longest ? null : { start, end, quoted: false };
}
