import { z } from 'zod';
import type { FlowContext } from '../flow.ts';

/** What a pull request was like when the App last finished with it, so that a sweep can tell what changed since. */
export const Look = z.object({
  head: z.string(),
  /** GitHub's `updated_at`. */
  updatedAt: z.string(),
  /** Nothing but an event changes its verdicts: no run is awaited, no override expires. */
  settled: z.boolean(),
  /** When that was, ISO 8601, UTC. */
  at: z.string(),
  /** When the App first looked at it, ISO 8601, UTC. */
  first: z.string(),
});
export type Look = z.infer<typeof Look>;

/** Prefix of the keys of a repository's looks. */
export function looksPrefix(repositoryId: number): string {
  return `look:${repositoryId}#`;
}

/** The last look at a pull request, or null when there was none. */
export async function lastLook(
  context: FlowContext,
  repositoryId: number,
  number: number,
): Promise<Look | null> {
  const note = await context.notes.get(context.client.installation, `${looksPrefix(repositoryId)}${number}`);
  return Look.safeParse(note).data ?? null;
}

/** Notes how a pull request was left. */
export async function noteLook(
  context: FlowContext,
  repositoryId: number,
  number: number,
  look: Look,
): Promise<void> {
  await context.notes.set(context.client.installation, `${looksPrefix(repositoryId)}${number}`, look);
}
