import type { PullRequest } from '../../domain/pull-request.ts';
import type { InstallationClient } from './app-client.ts';

/**
 * Other branches that pull requests with the same head, open or closed, go or went into. GitHub does not say for
 * which of them a workflow run was, and each runs the workflow of its own base: "The returned pull requests do not
 * necessarily indicate pull requests that triggered the run" (REST, workflow runs).
 * @param pull with a head whose repository is still there
 */
export async function otherBases(
  client: InstallationClient,
  pull: Pick<PullRequest, 'repository' | 'head' | 'base'>,
): Promise<string[]> {
  const [owner = ''] = (pull.head.repository ?? '').split('/');
  const listed = await client.octokit.paginate(client.octokit.rest.pulls.list, {
    owner: pull.repository.owner,
    repo: pull.repository.name,
    state: 'all',
    head: `${owner}:${pull.head.ref}`,
    per_page: 100,
  });
  const bases = listed.filter((one) => one.head.sha === pull.head.sha).map((one) => one.base.ref);
  return [...new Set(bases)].filter((base) => base !== pull.base.ref).sort();
}
