import { z } from 'zod';
import type { Series } from './canary/series.ts';

/** A sample that is missing is null. */
const samples = z
  .array(
    z
      .number()
      .nullable()
      .transform((value) => value ?? Number.NaN),
  )
  .max(100_000);

const SeriesFile = z
  .array(
    z.object({
      metric: z.string().min(1).max(200),
      direction: z.enum(['lower-is-better', 'higher-is-better']),
      unit: z.string().max(40),
      baseline: samples,
      canary: samples,
      requests: z
        .object({
          baseline: z.array(z.number().min(0)).max(100_000),
          canary: z.array(z.number().min(0)).max(100_000),
        })
        .optional(),
    }),
  )
  .min(1)
  .max(100);

/**
 * Reads the file of metrics that the canary judge takes: a list of series, each with its samples at equal intervals.
 * @throws {Error} naming the file and the first thing that is wrong with it
 */
export function readSeries(file: string, text: string): Series[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error(`${file} is not JSON. Write a list of series to it.`);
  }
  const parsed = SeriesFile.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}. Correct it.`);
  }
  return parsed.data.map(({ requests, ...series }) => ({
    ...series,
    ...(requests === undefined ? {} : { requests }),
  }));
}
