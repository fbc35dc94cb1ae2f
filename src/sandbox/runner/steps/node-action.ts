import { join } from 'node:path';
import type { ActionRunsNode } from '@actions/workflow-parser/actions/index';
import type { Source } from '../source.ts';
import type { Frame } from './job-run.ts';
import { runProgram } from './program.ts';
import type { StepRun } from './step-run.ts';

interface NodeAction {
  readonly source: Source;
  readonly folder: string;
  readonly runs: ActionRunsNode;
  readonly inputs: Readonly<Record<string, string>>;
  readonly github: Readonly<Record<string, unknown>>;
  /** Whether it comes from the workspace: GitHub then has no moment to run `pre`. */
  readonly local: boolean;
}

/**
 * Executes a JavaScript action with the Node that runs us: `pre` and `main` now, `post` after all steps, with the
 * state that they saved.
 * @throws {StepFailure} when it fails.
 */
export async function runNodeAction(step: StepRun, action: NodeAction): Promise<void> {
  const { job } = step;
  const { runs } = action;
  const frame: Frame = { ...step.frame, github: action.github };
  const state: Record<string, string> = {};
  const execute = (file: string, signal: AbortSignal) =>
    runProgram({
      job,
      frame,
      command: process.execPath,
      arguments: [join(action.folder, file)],
      cwd: job.folders.workspace,
      env: { ...step.env, ...inputVariables(action.inputs), ...stateVariables(state) },
      signal,
      outputs: step.outputs,
      state,
    });
  if (runs.pre && action.local)
    job.channel.annotate(
      'warning',
      `\`pre\` execution is not supported for local action from '${step.name}'`,
    );
  else if (runs.pre) await execute(runs.pre, step.signal);
  const { post } = runs;
  if (post)
    job.posts.push({
      name: `Post ${step.name}`,
      condition: runs.postIf ?? 'always()',
      frame: { ...frame, source: action.source, inputs: action.inputs },
      perform: (signal) => execute(post, signal),
    });
  await execute(runs.main, step.signal);
}

function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  const named = Object.entries(inputs).map(([name, value]) => [
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    value,
  ]);
  return Object.fromEntries(named);
}

function stateVariables(state: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]));
}
