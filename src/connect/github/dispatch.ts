import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient } from './app-client.ts';
import { isUnprocessable } from './errors.ts';

/** A run that was started by hand, as far as whoever started it looks for it. */
export interface DispatchedRun {
  readonly id: number;
  /** The workflow's `run-name`; untrusted text. */
  readonly title: string;
  /** Login of who started it. */
  readonly actor: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/**
 * Starts a workflow by `workflow_dispatch`.
 * @param dispatch.workflow path of its file, such as `.github/workflows/deploy.yml`
 * @param dispatch.ref branch or tag whose copy of the workflow runs
 * @returns the run's id; null on a GitHub that does not tell it (before 2026), where it has to be looked for
 * @throws {Error} a refusal of GitHub (see errors.ts) when there is no such workflow or an input is not declared
 */
export async function dispatchWorkflow(
  client: InstallationClient,
  repository: RepositoryRef,
  dispatch: {
    readonly workflow: string;
    readonly ref: string;
    readonly inputs: Readonly<Record<string, string>>;
  },
): Promise<number | null> {
  const asked = {
    owner: repository.owner,
    repo: repository.name,
    workflow_id: fileOf(dispatch.workflow),
    ref: dispatch.ref,
    inputs: { ...dispatch.inputs },
  };
  const { data } = await client.octokit.rest.actions
    .createWorkflowDispatch({ ...asked, return_run_details: true })
    .catch((error: unknown) => {
      // Hosts from before that parameter refuse it by name, and start nothing.
      if (!isUnprocessable(error) || !String(error).includes('return_run_details')) throw error;
      return client.octokit.rest.actions.createWorkflowDispatch(asked);
    });
  const answered: unknown = data;
  if (typeof answered !== 'object' || answered === null || !('workflow_run_id' in answered)) return null;
  return typeof answered.workflow_run_id === 'number' ? answered.workflow_run_id : null;
}

/** Pages of a hundred runs that are searched for one. */
const mostPages = 5;

/**
 * The run that carries a key in its title and was started by somebody, among the newest 500 that were started by hand;
 * null when there is none (yet).
 * @param by.actor login; a key in somebody else's run counts for nothing
 * @param by.since ISO 8601, UTC; runs before are not looked at
 */
export async function findDispatchedRun(
  client: InstallationClient,
  repository: RepositoryRef,
  workflow: string,
  by: { readonly key: string; readonly actor: string; readonly since: string },
): Promise<DispatchedRun | null> {
  const since = Date.parse(by.since);
  const found: DispatchedRun[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const { data } = await client.octokit.rest.actions.listWorkflowRuns({
      owner: repository.owner,
      repo: repository.name,
      workflow_id: fileOf(workflow),
      event: 'workflow_dispatch',
      actor: by.actor,
      per_page: 100,
      page,
    });
    for (const run of data.workflow_runs) {
      const actor = run.actor?.login ?? '';
      if (Date.parse(run.created_at) < since || actor !== by.actor) continue;
      if (!run.display_title.includes(by.key)) continue;
      found.push({ id: run.id, title: run.display_title, actor, createdAt: run.created_at });
    }
    const oldest = data.workflow_runs.at(-1);
    if (data.workflow_runs.length < 100 || oldest === undefined || Date.parse(oldest.created_at) < since)
      break;
  }
  // The first of them is the one that counts: a second one under the same key is a mistake of somebody's.
  return found.at(-1) ?? null;
}

function fileOf(workflow: string): string {
  return workflow.split('/').at(-1) ?? workflow;
}
