import { z } from 'zod';
import { Earlier } from './earlier.ts';
import { Lines } from './lines.ts';

/** What a rule found in a change. It never carries a secret: `preview` is redacted, `fingerprint` salted. */
export const Finding = z.object({
  /** Id of the rule, `family/name`, such as `secret/private-key`. */
  rule: z.string().regex(/^[a-z-]+\/[a-z0-9-]+$/),
  /** `block` turns the check red until a person approves exactly this finding; `warn` only annotates. */
  severity: z.enum(['block', 'warn']),
  /** One line: what is wrong, in the reader's words. */
  title: z.string().min(1),
  /** What the author should do next. */
  remedy: z.string().min(1),
  path: z.string().min(1),
  /** One-based lines in the head's version of the file; absent when the file as a whole is meant. */
  lines: Lines.optional(),
  /** It is not in the head but in this commit of the change: then it has no `lines`. */
  earlier: Earlier.optional(),
  /** What was found, shortened and with everything secret replaced. */
  preview: z.string(),
  /** Why it does not block although it is there; absent where nobody lifted it. */
  lifted: z
    .object({
      /** A remark in the file, or people who approved it. */
      by: z.enum(['file', 'people']),
      /** The remark's reason, or who approved. */
      reason: z.string(),
    })
    .optional(),
  /** Stable id of what was found, so that an approval can be bound to it: hash of rule, path and content. */
  fingerprint: z.string().regex(/^[0-9a-f]{16}$/),
});
export type Finding = z.infer<typeof Finding>;
