import { z } from 'zod';
import { Sha } from './ids.ts';

/** An approval that somebody gave, in a review or by `/wired approve <sha>` in a comment. */
export const Approval = z.object({
  source: z.enum(['review', 'comment']),
  /** GitHub's id of the review or comment. */
  id: z.number().int(),
  actor: z.object({ id: z.number().int(), login: z.string(), type: z.enum(['User', 'Bot']) }),
  /** The head it was given for; null for a comment that names no commit of the pull request. */
  commit: Sha.nullable(),
  /** ISO 8601, UTC. */
  at: z.string(),
  /** The comment was changed after it was written. */
  edited: z.boolean(),
  /** The review was dismissed, or the same person reviewed later without approving. */
  withdrawn: z.enum(['dismissed', 'later-review']).nullable(),
  /**
   * Fingerprints of the blocking findings that were shown when the App first saw this approval: what it covers.
   * Null while that is not on record.
   */
  findings: z.array(z.string()).nullable(),
});
export type Approval = z.infer<typeof Approval>;
