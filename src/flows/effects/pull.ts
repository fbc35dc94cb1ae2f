import { listPullsFrom } from '../../connect/github/history.ts';
import { openPull } from '../../connect/github/publish.ts';
import { repositoryObject } from '../../domain/object.ts';
import type { Afterwards, FlowContext } from '../flow.ts';
import type { Place } from './place.ts';
import { afterEffect } from './unseen.ts';

/** Opens a pull request, the only one ever from its branch. */
export async function pull(
  { client, effects }: FlowContext,
  { repository, repositoryId }: Place,
  opened: { readonly title: string; readonly body: string; readonly head: string; readonly base: string },
): Promise<Afterwards> {
  const done = await effects.perform({
    installation: client.installation,
    key: `pull:${repositoryObject(repositoryId)}:${opened.head}:${opened.base}`,
    find: async () => (await listPullsFrom(client, repository, opened.head))[0]?.number ?? null,
    act: () => openPull(client, repository, opened),
  });
  return afterEffect(done, `#${done.result}`);
}
