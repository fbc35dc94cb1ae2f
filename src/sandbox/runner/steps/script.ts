import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/index';
import { textOf } from '../expressions/evaluate.ts';
import { unsupported } from '../source.ts';
import { StepFailure } from './job-run.ts';
import { runProgram } from './program.ts';
import type { StepRun } from './step-run.ts';

/**
 * How shells are called; `{0}` is the script. Without `shell:`, bash stops at errors but not within pipes.
 * @see https://docs.github.com/actions/reference/workflow-syntax-for-github-actions#jobsjob_idstepsshell
 */
const shells: Partial<Record<string, string>> = {
  '': 'bash -e {0}',
  bash: 'bash --noprofile --norc -eo pipefail {0}',
  sh: 'sh -e {0}',
  python: 'python {0}',
};
const notHere = ['pwsh', 'powershell', 'cmd'];

/**
 * Executes a `run:` step.
 * @throws {StepFailure} when the script fails.
 * @throws {UnsupportedFeature} for a shell that is not simulated.
 */
export async function runScript(step: StepRun, script: TemplateToken): Promise<void> {
  const { job, scope, token } = step;
  const shellToken = token.find('shell');
  const shell = shellToken ? textOf(shellToken, scope) : (job.defaults.shell ?? '');
  if (notHere.includes(shell)) throw unsupported(scope.source, shellToken ?? token, `the shell ${shell}`);
  const template = shells[shell] ?? shell;
  if (!template.includes('{0}'))
    throw new StepFailure(`Invalid shell option '${shell}': a built-in one or a text with '{0}' is needed.`);
  const directory = token.find('working-directory');
  const folder = directory ? textOf(directory, scope) : (job.defaults.workingDirectory ?? '');
  const text = textOf(script, scope);
  const file = join(job.folders.temporary, `${randomUUID()}${shell === 'python' ? '.py' : '.sh'}`);
  await writeFile(file, `${text}\n`, { mode: 0o700 });
  const [command = '', ...args] = template.split(/\s+/).map((part) => part.replace('{0}', file));
  announce(step, text, template);
  await runProgram({
    ...step,
    command,
    arguments: args,
    cwd: resolve(job.folders.workspace, folder),
    state: {},
  });
}

function announce({ job, frame, env }: StepRun, script: string, template: string): void {
  const lines = script.trimEnd().split('\n');
  job.channel.line(`##[group]Run ${lines[0] ?? ''}`);
  for (const line of lines) job.channel.line(line);
  job.channel.line(`shell: ${template}`);
  const shown = Object.entries({ ...job.env, ...frame.env, ...env });
  if (shown.length > 0) job.channel.line('env:');
  for (const [name, value] of shown) job.channel.line(`  ${name}: ${value}`);
  job.channel.line('##[endgroup]');
}
