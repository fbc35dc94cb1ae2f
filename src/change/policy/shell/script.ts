import type { Shell } from './command.ts';

/** A text that a shell runs, and where it stands. */
export interface Script {
  readonly text: string;
  /** One-based line of the file at which it begins. */
  readonly firstLine: number;
  /** Line of the file for each line of the text, where they do not simply follow each other. */
  readonly lineMap?: readonly number[];
  readonly origin:
    | 'file'
    | 'makefile'
    | 'package.json'
    | 'workflow-run'
    | 'dockerfile-run'
    | 'compose'
    | 'gitlab-ci'
    | 'pipeline'
    | 'kubernetes'
    | 'taskfile'
    | 'configuration';
  readonly shell: Shell;
}
