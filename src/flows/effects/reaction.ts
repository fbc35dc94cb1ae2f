import { type Reaction, react } from '../../connect/github/answers.ts';
import { numberedObject } from '../../domain/object.ts';
import type { FlowContext } from '../flow.ts';
import type { NumberedPlace } from './place.ts';

/** Reacts to a comment. */
export async function reaction(
  { client, effects }: FlowContext,
  { repository, repositoryId, number }: NumberedPlace,
  { comment, content }: { readonly comment: number; readonly content: Reaction },
): Promise<void> {
  await effects.once({
    installation: client.installation,
    key: `reaction:${numberedObject(repositoryId, number)}:${comment}:${content}`,
    // GitHub keeps one reaction of each kind: asking for it again is how to see that it is there.
    find: async () => null,
    async act() {
      await react(client, repository, comment, content);
      return true;
    },
  });
}
