import { enqueuePull, findMerge, isQueued, mergePull } from '../../connect/github/merge.ts';
import type { Sha } from '../../domain/ids.ts';
import { numberedObject } from '../../domain/object.ts';
import type { FlowContext } from '../flow.ts';
import type { NumberedPlace } from './place.ts';

/** Merge it now, or have GitHub's queue merge it. */
export type MergeHow = 'auto' | 'queue';

interface Merged {
  readonly how: MergeHow;
  readonly head: Sha;
}

/** The key of merging a head of a pull request, or of putting it into the queue. */
export function mergeEffectKey({ repositoryId, number }: NumberedPlace, { how, head }: Merged): string {
  return `${how === 'auto' ? 'merge' : 'enqueue'}:${numberedObject(repositoryId, number)}:${head}`;
}

/**
 * Merges exactly this head of a pull request, or puts it into the merge queue.
 * @param wanted.id the pull request's node id
 * @param assert throws when it must not happen any more; called right before GitHub is asked, and when its turn has come
 * @returns the commit that it became; null when it is in the queue
 * @throws what `mergeRefusal` reads, and what `assert` throws
 */
export async function merge(
  context: FlowContext,
  place: NumberedPlace,
  { how, head, id }: Merged & { readonly id: string },
  assert: () => void,
): Promise<string | null> {
  const { client } = context;
  const { repository, number } = place;
  return mergeOnce(context, place, { how, head }, async () => {
    assert();
    if (how === 'auto') return { sha: await mergePull(client, repository, number, head, assert) };
    await enqueuePull(client, id, head, assert);
    return { sha: null };
  });
}

/**
 * The commit that a merge before a crash led to; null when the pull request was put into the queue. Nothing is merged.
 * @throws {Error} when there was no such merge
 */
export async function rememberMerge(
  context: FlowContext,
  place: NumberedPlace,
  merged: Merged,
): Promise<string | null> {
  return mergeOnce(context, place, merged, async () => {
    throw new Error(`#${place.number} was not merged by the App`);
  });
}

async function mergeOnce(
  { client, effects, app }: FlowContext,
  place: NumberedPlace,
  { how, head }: Merged,
  act: () => Promise<{ readonly sha: string | null }>,
): Promise<string | null> {
  const { repository, number } = place;
  const { sha } = await effects.once<{ readonly sha: string | null }>({
    installation: client.installation,
    key: mergeEffectKey(place, { how, head }),
    async find() {
      if (how === 'queue') return (await isQueued(client, repository, number, head)) ? { sha: null } : null;
      const found = await findMerge(client, repository, number, { head, bot: app.bot });
      return found === null ? null : { sha: found };
    },
    act,
  });
  return sha;
}
