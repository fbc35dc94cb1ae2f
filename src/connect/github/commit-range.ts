import { Sha } from '../../domain/ids.ts';
import type { Actor } from '../../domain/pull-request.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import { actorOf } from './actor.ts';
import type { InstallationClient } from './app-client.ts';

/** A commit with everybody it names. */
export interface NamedCommit {
  readonly sha: Sha;
  readonly parents: readonly string[];
  /** Untrusted text. */
  readonly message: string;
  /** Author and committer, where GitHub knows their accounts. */
  readonly people: readonly Actor[];
  /** Names and addresses of those that it does not know; untrusted text. */
  readonly unknown: readonly string[];
}

/** What lies between two commits. */
export interface CommitRange {
  readonly direction: 'forward' | 'same' | 'back' | 'diverged';
  /** Of the second that the first has not, oldest first; null when there are more than are read. */
  readonly commits: readonly NamedCommit[] | null;
  /** Paths that differ; null when GitHub lists no more of them. */
  readonly paths: readonly string[] | null;
}

/** GitHub lists no more files of a comparison. */
const mostFiles = 300;
/** More commits than these are not read. */
const mostCommits = 500;
/** GitHub itself, which commits what is merged on its pages, and no person. */
const webFlow = 19864447;
const githubAddress = 'noreply@github.com';

const directions = { ahead: 'forward', identical: 'same', behind: 'back', diverged: 'diverged' } as const;

interface ApiCommit {
  readonly sha: string;
  readonly parents: readonly { readonly sha: string }[];
  readonly commit: {
    readonly message: string;
    readonly author: { readonly name?: string; readonly email?: string } | null;
    readonly committer: { readonly name?: string; readonly email?: string } | null;
  };
  readonly author: object | null;
  readonly committer: object | null;
}

interface Account {
  readonly id: number;
  readonly login: string;
  readonly type: string;
}

function isAccount(value: object | null | undefined): value is Account {
  return value !== null && value !== undefined && 'id' in value && 'login' in value && 'type' in value;
}

/** A commit of any listing with everybody it names. */
function namedCommit(one: ApiCommit): NamedCommit {
  const sides = [
    { account: one.author, written: one.commit.author },
    { account: one.committer, written: one.commit.committer },
  ];
  const people = sides.flatMap(({ account }) => (isAccount(account) ? [actorOf(account)] : []));
  const unknown = sides.flatMap(({ account, written }) =>
    isAccount(account) || written === null || written.email === githubAddress
      ? []
      : [written.name ?? '', written.email ?? ''],
  );
  return {
    sha: Sha.parse(one.sha),
    parents: one.parents.map(({ sha }) => sha),
    message: one.commit.message,
    people: people.filter(({ id }) => id !== webFlow),
    unknown: unknown.filter((text) => text !== ''),
  };
}

/** Compares two commits; costs a request for each hundred commits. */
export async function compareCommits(
  client: InstallationClient,
  repository: RepositoryRef,
  base: Sha,
  head: Sha,
): Promise<CommitRange> {
  const commits: NamedCommit[] = [];
  let paths: string[] | null = null;
  for (let page = 1; ; page += 1) {
    const { data } = await client.octokit.rest.repos.compareCommitsWithBasehead({
      owner: repository.owner,
      repo: repository.name,
      basehead: `${base}...${head}`,
      per_page: 100,
      page,
    });
    commits.push(...data.commits.map(namedCommit));
    // GitHub lists the files on the first page only.
    const files = data.files ?? [];
    if (page === 1 && files.length < mostFiles) {
      paths = files.flatMap((file) => [file.filename, file.previous_filename ?? file.filename]);
    }
    const done = commits.length >= data.total_commits || data.commits.length === 0;
    if (!done && data.total_commits <= mostCommits) continue;
    return {
      direction: directions[data.status],
      commits: commits.length === data.total_commits ? commits : null,
      paths,
    };
  }
}

/** The commits of a pull request; null when there are more than the 250 that GitHub lists. */
export async function commitsOfPull(
  client: InstallationClient,
  repository: RepositoryRef,
  pull: { readonly number: number; readonly commits: number },
): Promise<NamedCommit[] | null> {
  if (pull.commits > 250) return null;
  const listed = await client.octokit.paginate(client.octokit.rest.pulls.listCommits, {
    owner: repository.owner,
    repo: repository.name,
    pull_number: pull.number,
    per_page: 100,
  });
  return listed.map(namedCommit);
}

/** One commit; its parents are what it stands on. */
export async function readCommit(
  client: InstallationClient,
  repository: RepositoryRef,
  sha: Sha,
): Promise<NamedCommit> {
  const { data } = await client.octokit.rest.repos.getCommit({
    owner: repository.owner,
    repo: repository.name,
    ref: sha,
  });
  return namedCommit(data);
}
