import type { Shell } from './command.ts';
import type { Argument } from './word.ts';

/** What a command runs beside, or instead of, itself. */
export interface Wrapped {
  readonly by: string;
  /** The wrapper does nothing of its own, so that only what it runs counts. */
  readonly transparent: boolean;
  readonly commands: readonly { readonly argv: readonly Argument[]; readonly from?: boolean }[];
  readonly scripts: readonly {
    readonly text: string;
    readonly shell?: Shell;
    readonly where: 'argument' | 'stdin';
  }[];
  /** It runs what nobody can read here. */
  readonly dynamic: boolean;
}
