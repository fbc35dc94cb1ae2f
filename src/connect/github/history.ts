import { RepositoryId, Sha } from '../../domain/ids.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient } from './app-client.ts';
import { isNotFound } from './errors.ts';

/** A commit of the default branch. `message` is untrusted text. */
export interface Commit {
  readonly sha: Sha;
  readonly parents: readonly Sha[];
  readonly message: string;
  readonly author: string | null;
}

/** The default branch of a repository. */
export interface DefaultBranch {
  readonly repositoryId: RepositoryId;
  readonly name: string;
  readonly head: Sha;
  /** The repository is archived: nothing can be written to it. */
  readonly archived: boolean;
}

/** Default branch of the repository and its head, or null when the repository is gone or has no commit. */
export async function getDefaultBranch(
  client: InstallationClient,
  repository: RepositoryRef,
): Promise<DefaultBranch | null> {
  const where = { owner: repository.owner, repo: repository.name };
  try {
    const { data } = await client.octokit.rest.repos.get(where);
    const { data: branch } = await client.octokit.rest.repos.getBranch({
      ...where,
      branch: data.default_branch,
    });
    return {
      repositoryId: RepositoryId.parse(data.id),
      name: data.default_branch,
      head: Sha.parse(branch.commit.sha),
      archived: data.archived,
    };
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** The newest commits reachable from `from`, at most a hundred, newest first. */
export async function listCommits(
  client: InstallationClient,
  repository: RepositoryRef,
  from: Sha,
): Promise<Commit[]> {
  const { data } = await client.octokit.rest.repos.listCommits({
    owner: repository.owner,
    repo: repository.name,
    sha: from,
    per_page: 100,
  });
  return data.map((commit) => ({
    sha: Sha.parse(commit.sha),
    parents: commit.parents.map((parent) => Sha.parse(parent.sha)),
    message: commit.commit.message,
    author: commit.author?.login ?? null,
  }));
}

/** A pull request, as the flows list them. Title and body are untrusted text. */
export interface PullSummary {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly state: 'open' | 'closed';
  readonly merged: boolean;
  readonly head: { readonly ref: string; readonly sha: Sha };
  readonly base: string;
  readonly labels: readonly string[];
  readonly url: string;
  /** ISO 8601, UTC: of its last change. */
  readonly updatedAt: string;
}

interface ApiPullSummary {
  number: number;
  title: string;
  body: string | null;
  user: { login: string } | null;
  state: string;
  merged_at: string | null;
  head: { ref: string; sha: string };
  base: { ref: string };
  labels: { name: string }[];
  html_url: string;
  updated_at: string;
}

/** The merged pull request that brought a commit to its branch, when GitHub knows one. */
export async function mergedPullOf(
  client: InstallationClient,
  repository: RepositoryRef,
  sha: Sha,
  branch: string,
): Promise<PullSummary | null> {
  const { data } = await client.octokit.rest.repos.listPullRequestsAssociatedWithCommit({
    owner: repository.owner,
    repo: repository.name,
    commit_sha: sha,
  });
  return data.map(toSummary).find((pull) => pull.merged && pull.base === branch) ?? null;
}

/** Open pull requests into a branch, newest first, at most a hundred. */
export async function listOpenPulls(
  client: InstallationClient,
  repository: RepositoryRef,
  base: string,
): Promise<PullSummary[]> {
  const { data } = await client.octokit.rest.pulls.list({
    owner: repository.owner,
    repo: repository.name,
    state: 'open',
    base,
    sort: 'created',
    direction: 'desc',
    per_page: 100,
  });
  return data.map(toSummary);
}

/** Pull requests of any state from a branch of the same repository, newest first. */
export async function listPullsFrom(
  client: InstallationClient,
  repository: RepositoryRef,
  branch: string,
): Promise<PullSummary[]> {
  const { data } = await client.octokit.rest.pulls.list({
    owner: repository.owner,
    repo: repository.name,
    state: 'all',
    head: `${repository.owner}:${branch}`,
    per_page: 100,
  });
  return data.map(toSummary);
}

/** Shapes what every listing of pull requests returns alike. */
function toSummary(pull: ApiPullSummary): PullSummary {
  return {
    number: pull.number,
    title: pull.title,
    body: pull.body ?? '',
    author: pull.user?.login ?? 'ghost',
    state: pull.state === 'open' ? 'open' : 'closed',
    merged: pull.merged_at !== null,
    head: { ref: pull.head.ref, sha: Sha.parse(pull.head.sha) },
    base: pull.base.ref,
    labels: pull.labels.map((label) => label.name),
    url: pull.html_url,
    updatedAt: pull.updated_at,
  };
}

/** More open pull requests than these are not woken together; events wake the rest one by one. */
const mostOpenPulls = 3000;

/** Numbers of the open pull requests of a repository, newest first. */
export async function listAllOpenPulls(
  client: InstallationClient,
  repository: RepositoryRef,
): Promise<number[]> {
  const numbers: number[] = [];
  const pages = client.octokit.paginate.iterator(client.octokit.rest.pulls.list, {
    owner: repository.owner,
    repo: repository.name,
    state: 'open',
    per_page: 100,
  });
  for await (const { data } of pages) {
    numbers.push(...data.map((pull) => pull.number));
    if (numbers.length >= mostOpenPulls) break;
  }
  return numbers;
}
