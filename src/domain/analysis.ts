import { z } from 'zod';
import { Earlier } from './earlier.ts';
import { Lines } from './lines.ts';

/** What a detector saw in a change, before the configuration says how much that weighs. It carries no secret. */
export const Sight = z.object({
  rule: z.string(),
  path: z.string().min(1),
  lines: Lines.optional(),
  /** What was found, shortened and with everything secret replaced. */
  preview: z.string(),
  /** Salted, so that nobody can check a guess of a secret against it. */
  fingerprint: z.string().regex(/^[0-9a-f]{16}$/),
  /** The same everywhere and made of nothing that tells a secret, for a baseline in the repository. */
  baseline: z.string().regex(/^[0-9a-f]{16}$/),
  /** How much it weighs where the family blocks: rules know it, and sometimes the place does. */
  weight: z.enum(['block', 'warn']),
  /** It would only warn, were it not in a zone about such operations; absent where the weight is its own. */
  raised: z.literal(true).optional(),
  /** What this one adds to the words of its rule, such as what the author should do here; may be empty. */
  note: z.string(),
  /** The reason that somebody gave in the file for allowing it; null when nobody did. */
  allowed: z.string().nullable(),
  /** Salted; the same for the same secret in whatever file. Only where a secret was seen. */
  secret: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .optional(),
  /** The commit of the change that brought it, where the head does not have it any more. */
  earlier: Earlier.optional(),
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
