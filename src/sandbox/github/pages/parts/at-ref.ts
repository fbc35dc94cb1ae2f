import { readRefs, resolveCommit } from '../../git/refs.ts';
import type { Repository } from '../../state/repository.ts';

/**
 * Takes `main/src/app.js` apart: the longest branch (or the commit) at its start, and the path behind it.
 * Branch names may contain slashes, so only the repository knows where the name ends.
 */
export async function atRef(
  repository: Repository,
  written: string,
): Promise<{ readonly ref: string; readonly sha: string; readonly path: string } | null> {
  const heads = await readRefs(repository.directory, 'refs/heads/');
  const branches = [...heads].map(([ref, sha]) => ({ ref: ref.slice('refs/heads/'.length), sha }));
  const found = branches
    .filter(({ ref }) => written === ref || written.startsWith(`${ref}/`))
    .toSorted((a, b) => b.ref.length - a.ref.length)[0];
  if (found !== undefined) return { ...found, path: written.slice(found.ref.length + 1) };
  const [ref = '', ...rest] = written.split('/');
  const sha = /^[0-9a-f]{7,40}$/.test(ref) ? await resolveCommit(repository.directory, ref) : null;
  return sha === null ? null : { ref, sha, path: rest.join('/') };
}
