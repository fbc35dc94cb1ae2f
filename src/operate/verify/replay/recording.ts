import { z } from 'zod';

/** First line of a file of recordings. */
export const RecordingHead = z.object({ recording: z.literal(1), startedAt: z.string() });

/** One request as it was, but for credentials and personal data, and how it was answered: a line of the file. */
export const Recorded = z.object({
  method: z.string().regex(/^[A-Z]{1,20}$/),
  /** Path and query. */
  path: z
    .string()
    .max(8192)
    .regex(/^\/(?![/\\])/, 'expected a path'),
  headers: z.record(z.string().regex(/^[a-z0-9!#$%&'*+.^_`|~-]{1,100}$/), z.string().max(8192)),
  /** What is no text is not recorded, for it could not be looked through. */
  body: z.string().max(1_000_000).nullable(),
  status: z.number().int().min(100).max(599),
  durationMs: z.number().min(0),
  /** ISO 8601, UTC. */
  startedAt: z.string().max(40),
});
export type Recorded = z.infer<typeof Recorded>;
