import { Sha } from '../../domain/ids.ts';
import type { Diff } from '../../domain/pull-request.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient } from './app-client.ts';
import { readFiles } from './diff.ts';
import type { Wants } from './whole-texts.ts';

/** GitHub lists no more files of a commit on one page, and of a comparison altogether. */
const fileLimit = 300;

/** A merge group, as the name of its temporary branch tells. */
export interface MergeGroup {
  /** Name of the temporary branch. */
  readonly ref: string;
  readonly head: Sha;
  /** The branch that it shall be merged into. */
  readonly base: string;
  /** The pull request that came last. */
  readonly last: number;
  /** The commit that GitHub put the group onto: the base branch's, or the head of the group before it. */
  readonly onto: Sha;
}

/** Temporary branches of merge queues. */
function listQueueRefs(client: InstallationClient, repository: RepositoryRef) {
  return client.octokit.paginate(client.octokit.rest.git.listMatchingRefs, {
    owner: repository.owner,
    repo: repository.name,
    ref: 'heads/gh-readonly-queue/',
    per_page: 100,
  });
}

/** Heads of the merge groups that GitHub is testing now. */
export async function listMergeGroupHeads(
  client: InstallationClient,
  repository: RepositoryRef,
): Promise<Sha[]> {
  const refs = await listQueueRefs(client, repository);
  return refs.map(({ object }) => Sha.parse(object.sha));
}

/** The merge group with this head, or null: GitHub deletes its branch once it is merged or given up. */
export async function findMergeGroup(
  client: InstallationClient,
  repository: RepositoryRef,
  head: Sha,
): Promise<MergeGroup | null> {
  const refs = await listQueueRefs(client, repository);
  for (const { ref, object } of refs) {
    const name = /^refs\/heads\/(gh-readonly-queue\/(.+)\/pr-(\d+)-([0-9a-f]{40}))$/.exec(ref);
    if (object.sha !== head || name === null) continue;
    const [, branch = '', base = '', last, onto] = name;
    return { ref: branch, head, base, last: Number(last), onto: Sha.parse(onto) };
  }
  return null;
}

/** Where a commit left a branch, and whether it is ahead of it at all. */
export async function readFork(
  client: InstallationClient,
  repository: RepositoryRef,
  branch: string,
  head: Sha,
): Promise<{ readonly from: Sha; readonly ahead: boolean }> {
  const { data } = await client.octokit.rest.repos.compareCommitsWithBasehead({
    owner: repository.owner,
    repo: repository.name,
    basehead: `${branch}...${head}`,
    per_page: 1,
  });
  return { from: Sha.parse(data.merge_base_commit.sha), ahead: data.ahead_by > 0 };
}

/** One commit of a group with what it changes of its first parent. The message is untrusted text. */
export interface GroupCommit {
  readonly sha: Sha;
  readonly parents: readonly Sha[];
  readonly message: string;
  readonly diff: Diff;
}

/**
 * Reads a commit and its difference to its first parent.
 * @param wants which changed files are read whole
 */
export async function readGroupCommit(
  client: InstallationClient,
  repository: RepositoryRef,
  sha: Sha,
  wants: Wants,
): Promise<GroupCommit> {
  const { data } = await client.octokit.rest.repos.getCommit({
    owner: repository.owner,
    repo: repository.name,
    ref: sha,
    per_page: fileLimit,
  });
  const parents = data.parents.map((parent) => Sha.parse(parent.sha));
  const diff = await readAll(client, repository, data.files ?? [], parents[0] ?? sha, { head: sha, wants });
  return { sha, parents, message: data.commit.message, diff };
}

/**
 * The whole difference between two commits of which one stands on the other.
 * @param wants which changed files are read whole
 */
export async function readRange(
  client: InstallationClient,
  repository: RepositoryRef,
  base: Sha,
  head: Sha,
  wants: Wants,
): Promise<Diff> {
  const { data } = await client.octokit.rest.repos.compareCommitsWithBasehead({
    owner: repository.owner,
    repo: repository.name,
    basehead: `${base}...${head}`,
    per_page: 1,
  });
  return readAll(client, repository, data.files ?? [], base, { head, wants });
}

async function readAll(
  client: InstallationClient,
  repository: RepositoryRef,
  listed: Parameters<typeof readFiles>[2],
  base: Sha,
  whole: { readonly head: Sha; readonly wants: Wants },
): Promise<Diff> {
  if (listed.length >= fileLimit) {
    return { complete: false, reason: `it changes ${fileLimit} files or more, and GitHub lists no others` };
  }
  return readFiles(client, repository, listed, async () => base, whole);
}
