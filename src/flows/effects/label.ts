import { addLabel, hasLabel } from '../../connect/github/publish.ts';
import { numberedObject } from '../../domain/object.ts';
import type { Afterwards, FlowContext } from '../flow.ts';
import type { NumberedPlace } from './place.ts';
import { afterEffect } from './unseen.ts';

/**
 * Adds a label.
 * @param wanted.since when the issue or pull request that lacks it was last changed, ISO 8601
 */
export async function label(
  { client, effects }: FlowContext,
  { repository, repositoryId, number }: NumberedPlace,
  { name, since }: { readonly name: string; readonly since: string },
): Promise<Afterwards> {
  const done = await effects.perform({
    installation: client.installation,
    key: `label:${numberedObject(repositoryId, number)}:${name}:${since}`,
    find: async () => ((await hasLabel(client, repository, number, name)) ? true : null),
    async act() {
      await addLabel(client, repository, number, name);
      return true;
    },
  });
  return afterEffect(done, `the label of #${number}`);
}
