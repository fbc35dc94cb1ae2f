import { z } from 'zod';

/**
 * Who waits for a piece of work, by which it gets a share of what is scarce: a `person` who asked for it, an `event`
 * that happened, or a `sweep` for what events may have missed, which nobody waits for.
 */
export const Priority = z.enum(['person', 'event', 'sweep']);
export type Priority = z.infer<typeof Priority>;
