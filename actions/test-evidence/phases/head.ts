import { join } from 'node:path';
import type { Phase } from '../phase.ts';
import { createTree, switchTo } from '../scratch-tree.ts';

/** What a merge would make. */
export const head: Phase = {
  title: 'the change, merged into the base branch',
  mustPass: true,
  async prepare({ checkout, commits, scratch }) {
    const directory = await createTree(checkout, join(scratch, 'tree'));
    await switchTo(directory, commits.merged);
    return { directory, rollback: null };
  },
};
