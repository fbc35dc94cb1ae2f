import type { MappingToken } from '@actions/workflow-parser/templates/tokens/index';
import type { UnsupportedFeature } from '../../contract.ts';
import type { Invocation, SimulatedAction } from '../actions/simulated-action.ts';
import { textOf } from '../expressions/evaluate.ts';
import { entries, mappings, unsupported } from '../source.ts';
import { type Frame, type JobRun, StepFailure, scopeOf } from './job-run.ts';
import { runNodeAction } from './node-action.ts';
import { type RepositoryAction, resolveAction } from './resolve-action.ts';
import type { StepRun } from './step-run.ts';

/** How deep composite actions may be nested; GitHub's limit. */
const maximumDepth = 10;

/** Runs the steps of a composite action in a frame of their own. */
type RunNested = (job: JobRun, frame: Frame, steps: readonly MappingToken[]) => Promise<void>;

/**
 * Executes a `uses:` step.
 * @throws {StepFailure} when the action fails or is not there.
 * @throws {UnsupportedFeature} when it can be executed only on GitHub.
 */
export async function runAction(step: StepRun, runNested: RunNested): Promise<void> {
  const { job, scope, token } = step;
  const uses = token.find('uses')?.assertString('uses');
  if (uses === undefined)
    throw unsupported(scope.source, token, 'a step that neither runs nor uses anything');
  const withToken = token.find('with');
  const given = (withToken ? entries(scope.source, withToken) : []).map(
    ([name, value]) => [name.toLowerCase(), textOf(value, scope)] as const,
  );
  job.channel.line(`##[group]Run ${uses.value}`);
  if (given.length > 0) job.channel.line('with:');
  for (const [name, value] of given) job.channel.line(`  ${name}: ${value}`);
  job.channel.line('##[endgroup]');
  const inputs = Object.fromEntries(given);
  const resolved = await resolveAction(step, uses);
  if (resolved.kind === 'simulated') await resolved.action.perform(invocation(step, resolved.action, inputs));
  else await runRepositoryAction(step, resolved, inputs, runNested);
}

async function runRepositoryAction(
  step: StepRun,
  resolved: RepositoryAction,
  given: Readonly<Record<string, string>>,
  runNested: RunNested,
): Promise<void> {
  const { job, scope } = step;
  const { action, folder, repository, ref } = resolved;
  const runs = action.template.runs;
  const github = { action_path: folder, action_repository: repository, action_ref: ref };
  const inputs = withDefaults(step, resolved, given);
  if (runs.using === 'composite') {
    if (step.frame.depth >= maximumDepth) throw new StepFailure(`Composite actions are nested too deep.`);
    const frame = {
      source: action,
      inputs,
      github,
      env: { ...step.frame.env, ...step.env },
      steps: {},
      depth: step.frame.depth + 1,
      failed: false,
    };
    const runsToken = action.root.find('runs')?.assertMapping('runs');
    await runNested(job, frame, mappings(action, runsToken?.find('steps')));
    const outputs = action.root.find('outputs');
    for (const [name, output] of outputs ? entries(action, outputs) : []) {
      const value = output.assertMapping('output').find('value');
      step.outputs[name] = value ? textOf(value, scopeOf(job, frame)) : '';
    }
    if (frame.failed) throw new StepFailure(null);
  } else if (runs.using === 'docker') {
    throw unsupported(scope.source, step.token, `Docker actions are not simulated: ${action.path}`);
  } else {
    await runNodeAction(step, { folder, runs, inputs, github, source: action, local: resolved.local });
  }
}

function withDefaults(
  step: StepRun,
  { action }: RepositoryAction,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const declared = action.template.inputs ?? [];
  const names = declared.map((input) => input.id.toLowerCase());
  const unexpected = Object.keys(given).filter((name) => !names.includes(name));
  if (unexpected.length > 0)
    step.job.channel.annotate(
      'warning',
      `Unexpected input(s) '${unexpected.join("', '")}', valid inputs are ['${names.join("', '")}']`,
    );
  const scope = { ...scopeOf(step.job, step.frame), source: action };
  const defaults = declared.map((input) => [
    input.id.toLowerCase(),
    input.default === undefined ? '' : textOf(input.default, scope),
  ]);
  return { ...Object.fromEntries(defaults), ...given };
}

function invocation(
  step: StepRun,
  action: SimulatedAction,
  given: Readonly<Record<string, string>>,
): Invocation {
  const { job, scope, token, signal } = step;
  const refuse = (message: string): UnsupportedFeature => unsupported(scope.source, token, message);
  const known = [...Object.keys(action.inputs), ...action.withoutEffect];
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown !== undefined) throw refuse(`the input ${unknown} of ${action.name} is not simulated`);
  return {
    inputs: { ...action.inputs, ...given },
    request: job.request,
    workspace: job.folders.workspace,
    place: { cwd: job.folders.workspace, env: job.cleanEnvironment, signal },
    log: (line) => job.channel.line(line),
    warning: (message) => job.channel.annotate('warning', message),
    setOutput: (name, value) => {
      step.outputs[name] = value;
    },
    mask: (value) => job.channel.masks.add(value),
    unsupported: refuse,
    afterwards: (perform) =>
      job.posts.push({ name: `Post ${step.name}`, condition: 'always()', frame: step.frame, perform }),
  };
}
