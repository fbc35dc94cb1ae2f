import { commandsFoundIn } from '../../../../src/change/policy/commands/look.ts';

/** The weights of everything that is found in a script. */
export function judged(script: string, path = 'deploy.sh'): string[] {
  return commandsFoundIn(path, script, false).found.map(({ weight }) => weight);
}

/** The ids of the rules that find something in a script, with their weights. */
export function rulesIn(script: string, path = 'deploy.sh'): string[] {
  return commandsFoundIn(path, script, false).found.map(({ rule, weight }) => `${rule.id} ${weight}`);
}
