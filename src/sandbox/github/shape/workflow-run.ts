import type { components } from '@octokit/openapi-types';
import type { Context } from '../context.ts';
import { presentAttempt, type RunAttempt, type WorkflowRun } from '../state/workflow.ts';
import { simpleUser } from './account.ts';
import { minimalRepository } from './minimal-repository.ts';
import { nodeId } from './node-id.ts';
import { pullsWithHead } from './pull-minimal.ts';
import { repositoryPage, repositoryUrl } from './repository.ts';
import { simpleCommit } from './simple-commit.ts';

/** A run as one of its attempts shows it (the newest unless told), for the API and for webhooks. */
export async function shapeWorkflowRun(
  context: Context,
  run: WorkflowRun,
  attempt: RunAttempt = presentAttempt(run),
): Promise<components['schemas']['workflow-run']> {
  const { state } = context;
  const repository = state.repository(run.repositoryId);
  const base = repositoryUrl(context, repository);
  const url = `${base}/actions/runs/${run.id}`;
  const earlier = attempt.number > 1 ? `${url}/attempts/${attempt.number - 1}` : null;
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('WorkflowRun', run.id),
    check_suite_id: run.suiteId,
    check_suite_node_id: nodeId('CheckSuite', run.suiteId),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.file.path,
    display_title: run.title,
    run_number: run.number,
    run_attempt: attempt.number,
    event: run.trigger.name,
    status: attempt.status,
    conclusion: attempt.conclusion,
    workflow_id: run.workflowId,
    url,
    html_url: `${repositoryPage(context, repository)}/actions/runs/${run.id}`,
    pull_requests: pullsWithHead(context, repository, run.headSha),
    created_at: run.createdAt,
    updated_at: attempt.updatedAt,
    run_started_at: attempt.startedAt,
    actor: simpleUser(context, state.account(run.actorId)),
    triggering_actor: simpleUser(context, state.account(attempt.triggeringActorId)),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${base}/check-suites/${run.suiteId}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: earlier,
    workflow_url: `${base}/actions/workflows/${run.workflowId}`,
    head_commit: await simpleCommit(repository.directory, run.headSha),
    repository: minimalRepository(context, repository),
    head_repository: minimalRepository(context, state.repository(run.headRepositoryId)),
    referenced_workflows: [],
  };
}
