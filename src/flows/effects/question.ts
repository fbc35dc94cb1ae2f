import { askQuestion, findQuestion } from '../../connect/github/questions.ts';
import { repositoryObject } from '../../domain/object.ts';
import type { Afterwards, FlowContext } from '../flow.ts';
import type { Place } from './place.ts';
import { afterEffect } from './unseen.ts';

/**
 * Opens one issue in which people are asked.
 * @param question.marker hidden text within the body, by which the issue is found again
 */
export async function question(
  { client, effects, app }: FlowContext,
  { repository, repositoryId }: Place,
  { marker, title, body }: { readonly marker: string; readonly title: string; readonly body: string },
): Promise<Afterwards> {
  if (!body.includes(marker)) throw new Error(`a question could not be found again without ${marker}`);
  const done = await effects.perform({
    installation: client.installation,
    key: `question:${repositoryObject(repositoryId)}:${marker}`,
    find: async () => (await findQuestion(client, repository, marker, app.bot))?.number ?? null,
    act: async () => (await askQuestion(client, repository, { title, body })).number,
  });
  return afterEffect(done, `#${done.result}`);
}
