import { counted, fail, type ItemRule, pass } from '../item.ts';
import type { CommandOutcome } from '../outcome.ts';

function trouble(command: CommandOutcome): string {
  if (command.timedOut) return `${command.name} took too long and was stopped`;
  if (command.exitCode === null) return `${command.name} was killed`;
  const failed = (command.tests ?? []).filter((test) => test.state === 'failed').map((test) => test.id);
  const [first] = failed;
  const named =
    first === undefined ? '' : `: ${first}${failed.length > 1 ? ` and ${failed.length - 1} more` : ''}`;
  return `${command.name} exited with ${command.exitCode}${named}`;
}

/** Every command succeeds on what a merge would make, and writes the report that the configuration promises. */
export const headGreen: ItemRule = {
  id: 'head-green',
  title: 'Green with the change',
  remedy: 'Mend what fails in the run, and push.',
  judge: ({ phases, configuration }) => {
    const { commands } = phases.head;
    const red = commands.filter((command) => command.exitCode !== 0);
    if (red.length > 0) return fail(`${counted(red.length, 'command')} failed on head.`, red.map(trouble));
    const silent = configuration.commands.filter(
      (asked) =>
        asked.junit !== undefined &&
        (commands.find((one) => one.name === asked.name)?.tests ?? null) === null,
    );
    if (silent.length > 0) {
      return fail(
        'A command succeeded and wrote no report, so nobody can tell what it tested.',
        silent.map((asked) => `${asked.name}: no ${asked.junit}`),
      );
    }
    const tests = commands.flatMap((command) => command.tests ?? []);
    const passed = tests.filter((test) => test.state === 'passed').length;
    const told = tests.length === 0 ? '' : `, ${counted(passed, 'test')} passed`;
    return pass(`${counted(commands.length, 'command')} succeeded on head${told}.`);
  },
};
