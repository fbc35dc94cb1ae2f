import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { git } from '../../src/change/agents/git.ts';

/**
 * Makes a repository of its own in an empty folder, with all commits and refs of another one and no remote. It
 * borrows the objects (gitrepository-layout(5), `objects/info/alternates`), so that nothing is copied and code that
 * runs in it cannot move the refs, or change the settings, of the other.
 * @returns the folder: its work tree, with nothing in it yet.
 */
export async function createTree(from: string, folder: string): Promise<string> {
  const ask = async (...args: string[]) => (await git(args, { directory: from })).toString('utf8').trim();
  await mkdir(folder, { recursive: true });
  const format = await ask('rev-parse', '--show-object-format');
  const directory = folder;
  await git(['init', '--quiet', '--template=', `--object-format=${format}`], { directory });
  const objects = await ask('rev-parse', '--path-format=absolute', '--git-path', 'objects');
  await mkdir(join(folder, '.git', 'objects', 'info'), { recursive: true });
  await writeFile(join(folder, '.git', 'objects', 'info', 'alternates'), `${objects}\n`);
  const refs = await ask('for-each-ref', '--format=create %(refname) %(objectname)');
  await git(['update-ref', '--stdin'], { directory, input: refs === '' ? '' : `${refs}\n` });
  return folder;
}

/** Checks a commit out in such a tree. */
export async function switchTo(directory: string, commit: string): Promise<void> {
  await git(['checkout', '--quiet', '--force', '--detach', commit, '--'], { directory });
}
