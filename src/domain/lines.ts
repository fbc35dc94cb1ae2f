import { z } from 'zod';

/** Lines of one version of a file, one-based and inclusive. */
export const Lines = z.object({ start: z.number().int().positive(), end: z.number().int().positive() });
