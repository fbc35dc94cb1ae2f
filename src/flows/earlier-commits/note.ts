import { z } from 'zod';
import { CommitSecrets } from '../../change/policy/history/commit-secrets.ts';
import type { ObjectId } from '../../domain/object.ts';
import type { FlowContext } from '../flow.ts';

/**
 * What is remembered of the commits of a pull request. Without it the commits of its branch are looked at again;
 * of those that were pushed over nothing is known any more.
 */
export const EarlierNote = z.object({
  /** Of the rules that they were looked at by. */
  version: z.string(),
  /** The commits of the branch when it had this head, from the oldest on; null when they were never listed. */
  listed: z.object({ head: z.string(), commits: z.array(z.string()) }).nullable(),
  looked: z.array(CommitSecrets),
});
export type EarlierNote = z.infer<typeof EarlierNote>;

/** As many secrets as a note has room for; one that blocks is enough. */
const mostSecrets = 1500;
const mostPushedOver = 200;

/** Where the commits of a pull request are noted. */
export function earlierKey(pull: string): string {
  return `earlier:${pull}`;
}

/** The note about a pull request; an empty one where there is none, or one by other rules. */
export async function earlierNote(
  context: FlowContext,
  pull: ObjectId,
  version: string,
): Promise<EarlierNote> {
  const note = await context.notes.get(context.client.installation, earlierKey(pull));
  const known = EarlierNote.safeParse(note).data;
  if (known === undefined) return { version, listed: null, looked: [] };
  return known.version === version ? known : { version, listed: known.listed, looked: [] };
}

/**
 * Keeps what was looked at, beside what another flow may have kept meanwhile.
 * @param looked what is new of it
 */
export async function rememberEarlier(
  context: FlowContext,
  pull: ObjectId,
  { version, listed, looked }: EarlierNote,
): Promise<void> {
  const known = await earlierNote(context, pull, version);
  const all = new Map([...known.looked, ...looked].map((one) => [one.commit, one]));
  const inBranch = new Set([...(listed?.commits ?? []), ...looked.map(({ commit }) => commit)]);
  const kept = [...all.values()];
  const own = kept.filter(({ commit }) => inBranch.has(commit));
  const pushedOver = kept.filter((one) => !own.includes(one) && one.added.length > 0).slice(-mostPushedOver);
  const note: EarlierNote = { version, listed, looked: fitting([...own, ...pushedOver]) };
  await context.notes.set(context.client.installation, earlierKey(pull), note);
}

function fitting(commits: readonly CommitSecrets[]): CommitSecrets[] {
  let left = mostSecrets;
  return commits.map((one) => {
    const added = one.added.slice(0, left);
    left -= added.length;
    if (added.length === one.added.length) return one;
    return { ...one, added, unread: [...one.unread, { path: '.', why: 'more secrets than are kept' }] };
  });
}
