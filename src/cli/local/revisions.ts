import { git, runGit } from '../../change/agents/git.ts';
import { Sha } from '../../domain/ids.ts';
import type { ChangedFile } from '../../domain/pull-request.ts';
import { treeDiff, type Wants } from './tree-diff.ts';

/** What a pull request of two commits of a local repository would show. */
export interface LocalDiff {
  readonly base: Sha;
  readonly head: Sha;
  /** The commit that both stand on, from which the files are compared. */
  readonly common: Sha;
  /** Complete: git itself has no limits. */
  readonly files: readonly ChangedFile[];
}

const shallow =
  'The history that joins them is missing: this is a shallow clone. Fetch it all (actions/checkout with ' +
  '`fetch-depth: 0`, or `git fetch --unshallow`).';

/**
 * The commit that a name or SHA stands for.
 * @throws {Error} when the repository does not have it, saying how to get it.
 */
async function resolveCommit(directory: string, name: string): Promise<Sha> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  const { code, stdout } = await runGit(args, { directory });
  if (code === 0) return Sha.parse(stdout.toString('utf8').trim());
  const inside = await runGit(['rev-parse', '--git-dir'], { directory });
  if (inside.code !== 0) throw new Error(`${directory} is not in a git repository.`);
  throw new Error(`There is no commit "${name}" here. Fetch it, or name another.`);
}

/** Whether the repository has such a commit: what a force push replaced is in no fresh clone. */
export async function hasCommit(directory: string, name: string): Promise<boolean> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  return (await runGit(args, { directory })).code === 0;
}

async function mergeBase(directory: string, base: Sha, head: Sha): Promise<Sha> {
  const { code, stdout } = await runGit(['merge-base', base, head], { directory });
  if (code === 0) return Sha.parse(stdout.toString('utf8').trim());
  const isShallow = await git(['rev-parse', '--is-shallow-repository'], { directory });
  const names = `${base.slice(0, 7)} and ${head.slice(0, 7)}`;
  if (isShallow.toString('utf8').trim() === 'true')
    throw new Error(`No common commit of ${names}. ${shallow}`);
  throw new Error(`${names} have no common commit: they are not branches of one history.`);
}

/**
 * The diff between the merge base of two commits and the second.
 * @param wants which files are read whole; none unless told
 * @throws {Error} for a commit that is not there or a history that is cut off, with the remedy.
 */
export async function readLocalDiff(
  directory: string,
  from: string,
  to: string,
  wants: Wants = () => false,
): Promise<LocalDiff> {
  const base = await resolveCommit(directory, from);
  const head = await resolveCommit(directory, to);
  const common = await mergeBase(directory, base, head);
  const folder = await git(['rev-parse', '--absolute-git-dir'], { directory });
  const files = await treeDiff(folder.toString('utf8').trim(), common, head, wants);
  return { base, head, common, files };
}

/**
 * Everything in a commit, as if a change had added it to a repository without files.
 * @throws {Error} for a commit that is not there, with the remedy.
 */
export async function readWholeTree(directory: string, revision: string, wants: Wants): Promise<LocalDiff> {
  const head = await resolveCommit(directory, revision);
  const folder = await git(['rev-parse', '--absolute-git-dir'], { directory });
  const nothing = await git(['hash-object', '-t', 'tree', '--stdin'], { directory, input: '' });
  const empty = nothing.toString('utf8').trim();
  return {
    base: head,
    head,
    common: head,
    files: await treeDiff(folder.toString('utf8').trim(), empty, head, wants),
  };
}

/**
 * The text of a file at a commit, or null when there is none.
 * @throws {Error} when git cannot read it.
 */
export async function readFileAt(directory: string, commit: Sha, path: string): Promise<string | null> {
  const listed = await git(['ls-tree', '-z', '--full-tree', commit, '--', path], { directory });
  if (listed.length === 0) return null;
  return (await git(['cat-file', 'blob', `${commit}:${path}`], { directory })).toString('utf8');
}

/**
 * What distinguishes this repository from others, as salt of fingerprints where no secret is at hand: its first
 * commits. Fingerprints then agree between runs; that is enough for keys, which nobody can guess.
 */
export async function repositorySalt(directory: string, head: Sha): Promise<string> {
  const roots = await git(['rev-list', '--max-parents=0', head, '--'], { directory });
  return roots.toString('utf8').trim().split('\n').toSorted().join(' ');
}
