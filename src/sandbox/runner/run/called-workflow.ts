import { join } from 'node:path';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/index';
import { jsonOf, type Scope, textOf } from '../expressions/evaluate.ts';
import { isMapping } from '../parser.ts';
import { refuseUnsupported } from '../plan/unsupported.ts';
import { cleanEnvironment } from '../process/environment.ts';
import { type GitPlace, git } from '../process/git.ts';
import { asMapping, entries, readWorkflow, unsupported, type Workflow } from '../source.ts';
import { WorkflowError } from '../workflow-error.ts';
import { type JobOutcome, worst } from './run-context.ts';
import { runWorkflow } from './run-workflow.ts';
import type { Origin, WorkflowCall, WorkflowRun } from './workflow-run.ts';

/** How deep workflows may call each other; GitHub's limit. */
const maximumDepth = 10;

/**
 * Executes a job that calls a reusable workflow, of the same repository or of a public one.
 * @see https://docs.github.com/actions/how-tos/reuse-automations/reuse-workflows
 * @throws {WorkflowError} when the workflow is not there, cannot be called or lacks an input.
 * @throws {UnsupportedFeature} for workflows of repositories that are not here.
 */
export async function callWorkflow(run: WorkflowRun, call: WorkflowCall): Promise<JobOutcome> {
  const { id, token, leg } = call;
  const contexts = { ...call.scope.contexts, matrix: leg.matrix, strategy: leg.strategy };
  const scope: Scope = { ...call.scope, contexts };
  const uses = token.find('uses') ?? token;
  if (run.callers.length >= maximumDepth) throw failure(run, uses, 'workflows call each other too deep');
  const { workflow, origin } = await readCalled(run, uses);
  if (workflow.events.workflow_call === undefined)
    throw failure(run, uses, `${workflow.path} is not reusable: it lacks the trigger workflow_call`);
  refuseUnsupported(workflow, run.context.request);
  requireSecrets(run, call, workflow, uses);
  const inputs = inputsOf(run, workflow, token.find('with'), scope, uses);
  const called: WorkflowRun = {
    ...run,
    workflow,
    origin,
    contexts: { ...run.contexts, inputs, secrets: secretsOf(run, call, scope) },
    callers: [...run.callers, { id, name: leg.name }],
    failFast: call.failFast,
  };
  const outcomes = await runWorkflow(called);
  return {
    result: worst([...outcomes.values()].map(({ result }) => result)),
    outputs: outputsOf(called, outcomes),
  };
}

/** Where a called workflow is, and its path there: in the caller's commit, or in another public repository. */
function located(run: WorkflowRun, uses: TemplateToken): { origin: Origin; path: string } {
  const { repository, publicRepository } = run.context.request;
  const said = uses.toString();
  if (said.startsWith('./')) return { origin: run.origin, path: said.slice(2) };
  const [, owner = '', name = '', path = '', ref = ''] =
    /^([^/@]+)\/([^/@]+)\/([^@]+)@(.+)$/.exec(said) ?? [];
  const own = `${owner}/${name}`.toLowerCase() === `${repository.owner}/${repository.name}`.toLowerCase();
  const gitDirectory = own ? repository.gitDirectory : owner === '' ? null : publicRepository(owner, name);
  if (gitDirectory === null)
    throw unsupported(
      run.workflow,
      uses,
      `the workflow ${said} is not of this repository, nor of a public one here`,
    );
  return { origin: { owner, name, gitDirectory, ref }, path };
}

async function readCalled(
  run: WorkflowRun,
  uses: TemplateToken,
): Promise<{ workflow: Workflow; origin: Origin }> {
  const { directory, cancelled } = run.context;
  const { origin, path } = located(run, uses);
  const env = cleanEnvironment(join(directory, 'home'), directory);
  const place: GitPlace = { cwd: directory, env, signal: cancelled };
  const content = await git(place, `--git-dir=${origin.gitDirectory}`, 'show', `${origin.ref}:${path}`).catch(
    () => {
      throw failure(run, uses, `workflow was not found: ${uses.toString()}`);
    },
  );
  return { workflow: await readWorkflow({ path, content }), origin };
}

/** What a called workflow sees of the caller's secrets: what it was passed, or all, and the run's own token. */
function secretsOf(run: WorkflowRun, call: WorkflowCall, scope: Scope): Record<string, unknown> {
  const given = call.token.find('secrets');
  const all = scope.contexts.secrets;
  const own = { GITHUB_TOKEN: run.context.request.token };
  if (given?.toString() === 'inherit')
    return { ...(all !== null && typeof all === 'object' ? all : {}), ...own };
  const passed = given ? entries(run.workflow, given) : [];
  return { ...Object.fromEntries(passed.map(([name, token]) => [name, textOf(token, scope)])), ...own };
}

function requireSecrets(run: WorkflowRun, call: WorkflowCall, workflow: Workflow, uses: TemplateToken): void {
  const given = call.token.find('secrets');
  if (given?.toString() === 'inherit') return;
  const names = given ? entries(run.workflow, given).map(([name]) => name) : [];
  for (const [name, secret] of Object.entries(workflow.events.workflow_call?.secrets ?? {}))
    if (secret.required && !names.includes(name))
      throw failure(run, uses, `Secret ${name} is required, but not provided while calling.`);
}

function inputsOf(
  run: WorkflowRun,
  workflow: Workflow,
  given: TemplateToken | undefined,
  scope: Scope,
  uses: TemplateToken,
): Record<string, unknown> {
  const values = new Map(
    given ? entries(run.workflow, given).map(([name, token]) => [name, jsonOf(token, scope)]) : [],
  );
  const inputs: Record<string, unknown> = {};
  const declared = definitions(workflow, 'inputs');
  const unknown = [...values.keys()].find((name) => !declared.has(name));
  if (unknown !== undefined)
    throw failure(run, uses, `Invalid input, ${unknown} is not defined in ${workflow.path}`);
  const calledScope = { ...scope, source: workflow, contexts: { github: scope.contexts.github } };
  for (const [name, definition] of declared) {
    const type = definition.find('type')?.toString() ?? 'string';
    const fallback = definition.find('default');
    const value = values.get(name) ?? (fallback ? jsonOf(fallback, calledScope) : undefined);
    if (value === undefined && definition.find('required')?.toString() === 'true')
      throw failure(run, uses, `Input ${name} is required, but not provided while calling.`);
    inputs[name] = value ?? { string: '', boolean: false, number: 0 }[type];
    if (typeof inputs[name] !== type) throw failure(run, uses, `Input ${name} must be a ${type}`);
  }
  return inputs;
}

function outputsOf(run: WorkflowRun, outcomes: ReadonlyMap<string, JobOutcome>): Record<string, string> {
  const scope: Scope = {
    source: run.workflow,
    contexts: { ...run.contexts, jobs: Object.fromEntries(outcomes) },
    functions: [],
  };
  const declared = [...definitions(run.workflow, 'outputs')];
  return Object.fromEntries(
    declared.map(([name, definition]) => {
      const value = definition.find('value');
      return [name, value ? textOf(value, scope) : ''];
    }),
  );
}

/** Inputs or outputs that the workflow declares under `workflow_call`. */
function definitions(workflow: Workflow, kind: 'inputs' | 'outputs') {
  const on = workflow.root.find('on');
  const call = on && isMapping(on) ? on.find('workflow_call') : undefined;
  const declared = call && isMapping(call) ? call.find(kind) : undefined;
  const pairs = declared ? entries(workflow, declared) : [];
  return new Map(pairs.map(([name, definition]) => [name, asMapping(workflow, definition, name)]));
}

function failure(run: WorkflowRun, token: TemplateToken, message: string): WorkflowError {
  return new WorkflowError(message, run.workflow.path, token.line ?? null);
}
