import { isAbsolute } from 'node:path';
import { z } from 'zod';
import type { Sha } from '../../../domain/ids.ts';

/** Name of a service at the proxy of a machine. */
export const ServiceName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'expected small letters, digits and -, such as shop');

const milliseconds = (least: number, most: number) => z.number().int().min(least).max(most);

/** When a version is well, and how long it may take for what. Milliseconds. */
const Timings = z.strictObject({
  /** Between two probes of a version that has traffic. */
  interval: milliseconds(50, 60_000).default(500),
  /** For the answer to a probe. */
  timeout: milliseconds(50, 60_000).default(1000),
  /** So many probes in a row fail before a version is taken for broken. */
  failures: z.number().int().min(1).max(100).default(3),
  /** So many probes in a row succeed before a version gets traffic. */
  successes: z.number().int().min(1).max(100).default(2),
  /** From starting a version until it is well. */
  start: milliseconds(100, 3_600_000).default(60_000),
  /** For what is under way at a version that no longer is live. */
  drain: milliseconds(0, 3_600_000).default(30_000),
  /** Between SIGTERM and SIGKILL. */
  grace: milliseconds(0, 600_000).default(10_000),
});

const absolutePath = z.string().max(4096).refine(isAbsolute, 'expected an absolute path');

/**
 * How a version of a service is run. `{revision}` in the command and the paths stands for the commit. No value of the
 * environment is part of it: those are read from their file each time and never kept.
 */
export const Specification = z.strictObject({
  /** For `/bin/sh`; it listens on the port that the variable PORT names, and stays in the foreground. */
  command: z.string().min(1).max(4000),
  directory: absolutePath,
  /** Lines of NAME=value for its environment. */
  environmentFile: absolutePath.nullable().default(null),
  /** Path that answers 2xx while it is well. */
  health: z
    .string()
    .max(1000)
    .regex(/^\/[!-~]*$/, 'expected a path, such as /health')
    .default('/'),
  timings: Timings.prefault({}),
});
export type Specification = z.infer<typeof Specification>;

/** The specification for one commit. */
export function forRevision(specification: Specification, revision: Sha): Specification {
  const filled = (text: string) => text.replaceAll('{revision}', revision);
  return {
    ...specification,
    command: filled(specification.command),
    directory: filled(specification.directory),
    environmentFile: specification.environmentFile === null ? null : filled(specification.environmentFile),
  };
}
