import type { components } from '@octokit/openapi-types';
import type { Context } from '../context.ts';
import type { CheckAnnotation, CheckRun } from '../state/check.ts';
import { appShape } from './app.ts';
import { minimalRepository } from './minimal-repository.ts';
import { nodeId } from './node-id.ts';
import { pullsWithHead } from './pull-minimal.ts';

type CheckRunBody = components['schemas']['check-run'];

/** Where the page of a check run is: an Actions job has its own, other runs are under `runs/`. */
function pageOf(context: Context, run: CheckRun, repositoryName: string): string {
  const own = `${context.url}/${repositoryName}`;
  const workflowRun = [...context.state.workflowRuns.values()].find((one) => one.suiteId === run.suiteId);
  return workflowRun === undefined
    ? `${own}/runs/${run.id}`
    : `${own}/actions/runs/${workflowRun.id}/job/${run.id}`;
}

/** A check run as the API answers it. */
export function shapeCheckRun(context: Context, run: CheckRun): CheckRunBody {
  const { state, api } = context;
  const repository = state.repository(run.repositoryId);
  const name = state.fullName(repository);
  const url = `${api}/repos/${name}/check-runs/${run.id}`;
  const page = pageOf(context, run, name);
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('CheckRun', run.id),
    head_sha: run.headSha,
    external_id: run.externalId,
    url,
    html_url: page,
    details_url: run.detailsUrl ?? page,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      ...run.output,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.suiteId },
    app: appShape(context, state.app(run.appId)),
    pull_requests: pullsWithHead(context, repository, run.headSha),
  };
}

/** A check run as webhooks carry it: with more of its suite. */
export function shapeCheckRunOfEvent(context: Context, run: CheckRun): Record<string, unknown> {
  const body = shapeCheckRun(context, run);
  const suite = context.state.checkSuites.get(run.suiteId);
  if (suite === undefined) throw new Error(`Check run ${run.id} is in no suite`);
  const repository = context.state.repository(run.repositoryId);
  return {
    ...body,
    check_suite: {
      id: suite.id,
      node_id: nodeId('CheckSuite', suite.id),
      head_branch: suite.headBranch,
      head_sha: suite.headSha,
      status: suite.status,
      conclusion: suite.conclusion,
      url: `${context.api}/repos/${context.state.fullName(repository)}/check-suites/${suite.id}`,
      before: suite.before,
      after: suite.headSha,
      pull_requests: body.pull_requests,
      app: body.app,
      repository: minimalRepository(context, repository),
      created_at: suite.createdAt,
      updated_at: suite.updatedAt,
    },
  };
}

/** An annotation as the API lists it. */
export function shapeAnnotation(
  context: Context,
  run: CheckRun,
  annotation: CheckAnnotation,
): components['schemas']['check-annotation'] {
  const name = context.state.fullName(context.state.repository(run.repositoryId));
  return {
    ...annotation,
    blob_href: `${context.api}/repos/${name}/contents/${annotation.path}?ref=${run.headSha}`,
  };
}
