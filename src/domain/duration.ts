import { z } from 'zod';

const unit = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** A span as people write it, such as `90s`, `5m`, `2h` or `1d`; read into milliseconds. */
export const Duration = z
  .string()
  .regex(/^[1-9]\d{0,5}[smhd]$/, 'expected a number and s, m, h or d, such as 90s or 5m')
  .describe('A span such as 90s, 5m, 2h or 1d.');
export type Duration = z.infer<typeof Duration>;

/** Milliseconds of a span. */
export function millisecondsOf(duration: Duration): number {
  const letter = duration.at(-1);
  if (letter !== 's' && letter !== 'm' && letter !== 'h' && letter !== 'd')
    throw new Error(`no span: ${duration}`);
  return Number(duration.slice(0, -1)) * unit[letter];
}
