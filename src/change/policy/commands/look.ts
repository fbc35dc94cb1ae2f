import { oneLine, shorten } from '../../../domain/untrusted.ts';
import type { Rule } from '../rule.ts';
import { type Command, commandsOf } from '../shell/commands.ts';
import { type Script, scriptsIn } from '../shell/scripts.ts';
import { textOf } from '../shell/word.ts';
import { judgeCommand } from './judge-command.ts';
import { maskedWords } from './masked.ts';

export interface FoundCommand {
  readonly rule: Rule;
  readonly weight: Rule['weight'];
  readonly lines: { readonly start: number; readonly end: number };
  readonly subject: string;
  readonly preview: string;
  /** The same for the same command of another version of the file. */
  readonly key: string;
}

export interface Look {
  readonly found: readonly FoundCommand[];
  readonly unread: readonly { readonly line: number; readonly why: string }[];
}

/** Every command of a file that a rule is about. */
export function commandsFoundIn(path: string, text: string, irreversible: boolean): Look {
  return commandsFoundInScripts(scriptsIn(path, text), irreversible);
}

/** Every command of scripts of one file that a rule is about. */
export function commandsFoundInScripts(scripts: readonly Script[], irreversible: boolean): Look {
  const found = new Map<string, FoundCommand>();
  const unread: { line: number; why: string }[] = [];
  for (const script of scripts) {
    const { text: code, firstLine, lineMap, shell, origin } = script;
    const read = commandsOf(code, { firstLine, shell, ...(lineMap === undefined ? {} : { lineMap }) });
    if (origin === 'file') unread.push(...read.unread);
    const context = { image: origin === 'dockerfile-run', irreversible };
    for (const command of read.commands) {
      for (const { rule, weight } of judgeCommand(command, context)) {
        const one = foundCommand(command, rule, weight);
        found.set(`${one.key} ${one.lines.start}`, one);
      }
    }
  }
  return { found: [...found.values()], unread };
}

function foundCommand(command: Command, rule: Rule, weight: Rule['weight']): FoundCommand {
  const { line, endLine, argv, via } = command;
  const subject = argv.map(textOf).join(' ').slice(0, 2_000);
  const through = via.length === 0 ? '' : ` (through ${[...new Set(via)].join(', ')})`;
  return {
    rule,
    weight,
    lines: { start: line, end: Math.max(line, endLine) },
    subject,
    preview: shorten(
      oneLine(`${weight === 'block' ? 'runs' : 'may run'} ${maskedWords(argv)}${through}`),
      190,
    ),
    key: `${rule.id} ${subject}`,
  };
}
