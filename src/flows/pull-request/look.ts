import { z } from 'zod';
import type { ObjectId } from '../../domain/object.ts';
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

/** Where the look at an object is noted. */
export function lookKey(object: string): string {
  return `look:${object}`;
}

/** The last look at a pull request, or null when there was none. */
export async function lastLook(context: FlowContext, object: ObjectId): Promise<Look | null> {
  const note = await context.notes.get(context.client.installation, lookKey(object));
  return Look.safeParse(note).data ?? null;
}
