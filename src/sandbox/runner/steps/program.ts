import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { parseEnvironmentFile } from '../files/environment-file.ts';
import { runProcess } from '../process/run-process.ts';
import type { Frame, JobRun } from './job-run.ts';
import { StepFailure } from './job-run.ts';
import { stepOutput } from './step-output.ts';

/** A program that a step executes, and what it may leave behind. */
interface Program {
  readonly job: JobRun;
  readonly frame: Frame;
  readonly command: string;
  readonly arguments: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Receives what the program wrote as outputs. */
  readonly outputs: Record<string, string>;
  /** Receives what an action saved for its post step. */
  readonly state: Record<string, string>;
}

/**
 * Executes a program in the environment of its job, and takes over what it wrote to the environment files.
 * @throws {StepFailure} when it does not end with 0, or wrote something malformed.
 */
export async function runProgram(program: Program): Promise<void> {
  const { job } = program;
  const files = await makeEnvironmentFiles(job.folders.commands);
  const failures: string[] = [];
  const onLine = stepOutput(job.channel, {
    setOutput: (name, value) => {
      program.outputs[name] = value;
    },
    saveState: (name, value) => {
      program.state[name] = value;
    },
    fail: (message) => failures.push(message),
  });
  const { exitCode, leftGroup } = await runProcess({
    command: program.command,
    arguments: program.arguments,
    cwd: program.cwd,
    env: programEnvironment(program, files),
    signal: program.signal,
    onLine,
  });
  if (leftGroup !== null) job.leftGroups.add(leftGroup);
  try {
    await takeOver(program, files);
  } catch (error) {
    throw new StepFailure(
      `Unable to process file command: ${error instanceof Error ? error.message : error}`,
    );
  }
  if (program.signal.aborted) return;
  if (failures[0] !== undefined) throw new StepFailure(failures[0]);
  if (exitCode !== 0) throw new StepFailure(`Process completed with exit code ${exitCode ?? 137}.`);
}

type EnvironmentFiles = Readonly<Record<'ENV' | 'OUTPUT' | 'PATH' | 'STATE' | 'STEP_SUMMARY', string>>;

async function makeEnvironmentFiles(folder: string): Promise<EnvironmentFiles> {
  const id = randomUUID();
  const files = {
    ENV: join(folder, `set_env_${id}`),
    OUTPUT: join(folder, `set_output_${id}`),
    PATH: join(folder, `add_path_${id}`),
    STATE: join(folder, `save_state_${id}`),
    STEP_SUMMARY: join(folder, `step_summary_${id}`),
  };
  for (const file of Object.values(files)) await writeFile(file, '');
  return files;
}

function programEnvironment(program: Program, files: EnvironmentFiles): Record<string, string> {
  const { job, frame } = program;
  const env: Record<string, string> = {
    ...job.cleanEnvironment,
    ...job.env,
    ...frame.env,
    ...program.env,
    // Last, so that no step can forge them for those after it.
    ...contextVariables('GITHUB', { ...job.contexts.github, ...frame.github }),
    ...contextVariables('RUNNER', job.contexts.runner),
    GITHUB_ACTIONS: 'true',
  };
  for (const [name, file] of Object.entries(files)) env[`GITHUB_${name}`] = file;
  env.PATH = [...job.searchPath, env.PATH ?? ''].join(delimiter);
  return env;
}

/** Parts of the `github` context that are no variables: the token is handed out only by name. */
const notVariables = new Set(['token', 'event', 'job_workflow_sha', 'secret_source', 'action_status']);

function contextVariables(
  prefix: string,
  context: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const shown = Object.entries(context).filter(([name]) => !notVariables.has(name));
  return Object.fromEntries(
    shown.map(([name, value]) => [`${prefix}_${name.toUpperCase()}`, value === null ? '' : String(value)]),
  );
}

async function takeOver(program: Program, files: EnvironmentFiles): Promise<void> {
  const { job } = program;
  for (const [name, value] of parseEnvironmentFile(await readFile(files.ENV, 'utf8'))) {
    if (name === 'NODE_OPTIONS')
      throw new Error(`Can't store ${name} output parameter using '$GITHUB_ENV' command.`);
    job.env[name] = value;
  }
  Object.assign(
    program.outputs,
    Object.fromEntries(parseEnvironmentFile(await readFile(files.OUTPUT, 'utf8'))),
  );
  Object.assign(program.state, Object.fromEntries(parseEnvironmentFile(await readFile(files.STATE, 'utf8'))));
  for (const folder of (await readFile(files.PATH, 'utf8')).split(/\r?\n/))
    if (folder.trim() !== '') job.searchPath.unshift(folder.trim());
  const summary = await readFile(files.STEP_SUMMARY, 'utf8');
  if (summary.trim() !== '') job.channel.addSummary(summary);
}
