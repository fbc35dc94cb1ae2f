import type { Operation } from '../../../domain/operation.ts';
import type { Rule } from '../rule.ts';
import { type Argument, textOf } from '../shell/word.ts';

/** A program whose commands can destroy something, and which of them do. */
export interface Tool {
  /** Of the program, in small letters. */
  readonly names: readonly string[];
  /** Options with a value that may stand before the subcommand. */
  readonly valued?: string;
  /** Options with which a command only says what it would do: patterns like those of rules. */
  readonly dry?: string;
  readonly rules: readonly CommandRule[];
}

/**
 * Commands that a rule is about, each a pattern: words are subcommands in their order, with `a|b`, `*` within a word,
 * `**` for any words between; `-f|--force` is an option that must be there, `--replicas=0` with that value, and
 * `!--keep` one that must not.
 */
export interface CommandRule {
  readonly rule: Rule;
  readonly block?: readonly string[];
  readonly warn?: readonly string[];
}

/** A command's words by what they are. */
export interface Parsed {
  readonly positionals: readonly string[];
  /** Without those that may be the value of an option before them. */
  readonly sure: readonly string[];
  /** Values by option; a flag has an empty one. */
  readonly flags: ReadonlyMap<string, readonly string[]>;
}

interface Token {
  readonly kind: 'word' | 'any' | 'flag' | 'without';
  readonly names: readonly string[];
  readonly test: RegExp | null;
}

const compiled = new Map<string, readonly Token[]>();

/** Sorts the arguments of a command into subcommands and options. */
export function parseArguments(args: readonly Argument[], valued: string): Parsed {
  const takes = new Set(valued.split(' '));
  const positionals: string[] = [];
  const sure: string[] = [];
  const flags = new Map<string, string[]>();
  const add = (name: string, value: string) => {
    const known = flags.get(name);
    if (known === undefined) flags.set(name, [value]);
    else known.push(value);
  };
  let ended = false;
  for (let at = 0; at < args.length; at += 1) {
    const text = textOf(args[at]);
    if (text === '--' && !ended) ended = true;
    else if (ended || !/^-[^\s]/.test(text)) {
      positionals.push(text);
      const before = textOf(args[at - 1]);
      if (ended || !/^--?[a-zA-Z][\w-]{0,60}$/.test(before)) sure.push(text);
    } else {
      const equals = text.indexOf('=');
      const name = equals === -1 ? text : text.slice(0, equals);
      const next = textOf(args[at + 1]);
      add(name, equals === -1 ? '' : text.slice(equals + 1));
      if (equals === -1 && at + 1 < args.length && !/^-[a-zA-Z-]/.test(next)) add(name, next);
      if (/^-[a-zA-Z0-9]{2,12}$/.test(name)) for (const letter of name.slice(1)) add(`-${letter}`, '');
      if (/^-[a-zA-Z][^=]/.test(text)) add(text.slice(0, 2), text.slice(2));
      if (equals === -1 && takes.has(name)) at += 1;
    }
  }
  return { positionals, sure, flags };
}

/** Whether a command is one that a pattern describes. */
export function matchesPattern(pattern: string, parsed: Parsed): boolean {
  const tokens = compiled.get(pattern) ?? compile(pattern);
  for (const { kind, names, test } of tokens) {
    if (kind === 'without' && names.some((name) => parsed.flags.has(name))) return false;
    if (kind !== 'flag') continue;
    const found = names.some((name) => {
      const values = parsed.flags.get(name);
      return values !== undefined && (test === null || values.some((value) => test.test(value)));
    });
    if (!found) return false;
  }
  const words = tokens.filter(({ kind }) => kind === 'word' || kind === 'any');
  return follows(words, parsed.positionals) || follows(words, parsed.sure);
}

function follows(words: readonly Token[], given: readonly string[]): boolean {
  let at = 0;
  let loose = false;
  for (const { kind, test } of words) {
    if (kind === 'any') {
      loose = true;
      continue;
    }
    const found = loose
      ? given.findIndex((word, index) => index >= at && test?.test(word) === true)
      : test?.test(given[at] ?? '') === true
        ? at
        : -1;
    if (found === -1) return false;
    at = found + 1;
    loose = false;
  }
  return true;
}

function compile(pattern: string): readonly Token[] {
  const tokens = pattern.split(' ').map((token): Token => {
    if (token === '**') return { kind: 'any', names: [], test: null };
    if (token.startsWith('!')) return { kind: 'without', names: token.slice(1).split('|'), test: null };
    if (token.startsWith('-')) {
      const [names = '', ...value] = token.split('=');
      return {
        kind: 'flag',
        names: names.split('|'),
        test: value.length === 0 ? null : globs(value.join('=')),
      };
    }
    return { kind: 'word', names: [], test: globs(token) };
  });
  compiled.set(pattern, tokens);
  return tokens;
}

/** `a|b-*` as a test of a whole word, in letters of either size. */
function globs(text: string): RegExp {
  const escaped = text
    .split('|')
    .map((one) => one.replace(/[.+?^${}()[\]\\]/g, '\\$&').replace(/\*/g, '[^]{0,400}'));
  return new RegExp(`^(?:${escaped.join('|')})$`, 'i');
}

/** A rule about what a command destroys, in the words that all of them share. */
export function destroying(
  name: string,
  title: string,
  what: {
    readonly why: string;
    readonly operation: Operation;
    readonly source: readonly string[];
    readonly remedy?: string;
    readonly weight?: Rule['weight'];
  },
): Rule {
  return {
    id: `destructive/${name}`,
    title,
    why: what.why,
    remedy:
      what.remedy ??
      'Make sure that what it removes can be brought back or is needed by nobody, name exactly what is meant, and ' +
        'have somebody who answers for it approve this finding; or take the command out of what runs by itself.',
    source: what.source,
    operation: what.operation,
    weight: what.weight ?? 'block',
  };
}
