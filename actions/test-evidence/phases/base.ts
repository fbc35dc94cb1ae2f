import { join } from 'node:path';
import type { Phase } from '../phase.ts';
import { createTree, switchTo } from '../scratch-tree.ts';

/** The base commit, without anything of the pull request. */
export const base: Phase = {
  title: 'the base branch, without the change',
  mustPass: false,
  async prepare({ checkout, commits, scratch }) {
    const directory = await createTree(checkout, join(scratch, 'tree'));
    await switchTo(directory, commits.base);
    return { directory, rollback: null };
  },
};
