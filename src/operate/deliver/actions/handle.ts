import { z } from 'zod';

/** What a delivery by a workflow is followed by. */
export interface Handle {
  /** Id of the workflow run. */
  readonly run: number;
  readonly environment: string;
}

const parts = z.tuple([z.coerce.number().int().positive(), z.string().min(1)]);

/** Writes a handle as text: the run, and the environment, which may contain anything. */
export function printHandle({ run, environment }: Handle): string {
  return `${run}/${environment}`;
}

/**
 * Reads a handle.
 * @throws {Error} when the text is none
 */
export function readHandle(text: string): Handle {
  const [, run, environment] = /^(\d{1,15})\/(.+)$/s.exec(text) ?? [];
  const read = parts.safeParse([run, environment]);
  if (!read.success) throw new Error(`"${text}" is no handle of a delivery by a workflow`);
  return { run: read.data[0], environment: read.data[1] };
}
