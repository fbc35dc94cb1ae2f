import type { Sha } from '../../domain/ids.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient } from './app-client.ts';
import { askGraphql } from './graphql.ts';

const query = `query ($owner: String!, $name: String!, $sha: GitObjectID!) {
  repository(owner: $owner, name: $name) {
    object(oid: $sha) {
      ... on Commit { associatedPullRequests(first: 100) { totalCount nodes { number state headRefOid } } }
    }
  }
}`;

interface Data {
  readonly repository: {
    readonly object: {
      readonly associatedPullRequests?: {
        readonly totalCount: number;
        readonly nodes: readonly ({
          readonly number: number;
          readonly state: string;
          readonly headRefOid: string;
        } | null)[];
      };
    } | null;
  } | null;
}

/**
 * Numbers of the open pull requests whose head is this commit: all of them, for a check that is written on the
 * commit speaks for each. What one query cannot tell, REST is asked.
 */
export async function listOpenPullsAt(
  client: InstallationClient,
  repository: RepositoryRef,
  sha: Sha,
): Promise<number[]> {
  const { owner, name } = repository;
  const { data, errors } = await askGraphql<Data>(client, query, { owner, name, sha });
  const found = data?.repository?.object?.associatedPullRequests;
  const nodes = (found?.nodes ?? []).filter((node) => node !== null);
  if (errors.length > 0 || found === undefined || found.totalCount !== nodes.length) {
    return listByRest(client, repository, sha);
  }
  return nodes.filter((pull) => pull.state === 'OPEN' && pull.headRefOid === sha).map((pull) => pull.number);
}

async function listByRest(
  client: InstallationClient,
  repository: RepositoryRef,
  sha: Sha,
): Promise<number[]> {
  const { octokit } = client;
  const pulls = await octokit.paginate(octokit.rest.repos.listPullRequestsAssociatedWithCommit, {
    owner: repository.owner,
    repo: repository.name,
    commit_sha: sha,
    per_page: 100,
  });
  return pulls.filter((pull) => pull.state === 'open' && pull.head.sha === sha).map((pull) => pull.number);
}
