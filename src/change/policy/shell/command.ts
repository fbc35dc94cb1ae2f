import type { Argument, Dynamic } from './word.ts';

export type Shell = 'sh' | 'bash' | 'zsh' | 'powershell' | 'cmd';

/** A command that a script runs, found through what stands around it. */
export interface Command {
  /** The name and its arguments, without quotes; what only a run can tell is `Dynamic`. */
  readonly argv: readonly Argument[];
  /** Without its folder and `.exe`; empty when it is dynamic. */
  readonly name: string;
  /** One-based lines of the file. */
  readonly line: number;
  readonly endLine: number;
  /** What it was seen through, outermost first: `sudo`, `bash`, `ssh`. */
  readonly via: readonly string[];
  readonly redirects: readonly { readonly operator: string; readonly target: Argument }[];
  /** What it reads, if the script says: a here-document, or what an `echo` before it in the pipeline prints. */
  readonly stdin?: string;
  /** Where that text begins in the file. */
  readonly stdinLine?: number;
  /** What stands before it in its pipeline. */
  readonly from?: Command;
  /** Where the last `cd` before it went; absent where it stayed. */
  readonly directory?: Argument;
  /** What it runs is known only when it runs. */
  readonly dynamic: boolean;
}

/** What a command is called: without folder, quotes' remains and `.exe`, in small letters. */
export function nameOf(argument: Argument | undefined): string {
  if (typeof argument !== 'string') return '';
  return argument
    .slice(Math.max(argument.lastIndexOf('/'), argument.lastIndexOf('\\')) + 1)
    .replace(/\.(?:exe|cmd|bat)$/i, '')
    .toLowerCase();
}

/** Whether an argument's value is known only when it runs. */
export function isDynamic(argument: Argument | undefined): argument is Dynamic {
  return argument !== undefined && typeof argument !== 'string';
}
