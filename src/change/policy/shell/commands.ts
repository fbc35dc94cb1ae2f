import { readCmd } from './cmd.ts';
import { type Command, isDynamic, nameOf, type Shell } from './command.ts';
import { readPowerShell } from './powershell.ts';
import { literal, type Reading, readShell, type Simple } from './read.ts';
import { type Scope, scopeOf } from './scope.ts';
import { saidBy, seeThrough } from './unwrap.ts';
import { type Argument, textOf } from './word.ts';

export type { Command, Shell } from './command.ts';

export interface ShellOptions {
  /** One-based line of the file where the script begins. */
  readonly firstLine: number;
  readonly shell?: Shell;
  /** Line of the file for each line of the script, where they do not simply follow each other. */
  readonly lineMap?: readonly number[];
}

export interface Commands {
  readonly commands: readonly Command[];
  readonly unread: readonly { readonly line: number; readonly why: string }[];
}

/** What is nested more often than this is not followed. */
const deepest = 10;
/** Beyond these a script is not one that people wrote. */
const mostCommands = 60_000;
/** Of one script: what more there is says nothing more. */
const mostUnread = 20;

/**
 * The commands that a script runs: those in pipelines, substitutions and functions, and those that wrappers (`sudo`,
 * `bash -c`, `ssh`, `docker exec`, one-liners of other languages) run.
 * @returns what could not be read beside it; the rest is read all the same
 */
export function commandsOf(script: string, options: ShellOptions): Commands {
  const starts = lineStarts(script);
  const { firstLine, lineMap } = options;
  const lineAt = (offset: number) => {
    const index = indexOfLine(starts, offset);
    return lineMap === undefined ? firstLine + index : (lineMap[index] ?? lineMap.at(-1) ?? firstLine);
  };
  const found: Command[] = [];
  const unread: { line: number; why: string }[] = [];
  const sink: Sink = { found, unread };
  readInto(sink, script, { shell: options.shell ?? 'sh', lineAt, via: [], depth: 0, outer: undefined });
  return { commands: found, unread };
}

/** Where what is found is put. */
interface Sink {
  readonly found: Command[];
  readonly unread: { line: number; why: string }[];
}

interface Place {
  readonly shell: Shell;
  readonly lineAt: (offset: number) => number;
  readonly via: readonly string[];
  readonly depth: number;
  /** Variables of the script around it. */
  readonly outer: Scope | undefined;
}

function readingOf(text: string, shell: Shell): Reading {
  if (shell === 'powershell') return readPowerShell(text);
  return shell === 'cmd' ? readCmd(text) : readShell(text);
}

function readInto(sink: Sink, text: string, place: Place): void {
  const { lineAt, via, shell } = place;
  const reading = readingOf(text, shell);
  for (const { offset, why } of reading.unread.slice(0, mostUnread)) {
    sink.unread.push({ line: lineAt(offset), why });
  }
  const scope = scopeOf(reading, place.outer);
  const made = new Map<Simple, Command>();
  let directory: Argument | undefined;
  for (const simple of inOrder(reading.commands)) {
    if (sink.found.length > mostCommands) {
      sink.unread.push({ line: lineAt(simple.start), why: 'too many commands' });
      return;
    }
    const argv = simple.words.flatMap((word) => scope.resolve(word));
    // A redirection alone empties its file.
    const empties = simple.redirects.length > 0 && simple.assignments.length === 0;
    if (argv.length === 0 && !empties) continue;
    const from = simple.from === undefined ? undefined : made.get(simple.from);
    const stdin = stdinOf(simple, from);
    const command: Command = {
      argv,
      name: nameOf(argv[0]),
      line: lineAt(simple.start),
      endLine: lineAt(Math.max(simple.start, simple.end - 1)),
      via,
      redirects: simple.redirects.map(({ operator, target }) => ({
        operator,
        target: scope.resolve(target)[0] ?? literal(target) ?? '',
      })),
      ...(stdin === undefined
        ? {}
        : { stdin: stdin.text, stdinLine: stdin.line ?? lineAt(simple.stdin?.start ?? 0) }),
      ...(from === undefined ? {} : { from }),
      ...(directory === undefined ? {} : { directory }),
      dynamic: isDynamic(argv[0]),
    };
    const last = emit(sink, command, { ...place, outer: scope }, simple);
    made.set(simple, last);
    if (/^(?:cd|pushd|set-location|sl)$/i.test(command.name)) {
      const target = command.argv.slice(1).find((one) => !textOf(one).startsWith('-'));
      directory = target ?? '~';
    } else if (command.name === 'popd') directory = undefined;
  }
}

/** Puts down a command, or what it wraps, and what that runs in turn. */
function emit(sink: Sink, command: Command, place: Place, simple: Simple | undefined): Command {
  sink.found.push(command);
  if (place.depth >= deepest) {
    sink.unread.push({ line: command.line, why: 'commands that are nested too deeply' });
    return command;
  }
  const wrapped = seeThrough(command, (text) => plainly(text, place.outer));
  if (wrapped === null) return command;
  if (wrapped.transparent || wrapped.dynamic) sink.found.pop();
  if (wrapped.dynamic) sink.found.push({ ...command, dynamic: true });
  let last = command;
  for (const one of wrapped.commands) {
    const via = [...command.via, wrapped.by];
    last = emit(
      sink,
      {
        ...command,
        argv: one.argv,
        name: nameOf(one.argv[0]),
        via,
        dynamic: typeof one.argv[0] !== 'string',
        ...(one.from === true ? { from: command } : {}),
      },
      { ...place, depth: place.depth + 1 },
      simple,
    );
  }
  for (const { text, shell, where } of wrapped.scripts) {
    // Text of a here-document stands on its own lines; that of an argument within its command's.
    const inStdin = where === 'stdin' && command.stdinLine !== undefined;
    const first = inStdin ? (command.stdinLine ?? command.line) : command.line;
    const starts = lineStarts(text);
    readInto(sink, text, {
      shell: shell ?? 'sh',
      lineAt: (offset) => {
        const line = first + indexOfLine(starts, offset);
        return inStdin ? line : Math.min(line, Math.max(command.endLine, command.line));
      },
      via: [...command.via, wrapped.by],
      depth: place.depth + 1,
      outer: place.outer,
    });
  }
  return last;
}

/** The commands of a short script as they are written. */
function plainly(text: string, outer: Scope | undefined): Command[] {
  if (text.length > 20_000) return [];
  const reading = readShell(text);
  const scope = scopeOf(reading, outer);
  const made = new Map<Simple, Command>();
  for (const simple of reading.commands) {
    const argv = simple.words.flatMap((word) => scope.resolve(word));
    const from = simple.from === undefined ? undefined : made.get(simple.from);
    const stdin = stdinOf(simple, from);
    made.set(simple, {
      argv,
      name: nameOf(argv[0]),
      line: 1,
      endLine: 1,
      via: [],
      redirects: [],
      ...(stdin === undefined ? {} : { stdin: stdin.text }),
      ...(from === undefined ? {} : { from }),
      dynamic: false,
    });
  }
  return [...made.values()];
}

function stdinOf(simple: Simple, from: Command | undefined): { text: string; line?: number } | undefined {
  if (simple.stdin !== undefined) return { text: simple.stdin.text };
  if (from === undefined) return undefined;
  const line = from.line;
  const said = saidBy(from);
  if (said !== null) return { text: said, line };
  return (from.name === 'cat' || from.name === 'tee') && from.stdin !== undefined
    ? { text: from.stdin, line: from.stdinLine ?? line }
    : undefined;
}

/** As they begin, so that a substitution's `cd` does not come before its command's. */
function inOrder(commands: readonly Simple[]): Simple[] {
  return [...commands].sort((one, other) => one.start - other.start);
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function indexOfLine(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
