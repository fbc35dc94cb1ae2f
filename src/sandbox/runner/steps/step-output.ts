import type { JobChannel } from '../process/job-channel.ts';
import { parseWorkflowCommand } from './workflow-command.ts';

/** What a step may set by workflow commands. */
interface CommandSinks {
  setOutput(name: string, value: string): void;
  saveState(name: string, value: string): void;
  /** A command that GitHub refuses or this runner does not know: it fails the step. */
  fail(message: string): void;
}

const levels: Partial<Record<string, 'failure' | 'warning' | 'notice'>> = {
  error: 'failure',
  warning: 'warning',
  notice: 'notice',
};

/**
 * Reads a step's output line by line: commands take effect, everything else goes to the log.
 * @returns The function that takes one line.
 */
export function stepOutput(channel: JobChannel, sinks: CommandSinks): (line: string) => void {
  let stopped: string | null = null;
  return (line) => {
    const command = parseWorkflowCommand(line);
    if (stopped !== null) {
      if (command?.name === stopped.toLowerCase()) stopped = null;
      channel.line(line);
      return;
    }
    const level = levels[command?.name ?? ''];
    if (command === null) channel.line(line);
    else if (level) {
      const { file, line: start, endLine, title } = command.properties;
      channel.annotate(level, command.data, { file, line: start, endLine, title });
    } else if (command.name === 'group') channel.line(`##[group]${command.data}`);
    else if (command.name === 'endgroup') channel.line('##[endgroup]');
    else if (command.name === 'add-mask') channel.masks.add(command.data);
    else if (command.name === 'stop-commands') stopped = command.data;
    else if (command.name === 'set-output') sinks.setOutput(command.properties.name ?? '', command.data);
    else if (command.name === 'save-state') sinks.saveState(command.properties.name ?? '', command.data);
    else if (command.name === 'set-env' || command.name === 'add-path')
      sinks.fail(`The \`${command.name}\` command is disabled. Please use Environment Files.`);
    else if (command.name === 'add-matcher' || command.name === 'remove-matcher')
      sinks.fail(`This runner has no problem matchers: \`::${command.name}::\` is not supported.`);
    else if (command.name !== 'debug') channel.line(line);
  };
}
