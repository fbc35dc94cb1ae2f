import type { RunRequest, TriggerEvent } from '../../contract.ts';

/**
 * The part of the `github` context that the event alone decides.
 * @see https://docs.github.com/actions/reference/contexts-reference#github-context
 */
export function eventContext(event: TriggerEvent): Record<string, unknown> {
  const [, kind = '', refName = event.ref] = /^refs\/(heads|tags|pull)\/(.+)$/.exec(event.ref) ?? [];
  return {
    event_name: event.name,
    event: event.payload,
    ref: event.ref,
    ref_name: refName,
    ref_type: kind === 'tags' ? 'tag' : 'branch',
    ref_protected: false,
    sha: event.sha,
    head_ref: event.headRef,
    base_ref: event.baseRef,
  };
}

/** The `github` context of a run, without what differs from job to job. */
export function runContext(request: RunRequest, workflowName: string): Record<string, unknown> {
  const { event, repository, run, urls } = request;
  const fullName = `${repository.owner}/${repository.name}`;
  return {
    ...eventContext(event),
    actor: request.actor,
    triggering_actor: request.actor,
    repository: fullName,
    repository_id: String(repository.id),
    repository_owner: repository.owner,
    repositoryUrl: `${urls.server.replace(/^https?/, 'git')}/${fullName}.git`,
    run_id: String(run.id),
    run_number: String(run.number),
    run_attempt: String(run.attempt),
    workflow: workflowName,
    workflow_ref: `${fullName}/${request.workflow.path}@${event.ref}`,
    workflow_sha: event.sha,
    server_url: urls.server,
    api_url: urls.api,
    graphql_url: urls.graphql,
    retention_days: '90',
    token: request.token,
  };
}

/** The `runner` context. It names the machine as it is, not as GitHub's would be. */
export function runnerContext(folders: { temporary: string; tools: string; workspace: string }) {
  return {
    name: 'Local runner',
    os: process.platform === 'darwin' ? 'macOS' : process.platform === 'win32' ? 'Windows' : 'Linux',
    arch: process.arch.toUpperCase(),
    environment: 'self-hosted',
    temp: folders.temporary,
    tool_cache: folders.tools,
    workspace: folders.workspace,
  };
}
