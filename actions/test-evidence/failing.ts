import type { CollectedCommand } from '../../src/domain/collected.ts';

/** Names of the commands whose last execution failed. */
export function failingOf(commands: readonly CollectedCommand[]): string[] {
  const last = new Map(commands.map((command) => [command.name, command]));
  return [...last.values()].filter(({ exitCode }) => exitCode !== 0).map(({ name }) => name);
}
