import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git, runGit } from '../change/agents/git.ts';
import { Sha } from '../domain/ids.ts';
import type { ChangedFile } from '../domain/pull-request.ts';
import { type Entry, entriesOf, type Patch, patchesOf } from './git-patch.ts';

/** What a pull request of two commits of a local repository would show. */
export interface LocalDiff {
  readonly base: Sha;
  readonly head: Sha;
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

async function mergeBase(directory: string, base: Sha, head: Sha): Promise<string> {
  const { code, stdout } = await runGit(['merge-base', base, head], { directory });
  if (code === 0) return stdout.toString('utf8').trim();
  const isShallow = await git(['rev-parse', '--is-shallow-repository'], { directory });
  const names = `${base.slice(0, 7)} and ${head.slice(0, 7)}`;
  if (isShallow.toString('utf8').trim() === 'true')
    throw new Error(`No common commit of ${names}. ${shallow}`);
  throw new Error(`${names} have no common commit: they are not branches of one history.`);
}

function joined(entry: Entry, patches: readonly Patch[]): ChangedFile {
  const addedLines = patches.flatMap((patch) => patch.added);
  return {
    path: entry.path,
    ...(entry.previousPath === undefined ? {} : { previousPath: entry.previousPath }),
    status: entry.status,
    additions: addedLines.length,
    deletions: patches.reduce((sum, patch) => sum + patch.deletions, 0),
    binary: patches.some((patch) => patch.binary),
    addedLines,
  };
}

/**
 * The diff between the merge base of two commits and the second, read by git.
 *
 * It runs beside an empty work tree and no index, for git takes `.gitattributes` from there, and with
 * `*.pem -diff` in it the author of a change could call a key binary.
 * @throws {Error} for a commit that is not there or a history that is cut off, with the remedy.
 */
export async function readLocalDiff(directory: string, from: string, to: string): Promise<LocalDiff> {
  const base = await resolveCommit(directory, from);
  const head = await resolveCommit(directory, to);
  const common = await mergeBase(directory, base, head);
  const folder = await git(['rev-parse', '--absolute-git-dir'], { directory });
  const empty = await mkdtemp(join(tmpdir(), 'wired-chaos-diff-'));
  try {
    const environment = {
      GIT_DIR: folder.toString('utf8').trim(),
      GIT_WORK_TREE: empty,
      GIT_INDEX_FILE: join(empty, 'no-index'),
    };
    const options = { directory: empty, environment };
    const diff = (...args: string[]) =>
      git(
        [
          'diff-tree',
          '-r',
          '--no-commit-id',
          '--find-renames',
          '--no-ext-diff',
          '--no-textconv',
          ...args,
          common,
          head,
        ],
        options,
      );
    const raw = await diff('--raw', '-z', '--no-abbrev');
    const patch = await diff('--patch', '--unified=0', '--no-color', '--no-indent-heuristic');
    const patches = patchesOf(patch.toString('utf8'));
    let next = 0;
    const files = entriesOf(raw.toString('utf8')).map((entry) => {
      const own = patches.slice(next, next + entry.patches);
      next += entry.patches;
      return joined(entry, own);
    });
    if (next !== patches.length) throw new Error('git listed other files than it showed changes of.');
    return { base, head, files };
  } finally {
    await rm(empty, { recursive: true, force: true });
  }
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
