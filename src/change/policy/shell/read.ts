import type { Part, Word } from './word.ts';

export interface Redirect {
  /** Such as `>`, `>>`, `<`, `&>`. */
  readonly operator: string;
  readonly target: Word;
}

/** A simple command as it is written, before wrappers are seen through. */
export interface Simple {
  words: Word[];
  assignments: { readonly name: string; readonly values: readonly Word[] }[];
  redirects: Redirect[];
  /** The text of its here-documents or here-string. */
  stdin: { text: string; start: number; literal: boolean } | undefined;
  /** What stands before it in its pipeline. */
  from: Simple | undefined;
  start: number;
  end: number;
}

/** What a shell would read in a text. */
export interface Reading {
  readonly commands: readonly Simple[];
  /** Loops' variables and what they run through. */
  readonly loops: readonly { readonly name: string; readonly values: readonly Word[] }[];
  readonly unread: readonly { readonly offset: number; readonly why: string }[];
}

const deepest = 48;
const mostRecoveries = 16;
const breaks = new Set([' ', '\t', '\r', '\n', ';', '&', '|', '<', '>', '(', ')']);
const reserved = new Set([
  'if',
  'then',
  'else',
  'elif',
  'fi',
  'while',
  'until',
  'do',
  'done',
  '{',
  '}',
  '!',
  'time',
  'coproc',
]);
const nameStart = /[A-Za-z_]/;
const assigned = /^([A-Za-z_][A-Za-z0-9_]{0,200})(?:\[[^\]]{0,100}\])?\+?=/;
const arithmetic = /[^\n;'"`\\]{0,400}?\)\)/y;
const template = /\{\{[^\n}]{0,300}\}\}/y;
const parameter = /(?:[A-Za-z_][A-Za-z0-9_]{0,200}|[0-9]{1,4}|[@*#?$!-])/y;

type Frame = 'subshell' | 'case-pattern' | 'case-body';

/**
 * Reads a script of a POSIX-like shell in one pass: every simple command with its words, redirects and here-documents,
 * those in substitutions too. It goes on after what it cannot read, and says so.
 * @see POSIX.1-2024, Shell Command Language; Bash Reference Manual, Basic Shell Features
 */
export function readShell(text: string): Reading {
  return new Reader(text).read();
}

class Reader {
  readonly text: string;
  pos = 0;
  recoveries = 0;
  readonly commands: Simple[] = [];
  readonly loops: { name: string; values: readonly Word[] }[] = [];
  readonly unread: { offset: number; why: string }[] = [];
  awaited: { command: Simple; delimiter: string; strip: boolean; quoted: boolean }[] = [];

  constructor(text: string) {
    this.text = text;
  }

  read(): Reading {
    this.list(false, 0);
    return { commands: this.commands, loops: this.loops, unread: this.unread };
  }

  /** Reads commands until the end, or until the parenthesis that closes a substitution. */
  list(nested: boolean, depth: number): void {
    const { text } = this;
    const frames: Frame[] = [];
    let command = blank(this.pos);
    let from: Simple | undefined;
    let last: Simple | undefined;
    const finish = (piped: boolean) => {
      this.finish(command);
      if (command.words.length > 0 || command.assignments.length > 0) last = command;
      from = piped ? last : undefined;
      command = blank(this.pos);
      command.from = from;
    };
    while (this.pos < text.length) {
      const char = text[this.pos] ?? '';
      const next = text[this.pos + 1] ?? '';
      const frame = frames.at(-1);
      if (char === ' ' || char === '\t' || char === '\r') this.pos += 1;
      else if (char === '\\' && (next === '\n' || (next === '\r' && text[this.pos + 2] === '\n'))) {
        this.pos += next === '\n' ? 2 : 3;
      } else if (char === '\n') {
        this.pos += 1;
        const waits = command.words.length === 0 && command.from !== undefined;
        const { from: before } = command;
        finish(false);
        if (waits) command.from = before;
        this.hereDocuments(depth);
        command.start = this.pos;
      } else if (char === '#') {
        const end = text.indexOf('\n', this.pos);
        this.pos = end === -1 ? text.length : end;
      } else if (char === ';') {
        const double = next === ';' || next === '&';
        this.pos += double ? (text[this.pos + 2] === '&' ? 3 : 2) : 1;
        finish(false);
        if (double && frame === 'case-body') frames[frames.length - 1] = 'case-pattern';
      } else if (char === '&' && next === '>') this.redirect(command, depth);
      else if (char === '&') {
        this.pos += next === '&' ? 2 : 1;
        finish(false);
      } else if (char === '|') {
        if (frame === 'case-pattern') this.pos += 1;
        else {
          this.pos += next === '|' || next === '&' ? 2 : 1;
          finish(next !== '|');
        }
      } else if (char === '(') {
        this.open(command, frames, frame);
      } else if (char === ')') {
        this.pos += 1;
        if (frame === 'case-pattern') {
          command = blank(this.pos);
          frames[frames.length - 1] = 'case-body';
        } else if (frame === 'subshell' || frame === 'case-body') {
          // A case without its `esac` ends where what holds it ends.
          finish(false);
          while (frames.at(-1) === 'case-body') frames.pop();
          if (frames.at(-1) === 'subshell') frames.pop();
          else if (nested && frame === 'case-body') return;
        } else {
          finish(false);
          if (nested) return;
        }
      } else if ((char === '<' || char === '>') && next !== '(') this.redirect(command, depth);
      else {
        const start = this.pos;
        const word = this.word(depth, command.words.length === 0);
        if (this.pos === start) this.pos += 1;
        else if (this.keyword(word, command, frames)) command = blank(this.pos);
        else this.take(word, command);
      }
    }
    finish(false);
  }

  open(command: Simple, frames: Frame[], frame: Frame | undefined): void {
    const { text } = this;
    if (frame === 'case-pattern') this.pos += 1;
    else if (text[this.pos + 1] === '(' && this.skipped(arithmetic, this.pos + 2)) command.words = [];
    else if (command.words.length === 1 && /^\([ \t]{0,9}\)/.test(text.slice(this.pos, this.pos + 12))) {
      // The name of a function: what it does is read as if it were done.
      this.pos = text.indexOf(')', this.pos) + 1;
      command.words = [];
    } else {
      frames.push('subshell');
      this.pos += 1;
      // `time (`, `! (`: nothing before a parenthesis is a command that could hide it.
      if (command.words.length > 0) this.finish(command);
      command.words = [];
    }
  }

  /** Whether the word belongs to the grammar instead of a command. */
  keyword(word: Word, command: Simple, frames: Frame[]): boolean {
    const frame = frames.at(-1);
    const plain = plainText(word);
    if (frame === 'case-pattern') {
      if (plain === 'esac') frames.pop();
      return true;
    }
    if (plain === null) return false;
    if (command.words.length === 0 && command.assignments.length === 0) {
      if (plain === 'esac' && frame === 'case-body') {
        frames.pop();
        return true;
      }
      if (plain === 'function') {
        this.skipBlanks();
        this.word(deepest, false);
        if (/^[ \t]{0,9}\([ \t]{0,9}\)/.test(this.text.slice(this.pos, this.pos + 24))) {
          this.pos = this.text.indexOf(')', this.pos) + 1;
        }
        return true;
      }
      if (plain === '[[') {
        this.test();
        return true;
      }
      // What is piped into a group is piped into what the group begins with.
      if (plain === 'time') this.skipped(/[ \t]{1,9}-p(?=\s)/y, this.pos);
      if (reserved.has(plain)) {
        const { from } = command;
        command.start = this.pos;
        return from === undefined;
      }
      return false;
    }
    const first = command.words[0];
    if (plain === 'in' && command.words.length === 2 && first !== undefined && plainText(first) === 'case') {
      frames.push('case-pattern');
      return true;
    }
    return false;
  }

  take(word: Word, command: Simple): void {
    if (command.words.length === 0) {
      const plain = plainText(word);
      if (plain !== null && reserved.has(plain)) return;
      const [first] = word.parts;
      const match = first?.kind === 'text' && !first.quoted ? assigned.exec(first.text) : null;
      if (match !== null && first?.kind === 'text') {
        const rest = first.text.slice(match[0].length);
        const value: Word = {
          ...word,
          parts: [...(rest === '' ? [] : [{ ...first, text: rest }]), ...word.parts.slice(1)],
        };
        const values = this.text[this.pos] === '(' && value.parts.length === 0 ? this.elements() : [value];
        if (command.assignments.length === 0) command.start = word.start;
        command.assignments.push({ name: match[1] ?? '', values });
        command.end = this.pos;
        return;
      }
      if (command.assignments.length === 0) command.start = word.start;
    }
    command.words.push(word);
    command.end = word.end;
  }

  /** The words of `name=( … )`. */
  elements(): Word[] {
    const words: Word[] = [];
    this.pos += 1;
    while (this.pos < this.text.length && this.text[this.pos] !== ')') {
      const start = this.pos;
      const char = this.text[start] ?? '';
      if (char === '#') {
        const end = this.text.indexOf('\n', start);
        this.pos = end === -1 ? this.text.length : end;
      } else if (breaks.has(char)) this.pos += 1;
      else {
        words.push(this.word(1, false));
        if (this.pos === start) this.pos += 1;
      }
    }
    this.pos += 1;
    return words;
  }

  /** `[[ … ]]` only asks; what it runs is in substitutions. */
  test(): void {
    let continued = false;
    while (this.pos < this.text.length) {
      const char = this.text[this.pos] ?? '';
      if (char === '\n' && !continued) return;
      if (breaks.has(char)) {
        continued = char === '&' || char === '|' || (continued && (char === ' ' || char === '\n'));
        this.pos += 1;
      } else {
        const start = this.pos;
        const word = this.word(1, false);
        if (this.pos === start) this.pos += 1;
        continued = false;
        if (plainText(word) === ']]') return;
      }
    }
  }

  finish(command: Simple): void {
    const [first, name, inside, ...values] = command.words;
    const keyword = first === undefined ? null : plainText(first);
    if ((keyword === 'for' || keyword === 'select') && name !== undefined) {
      const variable = plainText(name);
      const lists = inside !== undefined && plainText(inside) === 'in';
      if (variable !== null && lists) this.loops.push({ name: variable, values });
      return;
    }
    const { words, assignments, redirects } = command;
    if (words.length > 0 || assignments.length > 0 || redirects.length > 0) this.commands.push(command);
  }

  redirect(command: Simple, depth: number): void {
    const match = /^(?:&>>?|<<<|<<-?|<>|<&|>>|>\||>&|[<>])/.exec(this.text.slice(this.pos, this.pos + 3));
    const operator = match?.[0] ?? this.text[this.pos] ?? '';
    this.pos += operator.length;
    this.skipBlanks();
    const start = this.pos;
    const target = this.word(depth, false);
    if (this.pos === start) return;
    command.end = Math.max(command.end, this.pos);
    if (operator === '<<<') {
      const plain = literal(target);
      command.stdin = { text: plain ?? '', start, literal: plain !== null };
    } else if (operator === '<<' || operator === '<<-') {
      const quoted = target.parts.some((part) => part.kind === 'text' && part.quoted);
      const delimiter = target.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
      this.awaited.push({ command, delimiter, strip: operator === '<<-', quoted });
    } else command.redirects.push({ operator, target });
  }

  /** The bodies of the here-documents that the line before announced. */
  hereDocuments(depth: number): void {
    const { awaited, text } = this;
    if (awaited.length === 0) return;
    this.awaited = [];
    for (const { command, delimiter, strip, quoted } of awaited) {
      const start = this.pos;
      let end = text.length;
      while (this.pos < text.length) {
        const found = text.indexOf('\n', this.pos);
        const stop = found === -1 ? text.length : found;
        const begin = this.pos;
        this.pos = Math.min(stop + 1, text.length);
        if (stop - begin > delimiter.length + 200) continue;
        const line = text.slice(begin, stop).replace(/\r$/, '');
        if ((strip ? line.replace(/^\t{1,200}/, '') : line) === delimiter) {
          end = begin;
          break;
        }
      }
      const body = text.slice(start, end);
      command.stdin = { text: body, start, literal: quoted || !/[$`]/.test(body) };
      if (!quoted) this.substitutionsIn(start, end, depth);
    }
  }

  /** What a here-document's body runs while it is read. */
  substitutionsIn(start: number, end: number, depth: number): void {
    const after = this.pos;
    this.pos = start;
    while (this.pos < end) {
      const char = this.text[this.pos];
      if (char === '\\') this.pos += 2;
      else if (char === '$' || char === '`') {
        const before = this.pos;
        this.expansion(depth, true);
        if (this.pos === before) this.pos += 1;
      } else this.pos += 1;
    }
    this.pos = after;
  }

  skipBlanks(): void {
    while (this.text[this.pos] === ' ' || this.text[this.pos] === '\t') this.pos += 1;
  }

  skipped(pattern: RegExp, from: number): boolean {
    pattern.lastIndex = from;
    if (!pattern.test(this.text)) return false;
    this.pos = pattern.lastIndex;
    return true;
  }

  word(depth: number, first: boolean): Word {
    const { text } = this;
    const start = this.pos;
    const parts: Part[] = [];
    let plain = '';
    const flush = () => {
      if (plain !== '') parts.push({ kind: 'text', text: plain, quoted: false });
      plain = '';
    };
    while (this.pos < text.length) {
      const char = text[this.pos] ?? '';
      const next = text[this.pos + 1] ?? '';
      if (char === '\\') {
        if (next === '\r' && text[this.pos + 2] === '\n') this.pos += 3;
        else {
          if (next !== '\n') {
            flush();
            if (next !== '') parts.push({ kind: 'text', text: next, quoted: true });
          }
          this.pos += 2;
        }
      } else if (char === "'") {
        flush();
        this.single(parts);
      } else if (char === '"') {
        flush();
        this.double(parts, depth);
      } else if (char === '$' || char === '`') {
        flush();
        const part = this.expansion(depth, false);
        if (part === null) {
          plain += char;
          this.pos += 1;
        } else parts.push(...part);
      } else if ((char === '<' || char === '>') && next === '(' && this.pos === start) {
        flush();
        this.pos += 2;
        parts.push(this.output(depth, this.pos, false));
      } else if (char === '{' && next === '{' && this.skipped(template, this.pos)) {
        flush();
        parts.push({
          kind: 'variable',
          name: inner(text.slice(start, this.pos)),
          quoted: false,
          required: false,
        });
      } else if (char === '(' && /[?*+@!]$/.test(plain) && !first) {
        const end = text.slice(this.pos, this.pos + 200).search(/[)\n]/);
        if (end === -1) break;
        plain += text.slice(this.pos, this.pos + end + 1);
        this.pos += end + 1;
      } else if (breaks.has(char)) {
        // The number of a descriptor belongs to its redirection.
        if ((char === '<' || char === '>') && parts.length === 0 && /^[0-9]{1,3}$/.test(plain)) plain = '';
        break;
      } else {
        plain += char;
        this.pos += 1;
      }
    }
    flush();
    return { parts, start, end: Math.min(this.pos, text.length) };
  }

  /** A quote that is never closed: the reading goes on at the next line. */
  recover(start: number): void {
    this.unread.push({ offset: start, why: 'a quote that is never closed' });
    this.recoveries += 1;
    const end = this.text.indexOf('\n', start);
    this.pos = end === -1 || this.recoveries > mostRecoveries ? this.text.length : end;
  }

  single(parts: Part[]): void {
    const start = this.pos;
    const end = this.text.indexOf("'", start + 1);
    if (end === -1) {
      this.recover(start);
      return;
    }
    parts.push({ kind: 'text', text: this.text.slice(start + 1, end), quoted: true });
    this.pos = end + 1;
  }

  double(parts: Part[], depth: number): void {
    const { text } = this;
    const start = this.pos;
    const before = parts.length;
    let plain = '';
    const flush = () => {
      if (plain !== '') parts.push({ kind: 'text', text: plain, quoted: true });
      plain = '';
    };
    this.pos += 1;
    while (this.pos < text.length) {
      const char = text[this.pos] ?? '';
      const next = text[this.pos + 1] ?? '';
      if (char === '"') {
        flush();
        // An empty string is a word, too.
        if (parts.length === before) parts.push({ kind: 'text', text: '', quoted: true });
        this.pos += 1;
        return;
      }
      if (char === '\\') {
        if (next === '\n') plain += '';
        else plain += '$`"\\'.includes(next) ? next : char + next;
        this.pos += 2;
      } else if (char === '$' || char === '`') {
        const part = this.expansion(depth, true);
        if (part === null) {
          plain += char;
          this.pos += 1;
        } else {
          flush();
          parts.push(...part);
        }
      } else {
        plain += char;
        this.pos += 1;
      }
    }
    this.recover(start);
  }

  /** Reads what a dollar sign or a backquote begins; null when it is only a letter, and then nothing is read. */
  expansion(depth: number, quoted: boolean): Part[] | null {
    const { text } = this;
    const next = text[this.pos + 1] ?? '';
    if (text[this.pos] === '`') return this.backquoted(depth, quoted);
    if (next === "'" && !quoted) {
      const start = this.pos;
      this.pos += 2;
      while (this.pos < text.length && text[this.pos] !== "'") this.pos += text[this.pos] === '\\' ? 2 : 1;
      if (this.pos >= text.length) {
        this.recover(start);
        return [];
      }
      this.pos += 1;
      return [{ kind: 'text', text: ansi(text.slice(start + 2, this.pos - 1)), quoted: true }];
    }
    if (next === '"' && !quoted) {
      const parts: Part[] = [];
      this.pos += 1;
      this.double(parts, depth);
      return parts;
    }
    if (next === '(') {
      if (text[this.pos + 2] === '(' && this.skipped(arithmetic, this.pos + 3)) {
        return [{ kind: 'variable', name: '((', quoted, required: true }];
      }
      this.pos += 2;
      return [this.output(depth, this.pos, quoted)];
    }
    if (next === '{') {
      const start = this.pos;
      if (this.skipped(template, start + 1)) {
        return [{ kind: 'variable', name: inner(text.slice(start + 1, this.pos)), quoted, required: false }];
      }
      this.pos = start;
      return this.braced(depth, quoted);
    }
    parameter.lastIndex = this.pos + 1;
    const name = parameter.exec(text)?.[0];
    if (name === undefined) return null;
    this.pos = parameter.lastIndex;
    return [{ kind: 'variable', name, quoted, required: false }];
  }

  output(depth: number, start: number, quoted: boolean): Part {
    if (depth >= deepest) {
      this.unread.push({ offset: start, why: 'commands that are nested too deeply' });
      return { kind: 'output', script: '', quoted };
    }
    const waiting = this.awaited;
    this.awaited = [];
    this.list(true, depth + 1);
    this.awaited = [...waiting, ...this.awaited];
    return { kind: 'output', script: this.text.slice(start, Math.min(this.pos - 1, start + 2_000)), quoted };
  }

  backquoted(depth: number, quoted: boolean): Part[] {
    const { text } = this;
    const start = this.pos;
    this.pos += 1;
    while (this.pos < text.length && text[this.pos] !== '`') this.pos += text[this.pos] === '\\' ? 2 : 1;
    if (this.pos >= text.length) {
      this.recover(start);
      return [];
    }
    const script = text.slice(start + 1, this.pos).replace(/\\([`$\\])/g, ' $1');
    this.pos += 1;
    if (depth < deepest) {
      const inside = new Reader(script);
      inside.list(false, depth + 8);
      this.unread.push(...inside.unread.map(({ offset, why }) => ({ offset: start + 1 + offset, why })));
      for (const one of inside.commands) this.commands.push(shifted(one, start + 1));
      this.loops.push(...inside.loops);
    }
    return [{ kind: 'output', script: script.slice(0, 2_000), quoted }];
  }

  /** `${NAME}` and its kin. */
  braced(depth: number, quoted: boolean): Part[] {
    const { text } = this;
    const start = this.pos;
    this.pos += 2;
    while (text[this.pos] === '!' || text[this.pos] === '#') this.pos += 1;
    parameter.lastIndex = this.pos;
    const name = parameter.exec(text)?.[0] ?? '';
    this.pos += name.length;
    const rest = this.pos;
    const line = text.indexOf('\n', start);
    while (this.pos < text.length && text[this.pos] !== '}') {
      const char = text[this.pos];
      if (char === '\\') this.pos += 2;
      else if (char === "'" && !quoted) this.single([]);
      else if (char === '"' && depth < deepest) this.double([], depth + 1);
      else if ((char === '$' || char === '`') && depth < deepest) {
        const before = this.pos;
        this.expansion(depth + 1, true);
        if (this.pos === before) this.pos += 1;
      } else this.pos += 1;
    }
    if (this.pos >= text.length) {
      this.unread.push({ offset: start, why: 'a brace that is never closed' });
      this.recoveries += 1;
      if (line !== -1 && this.recoveries <= mostRecoveries) this.pos = line;
      return [{ kind: 'variable', name, quoted, required: false }];
    }
    const modifier = text.slice(rest, Math.min(this.pos, rest + 500)).replace(/^\[[@*]\]/, '');
    this.pos += 1;
    const fallback = /^:?[-=]([\s\S]*)$/.exec(modifier)?.[1]?.replace(/^(['"])(.*)\1$/, '$2');
    return [
      {
        kind: 'variable',
        name: nameStart.test(name) || name !== '' ? name : '?',
        quoted,
        required: /^:?\?/.test(modifier),
        ...(fallback === undefined ? {} : { fallback }),
      },
    ];
  }
}

function blank(pos: number): Simple {
  return {
    words: [],
    assignments: [],
    redirects: [],
    stdin: undefined,
    from: undefined,
    start: pos,
    end: pos,
  };
}

function shifted(command: Simple, by: number): Simple {
  return { ...command, start: command.start + by, end: command.end + by };
}

/** The word when nothing in it is quoted or expanded, as the grammar's words are. */
function plainText({ parts }: Word): string | null {
  const [only, second] = parts;
  return only?.kind === 'text' && !only.quoted && second === undefined ? only.text : null;
}

/** The value of a word of which everything is known; else null. */
export function literal({ parts }: Pick<Word, 'parts'>): string | null {
  let value = '';
  for (const part of parts) {
    if (part.kind !== 'text') return null;
    value += part.text;
  }
  return value;
}

/** The expression within `{{ … }}`. */
function inner(text: string): string {
  return text.slice(text.lastIndexOf('{{') + 2, -2).trim();
}

/** The escapes of `$'…'`. */
function ansi(text: string): string {
  const letters: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', e: '\u001b', '0': '\0' };
  return text.replace(
    /\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|([0-7]{2,3})|([\s\S]))/g,
    (_, hex, unicode, octal, one) => {
      if (hex !== undefined || unicode !== undefined)
        return String.fromCharCode(Number.parseInt(hex ?? unicode, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      return letters[one] ?? one;
    },
  );
}
