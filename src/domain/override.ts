import { z } from 'zod';
import { Sha } from './ids.ts';
import { CheckName } from './verdict.ts';

/** A person's word that one check may be green for one head in spite of its verdict, for a while. */
export const Override = z.object({
  check: CheckName,
  head: Sha,
  by: z.object({ id: z.number().int(), login: z.string(), type: z.enum(['User', 'Bot']) }),
  /** Untrusted text of one line. */
  reason: z.string().min(1),
  /** ISO 8601, UTC. */
  at: z.string(),
  expires: z.string(),
});
export type Override = z.infer<typeof Override>;
