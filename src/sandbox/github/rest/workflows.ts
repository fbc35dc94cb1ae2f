import { z } from 'zod';
import type { Trigger } from '../actions-service/control.ts';
import { dispatchInputs } from '../actions-service/dispatch-inputs.ts';
import { knownWorkflows } from '../actions-service/known-workflows.ts';
import { eventPayload } from '../actions-service/trigger.ts';
import { workflowFilesAt } from '../actions-service/workflow-files.ts';
import { emit } from '../emit.ts';
import { resolveCommit } from '../git/refs.ts';
import type { Author } from '../http/actor.ts';
import type { Call } from '../http/call.ts';
import { paged } from '../http/pagination.ts';
import { json, noContent, notFound, Refusal, type Reply } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { repositoryPage, repositoryUrl } from '../shape/repository.ts';
import { shapeWorkflow } from '../shape/workflow.ts';
import type { Repository } from '../state/repository.ts';
import type { Workflow } from '../state/workflow.ts';

const readable = { app: [{ actions: 'read' }], role: 'read' } as const;

const dispatch = z.object({
  ref: z.string().min(1),
  inputs: z.record(z.string(), z.union([z.string(), z.boolean(), z.number()])).default({}),
  return_run_details: z.boolean().default(false),
});

/** The workflow that a request names by id or by file name. @throws {Refusal} 404 when there is none. */
export async function workflowOfCall(call: Call, repository: Repository): Promise<Workflow> {
  const wanted = call.text('workflow_id');
  const known = await knownWorkflows(call.context, repository);
  const found = known.find((one) => String(one.id) === wanted || one.path.split('/').at(-1) === wanted);
  if (found === undefined) throw notFound();
  return found;
}

/** A branch or tag, in full or by its name. */
async function fullRef(
  repository: Repository,
  written: string,
): Promise<{ ref: string; sha: string } | null> {
  const candidates = written.startsWith('refs/')
    ? [written]
    : [`refs/heads/${written}`, `refs/tags/${written}`];
  for (const ref of candidates) {
    const sha = await resolveCommit(repository.directory, ref);
    if (sha !== null) return { ref, sha };
  }
  return null;
}

async function dispatchWorkflow(call: Call, repository: Repository, author: Author): Promise<Reply> {
  const { context } = call;
  const workflow = await workflowOfCall(call, repository);
  const wanted = call.body(dispatch);
  const target = await fullRef(repository, wanted.ref);
  if (target === null) throw new Refusal(422, `No ref found for: ${wanted.ref}`);
  const files = await workflowFilesAt(repository.directory, target.sha);
  const file = files.find((one) => one.path === workflow.path);
  if (file === undefined) throw new Refusal(422, "Workflow does not have 'workflow_dispatch' trigger");
  const inputs = dispatchInputs(file, wanted.inputs);
  // The event carries what was sent as text; `inputs` has the types that the workflow declares.
  const sent = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, String(value)]));
  const payload = { inputs: sent, ref: target.ref, workflow: workflow.path };
  const happening = {
    event: 'workflow_dispatch',
    action: null,
    repository,
    organisation: null,
    sender: author.user,
    payload,
    onlyAppId: null,
    quiet: false,
  };
  const trigger: Trigger = {
    repository,
    actor: author.user,
    headSha: target.sha,
    headRepositoryId: repository.id,
    headBranch: target.ref.replace(/^refs\/(heads|tags)\//, ''),
    before: null,
    needsApproval: false,
    event: {
      name: 'workflow_dispatch',
      action: null,
      ref: target.ref,
      sha: target.sha,
      headRef: '',
      baseRef: '',
      payload: eventPayload(context, happening, repository),
      changedPaths: [],
    },
  };
  const run = await context.actions.dispatch(trigger, file, inputs);
  if (run === null) throw new Refusal(422, "Workflow does not have 'workflow_dispatch' trigger");
  emit(context, 'workflow_dispatch', null, { repository, sender: author.user }, payload);
  if (!wanted.return_run_details) return noContent;
  return json(200, {
    workflow_run_id: run.id,
    run_url: `${repositoryUrl(context, repository)}/actions/runs/${run.id}`,
    html_url: `${repositoryPage(context, repository)}/actions/runs/${run.id}`,
  });
}

/** Workflow files. */
export const routes: readonly Route[] = [
  repositoryRoute('GET', '/repos/{owner}/{repo}/actions/workflows', readable, async (call, repository) =>
    paged(
      call,
      await knownWorkflows(call.context, repository),
      (workflow) => shapeWorkflow(call.context, workflow),
      (workflows, total_count) => ({ total_count, workflows }),
    ),
  ),
  repositoryRoute(
    'GET',
    '/repos/{owner}/{repo}/actions/workflows/{workflow_id}',
    readable,
    async (call, repository) =>
      json(200, shapeWorkflow(call.context, await workflowOfCall(call, repository))),
  ),
  repositoryRoute(
    'POST',
    '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
    { app: [{ actions: 'write' }], role: 'write' },
    dispatchWorkflow,
  ),
];
