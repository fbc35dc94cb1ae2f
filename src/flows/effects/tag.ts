import { isUnprocessable } from '../../connect/github/errors.ts';
import { commitOfTag, createTag } from '../../connect/github/tags.ts';
import type { Sha } from '../../domain/ids.ts';
import { repositoryObject } from '../../domain/object.ts';
import type { FlowContext } from '../flow.ts';
import type { Place } from './place.ts';

/**
 * Makes a tag of a commit.
 * @param assert throws when it must not happen any more; called right before GitHub is asked
 * @throws {Error} when another commit has the tag
 */
export async function tag(
  { client, effects }: FlowContext,
  { repository, repositoryId }: Place,
  wanted: { readonly name: string; readonly sha: Sha; readonly message: string },
  assert: () => void,
): Promise<void> {
  const { name, sha } = wanted;
  const find = async () => ((await commitOfTag(client, repository, name)) === sha ? (true as const) : null);
  await effects.once({
    installation: client.installation,
    key: `tag:${repositoryObject(repositoryId)}:${name}:${sha}`,
    find,
    async act() {
      assert();
      try {
        await createTag(client, repository, wanted);
      } catch (error) {
        // Somebody was quicker, with the same or with another commit.
        if (!isUnprocessable(error) || (await find()) === null) throw error;
      }
      return true as const;
    },
  });
}
