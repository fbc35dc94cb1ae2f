import { createHash } from 'node:crypto';
import { updatePullBody } from '../../connect/github/publish.ts';
import { getPull } from '../../connect/github/pull-requests.ts';
import { numberedObject } from '../../domain/object.ts';
import type { Afterwards, FlowContext } from '../flow.ts';
import type { NumberedPlace } from './place.ts';
import { afterEffect } from './unseen.ts';

/**
 * Replaces the body of a pull request.
 * @param wanted.since when the pull request that shows another one was last changed, ISO 8601
 */
export async function body(
  { client, effects }: FlowContext,
  { repository, repositoryId, number }: NumberedPlace,
  { text, since }: { readonly text: string; readonly since: string },
): Promise<Afterwards> {
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 32);
  const done = await effects.perform({
    installation: client.installation,
    key: `body:${numberedObject(repositoryId, number)}:${since}:${digest}`,
    find: async () =>
      (await getPull(client, repository, number))?.body?.trim() === text.trim() ? true : null,
    async act() {
      await updatePullBody(client, repository, number, text);
      return true;
    },
  });
  return afterEffect(done, `the body of #${number}`);
}
