import { z } from 'zod';
import { Lines } from './lines.ts';

/** Where something is that a change brought in one commit and took out in another: the head does not have it. */
export const Earlier = z.object({
  commit: z.string().regex(/^[0-9a-f]{40,64}$/),
  /** Of the file as that commit leaves it; absent when the file as a whole is meant. */
  lines: Lines.optional(),
});
export type Earlier = z.infer<typeof Earlier>;
