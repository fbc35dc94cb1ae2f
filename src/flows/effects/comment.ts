import { hasAnswered } from '../../connect/github/answers.ts';
import { say } from '../../connect/github/conversation.ts';
import { numberedObject } from '../../domain/object.ts';
import type { FlowContext } from '../flow.ts';
import type { NumberedPlace } from './place.ts';

/** What is known of a comment, as {@link comment} keeps it. */
export function commentEffectKey({ repositoryId, number }: NumberedPlace, marker: string): string {
  return `comment:${numberedObject(repositoryId, number)}:${marker}`;
}

/**
 * Writes one comment.
 * @param comment.marker hidden text within the body, by which the comment is found again
 */
export async function comment(
  { client, effects, app }: FlowContext,
  place: NumberedPlace,
  { marker, body }: { readonly marker: string; readonly body: string },
): Promise<void> {
  if (!body.includes(marker)) throw new Error(`a comment could not be found again without ${marker}`);
  const { repository, number } = place;
  await effects.once({
    installation: client.installation,
    key: commentEffectKey(place, marker),
    find: async () =>
      (await hasAnswered(client, repository, number, { marker, author: app.bot })) ? true : null,
    async act() {
      await say(client, repository, number, body);
      return true;
    },
  });
}
