import type { WorkflowFile } from '../../contract.ts';
import { openSuite } from '../checks/suites.ts';
import { type Context, timestamp } from '../context.ts';
import { readCommit } from '../git/commits.ts';
import type { RunAttempt, WorkflowRun } from '../state/workflow.ts';
import { actionsApp } from './actions-app.ts';
import type { Trigger } from './control.ts';
import { knownWorkflow } from './known-workflows.ts';

/** A new attempt of a run, not yet executed. */
export function openAttempt(
  context: Context,
  number: number,
  triggeringActorId: number,
  kept: RunAttempt['kept'],
): RunAttempt {
  const now = timestamp(context);
  return {
    number,
    triggeringActorId,
    status: 'queued',
    conclusion: null,
    startedAt: now,
    updatedAt: now,
    kept,
    jobs: [],
  };
}

/** What a run shows as its title: the pull request's, or the first line of the commit's message. */
async function titleOf(trigger: Trigger, workflowName: string): Promise<string> {
  const { name, payload } = trigger.event;
  if (name === 'workflow_dispatch') return workflowName;
  const pull = payload.pull_request;
  if (typeof pull === 'object' && pull !== null && 'title' in pull) return String(pull.title);
  const commit = await readCommit(trigger.repository.directory, trigger.headSha);
  return commit.message.split('\n')[0] ?? '';
}

/** Adds a run of a workflow; nobody is told and nothing is executed. */
export async function openRun(
  context: Context,
  trigger: Trigger,
  file: WorkflowFile,
  name: string,
  runName: string | null,
  inputs: WorkflowRun['inputs'],
): Promise<WorkflowRun> {
  const { repository, headSha, headBranch, headRepositoryId, before } = trigger;
  const title = runName ?? (await titleOf(trigger, name));
  const workflow = knownWorkflow(context, repository, file.path, name);
  const earlier = [...context.state.workflowRuns.values()].filter((one) => one.workflowId === workflow.id);
  const suite = openSuite(context, repository, {
    appId: actionsApp(context).id,
    headSha,
    headBranch,
    before,
  });
  const run: WorkflowRun = {
    id: context.state.nextId(),
    repositoryId: repository.id,
    workflowId: workflow.id,
    number: [...earlier].length + 1,
    suiteId: suite.id,
    file,
    name,
    title,
    trigger: trigger.event,
    headSha,
    headBranch,
    headRepositoryId,
    inputs,
    actorId: trigger.actor.id,
    createdAt: timestamp(context),
    attempts: [openAttempt(context, 1, trigger.actor.id, [])],
    artifacts: [],
    gates: [],
    reviews: [],
  };
  context.state.workflowRuns.set(run.id, run);
  return run;
}
