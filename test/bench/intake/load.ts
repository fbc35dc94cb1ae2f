import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { webhookPath } from '../../../src/platform/intake.ts';
import type { BenchDelivery } from './delivery.ts';

const program = fileURLToPath(new URL('./load.child.ts', import.meta.url));

const Load = z.object({
  /** Answers. */
  perSecond: z.number(),
  /** Milliseconds from the request to the answer. */
  p50: z.number(),
  p99: z.number(),
  /** Answers that were no acknowledgement. */
  refused: z.number(),
  /** GUIDs of all deliveries that were acknowledged, those before the measurement included. */
  acknowledged: z.array(z.string()),
});
export type Load = z.infer<typeof Load>;

/** Sends deliveries over 50 connections, each with one under way, until all are answered or the server is gone. */
export async function load(options: {
  readonly port: number;
  readonly delivery: BenchDelivery;
  readonly warmUp: number;
  readonly amount: number;
  readonly directory: string;
}): Promise<Load> {
  const { port, delivery, warmUp, amount, directory } = options;
  const bodyFile = join(directory, 'delivery.json');
  await writeFile(bodyFile, delivery.body);
  const { event, signature } = delivery;
  const given = { port, connections: 50, amount, warmUp, path: webhookPath, event, signature, bodyFile };
  const { stdout } = await promisify(execFile)(process.execPath, [program, JSON.stringify(given)], {
    maxBuffer: 256 * 1024 * 1024,
  });
  return Load.parse(JSON.parse(stdout));
}
