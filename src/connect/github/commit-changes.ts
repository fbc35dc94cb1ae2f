import type { CommitChange, CommitFile } from '../../domain/commit-change.ts';
import type { AddedLine } from '../../domain/pull-request.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient, Octokit } from './app-client.ts';
import { addedInPatch, changeKind } from './diff.ts';
import { isNotFound, isUnprocessable } from './errors.ts';
import { removedInPatch } from './reverse-patch.ts';

type ApiFile = NonNullable<
  Awaited<ReturnType<Octokit['rest']['repos']['getCommit']>>['data']['files']
>[number];

/** GitHub gives so many files of a commit or comparison with its first page (REST, "Get a commit"). */
const mostFiles = 300;
/** One request for each; a merge of more branches than these is not read. */
const mostParents = 4;
/** GitHub lists no more commits of a pull request (REST, "List commits on a pull request"). */
export const mostPullCommits = 250;

/** Ids of the commits of a pull request, from the oldest on, at most {@link mostPullCommits}. */
export async function listPullCommits(
  client: InstallationClient,
  repository: RepositoryRef,
  number: number,
): Promise<string[]> {
  const commits = await client.octokit.paginate(client.octokit.rest.pulls.listCommits, {
    owner: repository.owner,
    repo: repository.name,
    pull_number: number,
    per_page: 100,
  });
  return commits.map(({ sha }) => sha);
}

/**
 * What one commit changes by itself. It costs one request, and of a merge one for each parent: there only lines
 * count that are in none of them. What GitHub does not show is named as unread.
 */
export async function readCommitChange(
  client: InstallationClient,
  repository: RepositoryRef,
  commit: string,
): Promise<CommitChange> {
  const where = { owner: repository.owner, repo: repository.name };
  try {
    const { data } = await client.octokit.rest.repos.getCommit({ ...where, ref: commit });
    const files = data.files ?? [];
    const others = data.parents.slice(1).map(({ sha }) => sha);
    if (others.length === 0) return ofPatches(commit, files);
    if (others.length >= mostParents) return unknown(commit, 'a merge of too many branches');
    const sides = await Promise.all(
      others.map(async (parent) => {
        const basehead = `${parent}...${commit}`;
        const compared = await client.octokit.rest.repos.compareCommitsWithBasehead({
          ...where,
          basehead,
          per_page: 1,
        });
        return compared.data.files ?? [];
      }),
    );
    return ofMerge(commit, files, sides);
  } catch (error) {
    if (isNotFound(error) || isUnprocessable(error))
      return unknown(commit, 'GitHub does not show this commit');
    throw error;
  }
}

function unknown(commit: string, why: string): CommitChange {
  return { commit, files: [], unread: [{ path: '.', why }] };
}

const cutList = { path: '.', why: `GitHub lists only ${mostFiles} files of it` };
const noPatch = 'GitHub does not show what changes in it';

function ofPatches(commit: string, files: readonly ApiFile[]): CommitChange {
  const hidden = files.filter(isHidden).map(({ filename }) => ({ path: filename, why: noPatch }));
  return {
    commit,
    files: files.filter((file) => !isHidden(file)).map((file) => changeOf(file, addedLines(file))),
    unread: [...hidden, ...(files.length >= mostFiles ? [cutList] : [])],
  };
}

/** @param sides the merge compared with its other parents */
function ofMerge(
  commit: string,
  files: readonly ApiFile[],
  sides: readonly (readonly ApiFile[])[],
): CommitChange {
  const own: CommitFile[] = [];
  const unread: { path: string; why: string }[] = [];
  const byName = sides.map((side) => new Map(side.map((file) => [file.filename, file])));
  const cut = [files, ...sides].some((side) => side.length >= mostFiles);
  for (const file of files) {
    const same = byName.map((side) => side.get(file.filename));
    // What one of its parents has just so is nothing of its own.
    if (same.some((one) => one === undefined)) continue;
    const all = [file, ...same.filter((one) => one !== undefined)];
    if (all.some(isHidden)) unread.push({ path: file.filename, why: noPatch });
    else {
      const numbers = all.map((one) => new Set(addedLines(one).map(({ number }) => number)));
      const lines = addedLines(file).filter(({ number }) => numbers.every((added) => added.has(number)));
      own.push({ ...changeOf(file, lines), removedLines: [] });
    }
  }
  return { commit, files: own, unread: cut ? [...unread, cutList] : unread };
}

/** A text of which GitHub left the patch out, or cut it. */
function isHidden(file: ApiFile): boolean {
  return addedLines(file).length !== file.additions;
}

function addedLines({ patch }: ApiFile): AddedLine[] {
  return patch === undefined ? [] : addedInPatch(patch);
}

function changeOf(file: ApiFile, lines: readonly AddedLine[]): CommitFile {
  const removed = file.patch === undefined ? '' : removedInPatch(file.patch).replace(/\n$/, '');
  return {
    file: {
      path: file.filename,
      ...(file.previous_filename === undefined ? {} : { previousPath: file.previous_filename }),
      status: changeKind(file.status),
      additions: file.additions,
      deletions: file.deletions,
      binary:
        file.patch === undefined && file.additions === 0 && file.deletions === 0 && file.status !== 'renamed',
      addedLines: lines,
    },
    removedLines:
      removed === '' ? [] : removed.split('\n').map((text, index) => ({ number: index + 1, text })),
  };
}
