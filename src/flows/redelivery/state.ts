import { z } from 'zod';
import type { HookDelivery } from '../../connect/github/hook-deliveries.ts';

/** A delivery that no attempt has brought through yet. */
const Failing = z.object({
  guid: z.string(),
  /** GitHub's id of an attempt, by which it is asked for another. */
  id: z.number().int(),
  /** When it was first tried, ISO 8601, UTC. */
  since: z.string(),
  /** How often this App asked for it again. */
  asked: z.number().int(),
  /** When it may be asked for again, ISO 8601, UTC. */
  next: z.string(),
  /** It was given up; remembered as long as GitHub lists attempts at it, or it would count as new. */
  over: z.boolean().default(false),
});
export type Failing = z.infer<typeof Failing>;

/** What a sweep leaves for the next one. */
export const RedeliveryNote = z.object({
  /** Everything delivered before is looked through, ISO 8601, UTC; null before the first sweep. */
  seenUntil: z.string().nullable(),
  /** A look through that is not at its end, for there were more pages than one sweep takes. */
  scan: z
    .object({
      began: z.string(),
      cursor: z.string(),
      /** What came through on a later attempt, by GUID: the attempts before it are still to be listed. */
      through: z.array(z.string()).default([]),
    })
    .nullable(),
  failing: z.array(Failing),
});
export type RedeliveryNote = z.infer<typeof RedeliveryNote>;

export const nothingSeen: RedeliveryNote = { seenUntil: null, scan: null, failing: [] };

/** What GitHub listed since the last sweep. */
export interface RedeliveryState {
  readonly note: RedeliveryNote;
  readonly listed: readonly HookDelivery[];
  /** When this look through began. */
  readonly began: string;
  /** Where it goes on; null when everything new was listed. */
  readonly cursor: string | null;
  readonly now: Date;
  /** Milliseconds between two sweeps. */
  readonly every: number;
}

/** What to ask GitHub for again, and what to note then. */
export interface RedeliveryStep {
  readonly kind: 'redeliver' | 'rest';
  readonly deliveries: readonly number[];
  readonly note: RedeliveryNote;
  /** Deliveries that are given up now, by GUID. */
  readonly givenUp: readonly string[];
}
