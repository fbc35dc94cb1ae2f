import { z } from 'zod';
import type { LedgerEntry } from '../ledger-entry.ts';
import { type SwitchTarget, targetOf } from './target.ts';

/** The kind of the entries in which the ledger keeps switches. */
export const switchKind = 'switch';

/** What the ledger keeps of a turn. */
const SwitchEntry = z.object({
  paused: z.boolean(),
  /** The id is null for who ordered it at the command line. */
  by: z.object({ id: z.number().int().nullable(), login: z.string() }),
  /** ISO 8601, UTC: when it was ordered. */
  at: z.iso.datetime(),
  /** Grows with every order; decides between two of the same second. */
  order: z.number(),
  /** Entries of earlier versions lack it. */
  reason: z.string().nullable().default(null),
});

/** A switch as it was turned. */
export interface Turned extends z.infer<typeof SwitchEntry> {
  readonly target: SwitchTarget;
}

/**
 * Reads an entry of the kind `switch`.
 * @throws {Error} when it is none; what cannot be read may have been a pause.
 */
export function turnedOf(entry: LedgerEntry): Turned {
  const parsed = SwitchEntry.safeParse(entry.data);
  if (!parsed.success)
    throw new Error(`entry ${entry.seq} of installation ${entry.installation} is no turn of a switch`);
  return { ...parsed.data, target: targetOf(entry) };
}

/** Whether the one was ordered after the other, in whatever sequence they arrived. */
export function isLater(one: Turned, other: Turned): boolean {
  const [at, before] = [Date.parse(one.at), Date.parse(other.at)];
  return at === before ? one.order > other.order : at > before;
}
