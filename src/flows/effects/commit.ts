import { createCommit } from '../../connect/github/publish.ts';
import type { Change } from '../../domain/change.ts';
import { type DecisionId, Sha } from '../../domain/ids.ts';
import { repositoryObject } from '../../domain/object.ts';
import type { FlowContext } from '../flow.ts';
import type { Place } from './place.ts';

/** Stores what was written for a decision as a commit that no branch points to yet. */
export async function commit(
  { client, effects }: FlowContext,
  { repository, repositoryId }: Place,
  decision: DecisionId,
  change: Change,
): Promise<Sha> {
  const sha = await effects.once({
    installation: client.installation,
    // The base belongs to it: what was written again may stand on another one.
    key: `commit:${repositoryObject(repositoryId)}:${decision}:${change.base}`,
    // A commit that nothing points to cannot be found, nobody sees it, and another is as good.
    find: async () => null,
    act: () => createCommit(client, repository, change, `Wired-Chaos-Decision: ${decision}`),
  });
  return Sha.parse(sha);
}
