import { type Context, timestamp } from '../context.ts';
import { writeCommit } from '../git/commits.ts';
import { mergedTree } from '../git/merge.ts';
import { resolveCommit } from '../git/refs.ts';
import type { Author } from '../http/actor.ts';
import { changeRef } from '../pushes/record.ts';
import { holdRepository } from '../repositories/lock.ts';
import type { Repository } from '../state/repository.ts';

/**
 * Merges the default branch into another one before that is deployed.
 * @returns false when they conflict
 */
export function autoMerge(
  context: Context,
  repository: Repository,
  branch: string,
  author: Author,
): Promise<boolean> {
  return holdRepository(context, repository, async () => {
    const { directory, defaultBranch } = repository;
    const ref = `refs/heads/${branch}`;
    const ours = await resolveCommit(directory, ref);
    const theirs = await resolveCommit(directory, `refs/heads/${defaultBranch}`);
    const tree = ours === null || theirs === null ? null : await mergedTree(directory, ours, theirs);
    if (ours === null || theirs === null || tree === null) return false;
    const { login, id, name, email } = author.user;
    const date = timestamp(context);
    const by = { name: name ?? login, email: email ?? `${id}+${login}@users.noreply.github.com`, date };
    const message = `Auto-merged ${defaultBranch} into ${branch} on deployment.`;
    const commit = { tree, parents: [ours, theirs], message, author: by, committer: by };
    const after = await writeCommit(directory, commit);
    await changeRef(context, repository, { ref, before: ours, after }, author);
    return true;
  });
}
