import type { Sha } from '../../domain/ids.ts';
import type { AddedLine, ChangedFile, Diff } from '../../domain/pull-request.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient, Octokit } from './app-client.ts';
import { type Wants, withWholeTexts } from './whole-texts.ts';

type ApiFile = Awaited<ReturnType<Octokit['rest']['pulls']['listFiles']>>['data'][number];

/** GitHub lists no more files than this (REST, "List pull requests files"). */
const fileLimit = 3000;
/** Blobs above this size are not read; GitHub itself stops at 100 MB. */
const blobLimit = 20 * 1024 * 1024;
const parallelBlobs = 6;

/** Which files are read whole, and at which commit. */
interface Whole {
  readonly head: Sha;
  readonly wants: Wants;
}

/**
 * The whole diff of a pull request. GitHub leaves out the patch of large files and stops listing at 3,000 files: the
 * former are read as blobs, the latter makes the diff incomplete, for no verdict may stand on half a diff.
 */
export async function readDiff(
  client: InstallationClient,
  repository: RepositoryRef,
  pull: {
    readonly number: number;
    readonly changedFiles: number;
    readonly mergeBase: () => Promise<Sha>;
  } & Whole,
): Promise<Diff> {
  if (pull.changedFiles > fileLimit) {
    return {
      complete: false,
      reason: `it changes ${pull.changedFiles} files and GitHub lists no more than ${fileLimit}; split it`,
    };
  }
  const where = { owner: repository.owner, repo: repository.name };
  const listed = await client.octokit.paginate(client.octokit.rest.pulls.listFiles, {
    ...where,
    pull_number: pull.number,
    per_page: 100,
  });
  if (listed.length !== pull.changedFiles) {
    return {
      complete: false,
      reason: `GitHub counts ${pull.changedFiles} files and listed ${listed.length}; it may be changing right now`,
    };
  }
  return readFiles(client, repository, listed, pull.mergeBase, pull);
}

/**
 * Files as GitHub listed them, complete.
 * @param base the commit that they are compared with; asked for only where GitHub left a patch out
 * @param whole which files are read whole as well
 */
export async function readFiles(
  client: InstallationClient,
  repository: RepositoryRef,
  listed: readonly ApiFile[],
  base: () => Promise<Sha>,
  whole: Whole,
): Promise<Diff> {
  const where = { owner: repository.owner, repo: repository.name };
  const files: ChangedFile[] = [];
  for (let start = 0; start < listed.length; start += parallelBlobs) {
    const batch = listed.slice(start, start + parallelBlobs);
    const read = await Promise.all(batch.map((file) => readFile(client, where, file, base)));
    for (const result of read) {
      if ('problem' in result) return { complete: false, reason: result.problem };
      files.push(result.file);
    }
  }
  const patches = new Map(listed.map(({ filename, patch = null }) => [filename, patch]));
  const known = new Map([...patches].filter((entry): entry is [string, string] => entry[1] !== null));
  const { head, wants } = whole;
  return { complete: true, files: await withWholeTexts(client, repository, head, files, known, wants) };
}

type Read = { readonly file: ChangedFile } | { readonly problem: string };

async function readFile(
  client: InstallationClient,
  where: { owner: string; repo: string },
  file: ApiFile,
  mergeBase: () => Promise<Sha>,
): Promise<Read> {
  const base = {
    path: file.filename,
    ...(file.previous_filename === undefined ? {} : { previousPath: file.previous_filename }),
    status: changeKind(file.status),
    additions: file.additions,
    deletions: file.deletions,
  };
  if (file.patch !== undefined) {
    const addedLines = addedInPatch(file.patch);
    // A patch that GitHub cut shows fewer additions than it counts.
    if (addedLines.length === file.additions) return { file: { ...base, binary: false, addedLines } };
  }
  const contentUnchanged = file.additions === 0 && file.deletions === 0 && base.status === 'renamed';
  if (base.status === 'removed' || contentUnchanged) {
    return { file: { ...base, binary: false, addedLines: [] } };
  }
  if (file.sha === null) return { problem: `${file.filename} has no content that could be read` };
  const head = await readBlob(client, where, file.sha);
  if (head === null) {
    const texts = { readable: false, why: `it is larger than ${blobLimit / 1024 / 1024} MB` } as const;
    return { file: { ...base, binary: false, blob: file.sha, addedLines: [], texts } };
  }
  if (isBinary(head)) return { file: { ...base, binary: true, blob: file.sha, addedLines: [] } };
  const before =
    base.status === 'added'
      ? Buffer.alloc(0)
      : await readAt(client, where, file.previous_filename ?? file.filename, await mergeBase());
  if (before === null) return { problem: `the base of ${file.filename} could not be read` };
  return {
    file: {
      ...base,
      binary: false,
      addedLines: addedBetween(before.toString('utf8'), head.toString('utf8')),
    },
  };
}

/** GitHub tells more ways apart than a judging rule needs. */
export function changeKind(status: ApiFile['status']): ChangedFile['status'] {
  switch (status) {
    case 'added':
    case 'copied':
      return 'added';
    case 'removed':
      return 'removed';
    case 'renamed':
      return 'renamed';
    default:
      return 'modified';
  }
}

async function readBlob(
  client: InstallationClient,
  where: { owner: string; repo: string },
  sha: string,
): Promise<Buffer | null> {
  const { data } = await client.octokit.rest.git.getBlob({ ...where, file_sha: sha });
  if ((data.size ?? 0) > blobLimit) return null;
  return Buffer.from(data.content, data.encoding === 'base64' ? 'base64' : 'utf8');
}

async function readAt(
  client: InstallationClient,
  where: { owner: string; repo: string },
  path: string,
  ref: string,
): Promise<Buffer | null> {
  const { data } = await client.octokit.rest.repos.getContent({ ...where, path, ref });
  if (Array.isArray(data) || data.type !== 'file') return null;
  // Above 1 MB the contents API gives no content, only the blob's id.
  if (data.encoding === 'base64' && data.content !== '') return Buffer.from(data.content, 'base64');
  return readBlob(client, where, data.sha);
}

/** git's own rule: a NUL byte in the first 8,000 bytes. */
function isBinary(content: Buffer): boolean {
  return content.subarray(0, 8000).includes(0);
}

/** The added lines of a unified patch, numbered as in the new file. */
export function addedInPatch(patch: string): AddedLine[] {
  const added: AddedLine[] = [];
  let number = 0;
  for (const line of patch.split('\n')) {
    const hunk = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line);
    if (hunk?.[1] !== undefined) {
      number = Number(hunk[1]);
    } else if (line.startsWith('+')) {
      added.push({ number, text: line.slice(1) });
      number += 1;
    } else if (line.startsWith(' ') || line === '') {
      number += 1;
    }
  }
  return added;
}

/**
 * Lines of `head` that `base` does not have, counted as a multiset: linear in size, and never fewer than a real diff
 * would add of new text. A line that only moved is not added.
 */
export function addedBetween(base: string, head: string): AddedLine[] {
  const left = new Map<string, number>();
  for (const line of base.split('\n')) left.set(line, (left.get(line) ?? 0) + 1);
  const added: AddedLine[] = [];
  let number = 0;
  for (const text of head.split('\n')) {
    number += 1;
    const count = left.get(text) ?? 0;
    if (count > 0) left.set(text, count - 1);
    else added.push({ number, text });
  }
  return added;
}
