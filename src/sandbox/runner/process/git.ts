import { runProcess } from './run-process.ts';

/** Where and how git runs: with the clean environment of a job. */
export interface GitPlace {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/**
 * Runs git and returns what it printed, both outputs, without the last line end.
 * @throws {Error} with git's words when it fails.
 */
export async function git(place: GitPlace, ...args: string[]): Promise<string> {
  const lines: string[] = [];
  const { exitCode } = await runProcess({
    ...place,
    command: 'git',
    arguments: args,
    onLine: (line) => lines.push(line),
  });
  if (exitCode !== 0) throw new Error(`git ${args.join(' ')} failed: ${lines.join('\n')}`);
  return lines.join('\n');
}
