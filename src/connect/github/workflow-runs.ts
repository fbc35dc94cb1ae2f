import { Sha } from '../../domain/ids.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient, Octokit } from './app-client.ts';
import { isNotFound } from './errors.ts';

type ApiRun = Awaited<
  ReturnType<Octokit['rest']['actions']['listWorkflowRunsForRepo']>
>['data']['workflow_runs'][number];

/** A workflow run, as far as the flows look at it. */
export interface WorkflowRun {
  readonly id: number;
  readonly workflow: { readonly id: number; readonly name: string; readonly path: string };
  /** Grows by one with every run of its workflow. */
  readonly number: number;
  readonly attempt: number;
  readonly sha: Sha;
  readonly branch: string;
  /** Full name of the repository that the branch is in, such as a fork; null once that is gone. */
  readonly headRepository: string | null;
  readonly event: string;
  /** As GitHub names it, such as `completed`, `in_progress`, `waiting`. */
  readonly status: string;
  /** `null` while it has not concluded. */
  readonly conclusion: string | null;
  readonly url: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** From the start of this attempt to its last news. */
  readonly seconds: number;
}

/** The newest runs of a branch, newest first, one page: a hundred runs of all workflows together. */
export async function listRuns(
  client: InstallationClient,
  repository: RepositoryRef,
  filter: { readonly branch: string; readonly event?: string; readonly headSha?: Sha },
): Promise<WorkflowRun[]> {
  const { data } = await client.octokit.rest.actions.listWorkflowRunsForRepo({
    owner: repository.owner,
    repo: repository.name,
    branch: filter.branch,
    ...(filter.event === undefined ? {} : { event: filter.event }),
    ...(filter.headSha === undefined ? {} : { head_sha: filter.headSha }),
    per_page: 100,
  });
  return data.workflow_runs.map(toRun);
}

/**
 * Runs of one workflow on a head commit, newest first, at most a hundred.
 * @param workflow path of its file, such as `.github/workflows/evidence.yml`
 * @returns nothing when the repository has no such workflow
 */
export async function listRunsOfWorkflow(
  client: InstallationClient,
  repository: RepositoryRef,
  workflow: string,
  filter: { readonly headSha?: Sha; readonly event?: string },
): Promise<WorkflowRun[]> {
  try {
    const { data } = await client.octokit.rest.actions.listWorkflowRuns({
      owner: repository.owner,
      repo: repository.name,
      workflow_id: workflow.split('/').at(-1) ?? workflow,
      ...(filter.headSha === undefined ? {} : { head_sha: filter.headSha }),
      ...(filter.event === undefined ? {} : { event: filter.event }),
      per_page: 100,
    });
    return data.workflow_runs.map(toRun);
  } catch (error) {
    if (isNotFound(error)) return [];
    throw error;
  }
}

/** Runs of which jobs wait for the rules of an environment, newest first, at most three hundred. */
export async function waitingRuns(
  client: InstallationClient,
  repository: RepositoryRef,
): Promise<WorkflowRun[]> {
  const runs: WorkflowRun[] = [];
  for (let page = 1; page <= 3; page += 1) {
    const { data } = await client.octokit.rest.actions.listWorkflowRunsForRepo({
      owner: repository.owner,
      repo: repository.name,
      status: 'waiting',
      per_page: 100,
      page,
    });
    runs.push(...data.workflow_runs.map(toRun));
    if (data.workflow_runs.length < 100) break;
  }
  return runs;
}

/** One run as it stands now; null when there is none such. */
export async function getRun(
  client: InstallationClient,
  repository: RepositoryRef,
  run: number,
): Promise<WorkflowRun | null> {
  try {
    const { data } = await client.octokit.rest.actions.getWorkflowRun({
      owner: repository.owner,
      repo: repository.name,
      run_id: run,
    });
    return toRun(data);
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** Runs the failed jobs of a run once more: the second look at a red run. */
export async function rerunFailedJobs(
  client: InstallationClient,
  repository: RepositoryRef,
  run: number,
): Promise<void> {
  await client.octokit.rest.actions.reRunWorkflowFailedJobs({
    owner: repository.owner,
    repo: repository.name,
    run_id: run,
  });
}

/**
 * Cancels a run that has not ended.
 * @throws {Error} a refusal of GitHub (see errors.ts) when it is over already
 */
export async function cancelRun(
  client: InstallationClient,
  repository: RepositoryRef,
  run: number,
): Promise<void> {
  await client.octokit.rest.actions.cancelWorkflowRun({
    owner: repository.owner,
    repo: repository.name,
    run_id: run,
  });
}

/** How often a run was started, the first time included. */
export async function getAttempt(
  client: InstallationClient,
  repository: RepositoryRef,
  run: number,
): Promise<number> {
  const { data } = await client.octokit.rest.actions.getWorkflowRun({
    owner: repository.owner,
    repo: repository.name,
    run_id: run,
  });
  return data.run_attempt ?? 1;
}

function toRun(run: ApiRun): WorkflowRun {
  return {
    id: run.id,
    workflow: { id: run.workflow_id, name: run.name ?? run.path, path: run.path },
    number: run.run_number,
    attempt: run.run_attempt ?? 1,
    sha: Sha.parse(run.head_sha),
    branch: run.head_branch ?? '',
    headRepository: run.head_repository?.full_name ?? null,
    event: run.event,
    status: run.status ?? 'queued',
    conclusion: run.status === 'completed' ? run.conclusion : null,
    url: run.html_url,
    createdAt: run.created_at,
    seconds: Math.max(
      0,
      (Date.parse(run.updated_at) - Date.parse(run.run_started_at ?? run.created_at)) / 1000,
    ),
  };
}
