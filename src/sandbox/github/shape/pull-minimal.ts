import type { components } from '@octokit/openapi-types';
import type { Context } from '../context.ts';
import type { Repository } from '../state/repository.ts';
import type { PullIssue } from '../state/state.ts';

type PullMinimal = components['schemas']['pull-request-minimal'];

function repositoryLink(context: Context, repository: Repository): PullMinimal['head']['repo'] {
  const url = `${context.api}/repos/${context.state.fullName(repository)}`;
  return { id: repository.id, url, name: repository.name };
}

/** A pull request as check runs, suites and workflow runs name it. */
function shapePullMinimal(context: Context, repository: Repository, issue: PullIssue): PullMinimal {
  const { pull } = issue;
  const repo = repositoryLink(context, repository);
  return {
    id: pull.id,
    number: issue.number,
    url: `${repo.url}/pulls/${issue.number}`,
    head: { ref: pull.headRef, sha: pull.headSha, repo },
    base: { ref: pull.baseRef, sha: pull.baseSha, repo },
  };
}

/**
 * The open pull requests that a commit is the head of. GitHub names only those from the same repository: of a
 * fork's pull request it leaves the list empty.
 */
export function pullsWithHead(context: Context, repository: Repository, sha: string): PullMinimal[] {
  return context.state
    .pulls(repository)
    .filter((one) => one.state === 'open' && one.pull.headSha === sha)
    .filter((one) => one.pull.headRepositoryId === repository.id)
    .map((one) => shapePullMinimal(context, repository, one));
}
