import { join } from 'node:path';
import { git } from '../../../src/change/agents/git.ts';
import { matcher } from '../../../src/change/globs.ts';
import type { Commits } from '../commits.ts';
import type { Phase } from '../phase.ts';
import { createTree, switchTo } from '../scratch-tree.ts';

/** Paths of test files that the change adds or edits. A renamed file is one that was added. */
async function changedTests(
  directory: string,
  { base, merged }: Commits,
  tests: readonly string[],
): Promise<string[]> {
  const isTest = matcher(tests);
  // d: lower-case letters exclude; a deleted test stays as the base has it.
  const listed = ['diff', '--name-only', '-z', '--no-renames', '--diff-filter=d', base, merged, '--'];
  const output = await git(listed, { directory });
  return output
    .toString('utf8')
    .split('\0')
    .filter((path) => path !== '' && isTest(path));
}

/** The base commit with the change's tests and nothing else of it: what those tests prove must fail here. */
export const withoutPatch: Phase = {
  title: 'the tests of the change, without the rest of it',
  mustPass: false,
  async prepare({ checkout, commits, tests, scratch }) {
    const directory = await createTree(checkout, join(scratch, 'tree'));
    await switchTo(directory, commits.base);
    const paths = await changedTests(directory, commits, tests);
    if (paths.length > 0) {
      const fromInput = ['--pathspec-from-file=-', '--pathspec-file-nul'];
      await git(['checkout', '--quiet', '--force', ...fromInput, commits.merged], {
        directory,
        input: paths.map((path) => `${path}\0`).join(''),
        environment: { GIT_LITERAL_PATHSPECS: '1' },
      });
    }
    return { directory, rollback: null };
  },
};
