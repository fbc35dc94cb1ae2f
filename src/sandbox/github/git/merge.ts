import { listCommits, readCommit, type Signature, writeCommit } from './commits.ts';
import { git } from './run.ts';

/**
 * Merges two commits without a work tree. Returns the tree of the result, or null when they conflict (or have no
 * common history).
 */
export async function mergedTree(directory: string, ours: string, theirs: string): Promise<string | null> {
  const args = ['merge-tree', '--write-tree', '--no-messages', ours, theirs];
  const result = await git(directory, args, { accept: [0, 1, 128] });
  return result.code === 0 ? result.stdout.toString('utf8').trim() : null;
}

/**
 * Replays the commits of `head` that `base` does not have onto `base`, keeping their authors.
 * @returns the last new commit, or null when one conflicts or the branch contains a merge, which cannot be replayed
 */
export async function replay(
  directory: string,
  base: string,
  head: string,
  committer: Signature,
): Promise<string | null> {
  const commits = (await listCommits(directory, { revisions: [head, `^${base}`] })).reverse();
  let tip = base;
  for (const commit of commits) {
    const [parent] = commit.parents;
    if (parent === undefined || commit.parents.length > 1) return null;
    // A commit with the tip's tree and the picked commit's parent makes that parent the merge base.
    const onto = await writeCommit(directory, {
      tree: (await readCommit(directory, tip)).tree,
      parents: [parent],
      message: 'replay',
      author: committer,
      committer,
    });
    const tree = await mergedTree(directory, onto, commit.sha);
    if (tree === null) return null;
    const { author, message } = commit;
    tip = await writeCommit(directory, { tree, parents: [tip], message, author, committer });
  }
  return tip;
}
