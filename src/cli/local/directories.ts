import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { git } from '../../change/agents/git.ts';
import type { ChangedFile } from '../../domain/pull-request.ts';
import { treeDiff, type Wants } from './tree-diff.ts';

/** Nothing of the directories' own attributes may change what git stores or shows of a file. */
const attributes = '* -text !eol !filter !ident !working-tree-encoding\n';

/**
 * What changes from one directory to another, told by git as it tells it of two commits, renames included. Ignored
 * files count; folders named `.git` do not.
 */
export async function directoriesDiff(from: string, to: string, wants: Wants): Promise<ChangedFile[]> {
  const place = await mkdtemp(join(tmpdir(), 'wired-chaos-trees-'));
  const repository = join(place, 'objects.git');
  try {
    await git(['init', '--quiet', '--bare', repository], { directory: place });
    await writeFile(join(repository, 'info', 'attributes'), attributes);
    const base = await treeOf(resolve(from), repository, join(place, 'base'));
    const head = await treeOf(resolve(to), repository, join(place, 'head'));
    return await treeDiff(repository, base, head, wants);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function treeOf(directory: string, repository: string, index: string): Promise<string> {
  const environment = { GIT_DIR: repository, GIT_WORK_TREE: directory, GIT_INDEX_FILE: index };
  await git(['add', '--all', '--force', '.'], { directory, environment });
  return (await git(['write-tree'], { directory, environment })).toString('utf8').trim();
}
