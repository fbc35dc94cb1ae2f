import { z } from 'zod';

/** HTTP on a Unix socket: a command goes in as one JSON body, what it prints comes back as lines of JSON. */
export const runPath = '/run';

/** Of the body, in bytes: a command line, nothing more. */
export const longestRequest = 64 * 1024;

/** What somebody wants to have run. */
export const RunRequest = z.strictObject({
  /** The command and its arguments, as on the command line. */
  argv: z.array(z.string().max(8192)).min(1).max(100),
  /** Who asks, by the name that they have on this machine. Only who may use the data directory can say so. */
  user: z.string().min(1).max(200),
  /** Absolute path of the directory in which they asked. */
  directory: z.string().max(4096),
});
export type RunRequest = z.infer<typeof RunRequest>;

/** One line of the answer. The last one says how the command ended; without it, it did not come to its end. */
export const RunFrame = z.union([
  z.strictObject({ out: z.string() }),
  z.strictObject({ err: z.string() }),
  z.strictObject({ exit: z.number().int().min(0).max(255) }),
]);
export type RunFrame = z.infer<typeof RunFrame>;

/** A text is cut into pieces of so many characters, so that lines are bounded. */
export const longestPiece = 32 * 1024;
