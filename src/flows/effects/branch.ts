import { isUnprocessable } from '../../connect/github/errors.ts';
import { createBranch, getBranchHead } from '../../connect/github/publish.ts';
import type { Sha } from '../../domain/ids.ts';
import { repositoryObject } from '../../domain/object.ts';
import type { Afterwards, FlowContext } from '../flow.ts';
import type { Place } from './place.ts';
import { afterEffect } from './unseen.ts';

/** Makes a new branch point to a commit. One of that name that is there already stays as it is. */
export async function branch(
  { client, effects }: FlowContext,
  { repository, repositoryId }: Place,
  { name, sha }: { readonly name: string; readonly sha: Sha },
): Promise<Afterwards> {
  try {
    const done = await effects.perform({
      installation: client.installation,
      key: `branch:${repositoryObject(repositoryId)}:${name}:${sha}`,
      find: async () => ((await getBranchHead(client, repository, name)) === sha ? true : null),
      async act() {
        await createBranch(client, repository, name, sha);
        return true;
      },
    });
    return afterEffect(done, name);
  } catch (error) {
    // It exists: the next reading tells whether it is ours.
    const exists = isUnprocessable(error) && (await getBranchHead(client, repository, name)) !== null;
    if (!exists) throw error;
    return { kind: 'again' };
  }
}
