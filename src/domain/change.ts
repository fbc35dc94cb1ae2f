import { z } from 'zod';
import { Sha } from './ids.ts';

/** What becomes of one path. Content is bytes in base64, for files need not be text. */
export const Edit = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('write'),
    path: z.string().min(1),
    /** git's file mode. */
    mode: z.enum(['100644', '100755', '120000']),
    content: z.base64(),
  }),
  z.object({ kind: z.literal('delete'), path: z.string().min(1) }),
]);
export type Edit = z.infer<typeof Edit>;

/** What the author of a change hands over: edits on a base, and words for the commit. Nothing else leaves it. */
export const Change = z.object({
  base: Sha,
  edits: z.array(Edit).min(1),
  message: z.object({ subject: z.string().min(1), body: z.string() }),
});
export type Change = z.infer<typeof Change>;
