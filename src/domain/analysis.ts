import { z } from 'zod';

/** One-based and inclusive, in the head's version of a file. */
const Lines = z.object({ start: z.number().int().positive(), end: z.number().int().positive() });

/** What a detector saw in a change, before the configuration says how much that weighs. It carries no secret. */
export const Sight = z.object({
  rule: z.string(),
  path: z.string().min(1),
  lines: Lines.optional(),
  /** What was found, shortened and with everything secret replaced. */
  preview: z.string(),
  /** Salted, so that nobody can check a guess of a secret against it. */
  fingerprint: z.string().regex(/^[0-9a-f]{16}$/),
  /** The same everywhere and made of nothing secret, for a baseline in the repository. */
  baseline: z.string().regex(/^[0-9a-f]{16}$/),
  /** How much it weighs where the family blocks: rules know it, and sometimes the place does. */
  weight: z.enum(['block', 'warn']),
  /** What this one adds to the words of its rule, such as what the author should do here; may be empty. */
  note: z.string(),
  /** The reason that somebody gave in the file for allowing it; null when nobody did. */
  allowed: z.string().nullable(),
});
export type Sight = z.infer<typeof Sight>;

/** A file, or a part of one, that could not be read, and by whom it should have been. */
export const Unread = z.object({
  path: z.string().min(1),
  lines: Lines.optional(),
  /** Such as `SQL that PostgreSQL cannot parse`; a sentence without its full stop. */
  why: z.string().min(1),
});
export type Unread = z.infer<typeof Unread>;

/** All that the detectors saw in one change. */
export const Analysis = z.object({ sights: z.array(Sight), unread: z.array(Unread) });
export type Analysis = z.infer<typeof Analysis>;
