import { git, gitText } from './run.ts';

/** What git writes for "no commit" when a ref is created or deleted. */
export const zeroSha = '0'.repeat(40);

/** All refs below a prefix such as `refs/heads/`: full name → object id. */
export async function readRefs(directory: string, prefix: string): Promise<Map<string, string>> {
  const text = await gitText(directory, ['for-each-ref', '--format=%(objectname) %(refname)', prefix]);
  const refs = new Map<string, string>();
  for (const line of text.split('\n')) {
    const space = line.indexOf(' ');
    if (space > 0) refs.set(line.slice(space + 1), line.slice(0, space));
  }
  return refs;
}

/** The commit that a branch, tag, ref or (abbreviated) id names; null when it names none. */
export async function resolveCommit(directory: string, revision: string): Promise<string | null> {
  if (revision === '' || revision.startsWith('-')) return null;
  const found = await git(
    directory,
    ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`],
    { accept: [0, 1, 128] },
  );
  const sha = found.stdout.toString('utf8').trim().split('\n').at(-1) ?? '';
  return found.code === 0 && sha !== '' ? sha : null;
}

/**
 * Moves a ref, only if it still is where the caller saw it.
 * @param before the zero id for "must not exist yet"
 * @param after the zero id to delete
 * @throws {GitError} when somebody moved it meanwhile or the object is unknown.
 */
export async function moveRef(directory: string, ref: string, before: string, after: string): Promise<void> {
  await git(directory, ['update-ref', '--no-deref', '--create-reflog', ref, after, before]);
}

/** Whether every commit of `ancestor` is reachable from `descendant`. */
export async function isAncestor(directory: string, ancestor: string, descendant: string): Promise<boolean> {
  const result = await git(directory, ['merge-base', '--is-ancestor', ancestor, descendant], {
    accept: [0, 1, 128],
  });
  return result.code === 0;
}

/** Whether git allows the name, by `git check-ref-format`. */
export async function isRefName(directory: string, ref: string): Promise<boolean> {
  const result = await git(directory, ['check-ref-format', ref], { accept: [0, 1] });
  return result.code === 0;
}
