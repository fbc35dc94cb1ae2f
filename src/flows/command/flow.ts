import type { Flow } from '../flow.ts';
import { actOnCommand } from './act.ts';
import { nextForCommand } from './next.ts';
import { readCommand } from './read.ts';
import type { CommandState } from './state.ts';
import type { CommandStep } from './step.ts';

/** Carries out what a person ordered in a comment, once, and answers it, once. */
export const command: Flow<CommandState, CommandStep> = {
  kind: 'command',
  read: readCommand,
  next: nextForCommand,
  act: actOnCommand,
};
