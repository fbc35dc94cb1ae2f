import { type CodeArgument, type CodeCall, callAt, plainName } from '../../sql/code/call.ts';
import { type CodeToken, codeTokens, type Language, languageOf } from '../../sql/code/token.ts';
import type { Script } from '../script.ts';

/** Calls that hand what they are given to a shell, or to a program by its name, in any language. */
const runs = new Set(
  (
    'system popen exec execsync execfile execfilesync execasync execp execpromise spawn spawnsync fork run runsync ' +
    'call checkcall checkoutput getoutput getstatusoutput createsubprocessshell createsubprocessexec execcommand ' +
    'execa execasync execacommand execacommandsync execasync shellexec passthru procopen capture2 capture2e capture3 ' +
    'popen2 popen3 sh sudo local cmd shell command commandcontext processbuilder processstartinfo start execvp ' +
    'execlp execl execv must output spawnprocess runcommand execstring fromshellcommandline process'
  ).split(' '),
);
/** Calls that remove a directory and what is in it. */
const removes = new Set(
  (
    'rmtree rimraf rimrafsync rmsync rmdirsync rmdir rm remove removesync emptydir emptydirsync rmrf rmr removedir ' +
    'removeentrysecure removeall removedirall deletedirectory deltree removetree deleterecursively'
  ).split(' '),
);
/** Of these a call with such a name removes a directory only when it is said so, or on this receiver. */
const fileSystems = /^(?:fs|fsp|fse|fsextra|fspromises|promises|shell|deno|fileutils|file|os|filesystem)$/;
const hint =
  /\b(?:system|popen|exec|spawn|check|getoutput|passthru|shell|proc|create_subprocess|capture|sh|sudo|local|cmd|Command|Process|run|call|must|fork|fromShell|rmtree|rimraf|rm|RemoveAll|remove|emptyDir|delete)\w{0,22}(?:\.Start|\.Delete|::new)?\s{0,3}[(`'":!]|\bDirectory\.Delete|`|%x/;

/** Of one program; nobody writes more calls that matter. */
const mostScripts = 400;
const unknown = 'dynamic_name';
const homes =
  /^(?:os\.homedir\(\)|homedir\(\)|process\.env\.HOME|Path\.home\(\)|Dir\.home|os\.path\.expanduser\(~\))$/;

/** What a value is, as far as it is written: a text, or a list of words. */
type Value = { readonly text: string } | { readonly list: readonly string[] };

/** What a program hands to a shell or removes itself. */
export interface ProgramScripts {
  readonly scripts: readonly Script[];
  /** Whether all calls were read: in nests that nobody writes some are not. */
  readonly whole: boolean;
}

/** What a program hands to a shell or removes itself, as scripts; none for a path of no language. */
export function programScripts(path: string, text: string): ProgramScripts {
  const language = languageOf(path);
  if (language === null || !hint.test(text)) return { scripts: [], whole: true };
  const tokens = codeTokens(text, language);
  const held = new Map<string, Value>();
  const scripts: Script[] = [];
  const lines = new LineCount(text);
  const bare = language === 'ruby' || language === 'elixir';
  const effort = { left: 60_000 + 12 * tokens.length };
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) continue;
    if (effort.left < 0 || scripts.length >= mostScripts) return { scripts, whole: false };
    const script = scriptAt({ tokens, at, text, language, bare, held, effort });
    if (script !== null) {
      const firstLine = lines.at(token.offset);
      scripts.push({ text: script, firstLine, lineMap: [firstLine], origin: 'configuration', shell: 'sh' });
    }
    hold(tokens, at, text, language, held);
  }
  return { scripts, whole: true };
}

interface Place {
  readonly tokens: readonly CodeToken[];
  readonly at: number;
  readonly text: string;
  readonly language: Language;
  readonly bare: boolean;
  readonly held: ReadonlyMap<string, Value>;
  /** Tokens that may still be looked at: calls within calls are read more than once. */
  readonly effort: { left: number };
}

function scriptAt(place: Place): string | null {
  const { tokens, at, text, language, bare } = place;
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'string') {
    const ticks = text[token.offset] === '`';
    const shown = ticks && (language === 'ruby' || language === 'php');
    const tagged = ticks && language === 'c' && tokens[at - 1]?.text === '$';
    return shown || tagged ? written(token, text, language, false) : null;
  }
  if (token.kind === 'symbol') return token.text === '%' && language === 'ruby' ? percent(text, token) : null;
  if (
    /^(?:function|def|func|fn|class|new|interface)$/.test(tokens[at - 1]?.text ?? '') &&
    token.text !== 'new'
  ) {
    if (tokens[at - 1]?.text !== 'new') return null;
  }
  const name = plainName(token.text);
  const rust = name === 'new' && tokens[at - 1]?.text === ':' && tokens[at - 3]?.text === 'Command';
  if (
    !rust &&
    !runs.has(name) &&
    !removes.has(name) &&
    !(name === 'delete' && tokens[at - 2]?.text === 'Directory')
  )
    return null;
  const call = callAt(tokens, at, bare, text);
  place.effort.left -= (call?.to ?? at) - at;
  if (call === null) return null;
  if (rust) return chained(place, call);
  return runs.has(name) ? ranBy(place, call) : removedBy(place, call);
}

/** What a call runs. */
function ranBy(place: Place, call: CodeCall): string | null {
  const skipped = call.name === 'commandcontext' ? 1 : 0;
  const given = call.arguments
    .slice(skipped)
    .filter(({ key }) => key === null || /^(?:args|cmd|command|commandline|popenargs)$/.test(key));
  const [first, ...rest] = given;
  const start = first === undefined ? null : valueIn(first.tokens, place);
  if (start === null) return null;
  if ('list' in start) return quoted(start.list);
  const words: string[] = [];
  for (const argument of rest.slice(0, 60)) {
    const value = valueIn(argument.tokens, place);
    if (value === null) {
      if (!isWord(argument)) break;
      words.push(unknown);
    } else if ('list' in value) words.push(...value.list);
    else words.push(value.text);
  }
  // .NET takes all arguments as one text, Python a mode.
  const raw = /^(?:start|processstartinfo)$/.test(call.name);
  if (words.length === 0 || call.name === 'popen') return start.text;
  if (raw) return `${start.text} ${words.join(' ')}`;
  // A text with blanks is a command of its own, and what follows are options of the call.
  return /\s/.test(start.text) ? start.text : quoted([start.text, ...words]);
}

function isWord({ tokens }: CodeArgument): boolean {
  return (
    tokens.length > 0 &&
    tokens.length < 8 &&
    tokens[0]?.kind === 'word' &&
    !tokens.some(({ text }) => text === '{')
  );
}

/** Rust's `Command::new("a").arg("b").args(["c"])`. */
function chained(place: Place, call: CodeCall): string | null {
  const { tokens, text } = place;
  const start = valueIn(call.arguments[0]?.tokens ?? [], place);
  if (start === null || 'list' in start) return null;
  const words = [start.text];
  let at = call.to + 1;
  for (let count = 0; count < 40 && tokens[at]?.text === '.'; count += 1) {
    const next = callAt(tokens, at + 1, false, text);
    place.effort.left -= (next?.to ?? at) - at;
    if (next === null) break;
    if (next.name === 'arg' || next.name === 'args') {
      const value = valueIn(next.arguments[0]?.tokens ?? [], place);
      words.push(...(value === null ? [unknown] : 'list' in value ? value.list : [value.text]));
    }
    at = next.to + 1;
  }
  return quoted(words);
}

/** What a call removes. */
function removedBy(place: Place, call: CodeCall): string | null {
  const receiver = plainName(call.receiver);
  const short = /^(?:rm|rmdir|remove|rmsync|rmdirsync|removedir)$/.test(call.name);
  const said = call.arguments.some(
    ({ tokens, key }) =>
      key === 'recursive' || tokens.some(({ text }) => text === 'recursive' || /^-\w{0,3}r/i.test(text)),
  );
  const whole =
    /^(?:remove|rmdir|removedir)$/.test(call.name) && /^(?:fse|fsextra|fileutils)$/.test(receiver);
  if (short && !said && !whole) return null;
  if (/^(?:rm|remove|rmdir)$/.test(call.name) && !fileSystems.test(receiver) && receiver !== '') return null;
  const given = call.arguments.filter(({ key, tokens }) => key === null && !/^-/.test(tokens[0]?.text ?? ''));
  const value = valueIn(given[0]?.tokens ?? [], place);
  if (value !== null) return quoted(['rm', '-rf', ...('list' in value ? value.list : [value.text])]);
  const shown = (given[0]?.tokens ?? [])
    .slice(0, 12)
    .map(({ text }) => text)
    .join('');
  return homes.test(shown) ? 'rm -rf ~' : null;
}

/** What a value is, where it is written down. */
function valueIn(
  tokens: readonly CodeToken[],
  place: Pick<Place, 'text' | 'language' | 'held'>,
): Value | null {
  const [first, second] = tokens;
  if (first === undefined) return null;
  if (first.kind === 'word' && second === undefined) return place.held.get(first.text) ?? null;
  const text = joined(tokens, place);
  if (text !== null) return { text };
  // [ … ], new String[]{ … }, List.of( … ), Path( … ), &[ … ]
  const open = tokens
    .slice(0, 12)
    .findIndex(({ text: one, kind }) => kind === 'symbol' && /^[[({]$/.test(one));
  const typed = tokens[open]?.text === '[' && tokens[open + 1]?.text === ']' ? open + 2 : open;
  const opener = tokens[typed]?.text ?? '';
  const before = tokens.slice(0, Math.max(0, open));
  if (open === -1 || !/^[[({]$/.test(opener)) return null;
  if (opener === '(' && !constructs.test(before.map((one) => one.text).join(''))) return null;
  if (opener === '{' && before.length === 0) return null;
  const parts: CodeToken[][] = [[]];
  let depth = 0;
  for (const token of tokens.slice(typed + 1, typed + 400)) {
    const symbol = token.kind === 'symbol' ? token.text : '';
    if (depth === 0 && /^[\])}]$/.test(symbol)) break;
    if (/^[[({]$/.test(symbol)) depth += 1;
    if (/^[\])}]$/.test(symbol)) depth -= 1;
    if (depth === 0 && symbol === ',') parts.push([]);
    else parts.at(-1)?.push(token);
  }
  const list = parts.filter((part) => part.length > 0).map((part) => joined(part, place) ?? unknown);
  return list.every((one) => one === unknown) ? null : { list };
}

const constructs =
  /^(?:(?:java\.util\.)?(?:List\.of|Arrays\.asList|listOf|arrayOf|mutableListOf|array|Seq|List|Array)|(?:pathlib\.)?Path|newFile|File|Paths\.get|Path\.of|os\.path\.expanduser|shlex\.split|&|vec!)$/;

/** Strings that are put together; what only a run tells between them is a word of its own. */
function joined(
  tokens: readonly CodeToken[],
  { text, language }: Pick<Place, 'text' | 'language' | 'held'>,
): string | null {
  let whole = '';
  let seen = false;
  let depth = 0;
  for (const [index, token] of tokens.slice(0, 200).entries()) {
    if (token.kind === 'string') {
      if (depth > 0) return null;
      const marked = /^[rbu]?f[rb]?$/i.test(tokens[index - 1]?.text ?? '') || tokens[index - 1]?.text === '$';
      whole += written(token, text, language, marked);
      seen = true;
    } else if (token.kind === 'symbol') {
      if (!seen && token.text !== '$') return null;
      if (/^[[({]$/.test(token.text)) depth += 1;
      if (/^[\])}]$/.test(token.text)) depth -= 1;
    } else if (/^(?:[rbu]?f|[rbu]|\$|f[rb])$/i.test(token.text)) {
      // A prefix of the string that follows.
    } else if (!seen) return null;
    else if (
      depth === 0 &&
      /^[+.&%,]$/.test(tokens[index - 1]?.text ?? '') &&
      tokens[index - 1]?.text === '+'
    )
      whole += unknown;
  }
  return seen ? whole : null;
}

/** A string as the program hands it on, with a name for what only a run tells. */
function written(token: CodeToken, text: string, language: Language, marked: boolean): string {
  const quote = text[token.offset] ?? '';
  let shown = token.text.slice(0, 4_000);
  if (marked) shown = shown.replace(/\{[^{}\n]{0,200}\}/g, unknown);
  if (language === 'c' && (quote === '`' || marked)) shown = shown.replace(/\$\{[^{}\n]{0,200}\}/g, unknown);
  if (language === 'ruby' || language === 'elixir') shown = shown.replace(/#\{[^{}\n]{0,200}\}/g, unknown);
  if (language === 'php' && quote === '"') {
    shown = shown.replace(/\{\$[^{}\n]{0,200}\}|\$\w{1,60}(?:->\w{1,60})?/g, unknown);
  }
  return shown.replace(/\\(n|[rt]|["'`\\])/g, (_, sign: string) =>
    sign === 'n' ? '\n' : /[rt]/.test(sign) ? ' ' : sign,
  );
}

/** Ruby's `%x(…)`. */
function percent(text: string, token: CodeToken): string | null {
  const found = /^%x(?:\(([^)\n]{1,500})\)|\{([^}\n]{1,500})\}|\[([^\]\n]{1,500})\])/.exec(
    text.slice(token.offset, token.offset + 520),
  );
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? null;
}

/** Remembers `name = "…"` and `name = [ … ]`, for calls further down. */
function hold(
  tokens: readonly CodeToken[],
  at: number,
  text: string,
  language: Language,
  held: Map<string, Value>,
): void {
  if (tokens[at]?.text !== '=' || tokens[at]?.kind !== 'symbol' || held.size > 2_000) return;
  const from = tokens[at - 1]?.text === ':' ? at - 2 : at - 1;
  // Go's `a := b`, TypeScript's `a: string = b`.
  const annotated = tokens[from - 1]?.text === ':' && tokens[from - 2]?.kind === 'word';
  const typed = annotated && tokens[from]?.kind === 'word' ? from - 2 : from;
  const name = tokens[typed];
  const next = tokens[at + 1];
  if (name?.kind !== 'word' || next === undefined || tokens[at + 1]?.text === '=') return;
  const value: CodeToken[] = [];
  let depth = 0;
  for (const token of tokens.slice(at + 1, at + 80)) {
    const symbol = token.kind === 'symbol' ? token.text : '';
    if (depth === 0 && value.length > 0 && (symbol === ';' || symbol === ',')) break;
    const last = value.at(-1);
    if (depth === 0 && last !== undefined && text.slice(last.offset, token.offset).includes('\n')) {
      const end = last.kind === 'string' ? last.inner + last.text.length : last.offset;
      if (text.slice(end, token.offset).includes('\n')) break;
    }
    if (/^[[({]$/.test(symbol)) depth += 1;
    if (/^[\])}]$/.test(symbol)) depth -= 1;
    if (depth < 0) break;
    value.push(token);
  }
  const known =
    value.length === 1 && value[0]?.kind === 'word' ? null : valueIn(value, { text, language, held });
  if (known !== null) held.set(name.text, known);
  else held.delete(name.text);
}

/** Words that a shell takes as they are. */
function quoted(words: readonly string[]): string {
  return words
    .map((word) => (/^[\w./:=@%+,~-]{1,2000}$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(' ');
}

/** Counts lines up to offsets that only grow. */
class LineCount {
  readonly #text: string;
  #offset = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  at(offset: number): number {
    for (; this.#offset < offset; this.#offset += 1)
      if (this.#text.charCodeAt(this.#offset) === 10) this.#line += 1;
    return this.#line;
  }
}
