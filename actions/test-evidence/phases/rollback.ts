import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { git, runGit } from '../../../src/change/agents/git.ts';
import type { Commits } from '../commits.ts';
import type { Phase } from '../phase.ts';
import { createTree, switchTo } from '../scratch-tree.ts';

/** A commit and how many parents it has. */
interface Reverted {
  readonly commit: string;
  readonly parents: number;
}

const mostConflicts = 100;
const longestPath = 500;

async function listed(
  directory: string,
  ...args: string[]
): Promise<{ commit: string; parents: string[] }[]> {
  const output = await git(['rev-list', '--parents', '--topo-order', ...args, '--'], { directory });
  const lines = output.toString('utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const [commit = '', ...parents] = line.split(' ');
      return { commit, parents };
    });
}

/**
 * What has to be reverted to be back at the base, newest first: the merges along first parents, as somebody would do
 * it on the base branch; the single commits where that line does not lead to the base.
 */
async function toRevert(directory: string, { base, merged }: Commits): Promise<Reverted[]> {
  const range = `${base}..${merged}`;
  const line = await listed(directory, '--first-parent', range);
  const commits =
    line.at(-1)?.parents[0] === base || line.length === 0
      ? line
      : await listed(directory, '--no-merges', range);
  return commits.map(({ commit, parents }) => ({ commit, parents: parents.length }));
}

async function conflictsIn(directory: string): Promise<string[]> {
  const unmerged = await git(['diff', '--name-only', '--diff-filter=U', '-z'], { directory });
  const paths = unmerged.toString('utf8').split('\0');
  return paths
    .filter((path) => path !== '')
    .slice(0, mostConflicts)
    .map((path) => path.slice(0, longestPath));
}

/** Reverts in the index. Returns the paths in which git met conflicts. */
async function revertAll(directory: string, commits: readonly Reverted[]): Promise<string[]> {
  for (const { commit, parents } of commits) {
    const mainline = parents > 1 ? ['--mainline', '1'] : [];
    const { code, stderr } = await runGit(['revert', '--no-commit', ...mainline, commit], { directory });
    if (code === 0) continue;
    const conflicts = await conflictsIn(directory);
    if (conflicts.length === 0) throw new Error(`git revert of ${commit} failed (${code}): ${stderr.trim()}`);
    return conflicts;
  }
  return [];
}

/** The change merged and taken back again by `git revert`. */
export const rollback: Phase = {
  title: 'the change merged, and taken back again',
  mustPass: false,
  async prepare({ checkout, commits, scratch }) {
    const reverting = await createTree(checkout, join(scratch, 'revert'));
    // Bytes as they are: where git converts line ends and cannot tell by its time that a file is fresh, it looks
    // edited, and git then reverts nothing.
    await mkdir(join(reverting, '.git', 'info'), { recursive: true });
    const asTheyAre = '* -text -filter -ident -working-tree-encoding\n';
    await writeFile(join(reverting, '.git', 'info', 'attributes'), asTheyAre);
    await switchTo(reverting, commits.merged);
    const conflicts = await revertAll(reverting, await toRevert(reverting, commits));
    if (conflicts.length > 0) return { directory: reverting, rollback: { conflicts, restored: false } };

    const ask = async (...args: string[]) =>
      (await git(args, { directory: reverting })).toString('utf8').trim();
    const tree = await ask('write-tree');
    const restored = tree === (await ask('rev-parse', `${commits.base}^{tree}`));
    const reverted = await ask('commit-tree', tree, '-p', commits.merged, '-m', 'Take the change back');
    const directory = await createTree(reverting, join(scratch, 'tree'));
    await switchTo(directory, reverted);
    return { directory, rollback: { conflicts: [], restored } };
  },
};
