import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const program = fileURLToPath(new URL('./sender.child.ts', import.meta.url));

const Sent = z.array(
  z.object({
    /** Unix milliseconds. */
    at: z.number(),
    /** Milliseconds. */
    took: z.number(),
    method: z.string(),
    problem: z.string().nullable(),
  }),
);
export type Sent = z.infer<typeof Sent>;

/** A steady load on a port, from a process of its own, until it is stopped. */
export function startTraffic(options: {
  readonly port: number;
  readonly perSecond: number;
  readonly directory: string;
}): { stop(): Promise<Sent> } {
  const { port, perSecond, directory } = options;
  const file = join(directory, 'sent.json');
  const child = spawn(process.execPath, [program, JSON.stringify({ port, perSecond, file })], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  return {
    async stop() {
      child.stdin.end();
      await once(child, 'exit');
      return Sent.parse(JSON.parse(await readFile(file, 'utf8')));
    },
  };
}

/** What became of requests that may be asked twice, and of the others. */
export function failures(sent: Sent): { idempotent: string[]; others: string[] } {
  const failed = sent.filter(({ problem }) => problem !== null);
  const told = (one: Sent[number]) => `${one.method}: ${one.problem}`;
  return {
    idempotent: failed.filter(({ method }) => method !== 'POST').map(told),
    others: failed.filter(({ method }) => method === 'POST').map(told),
  };
}

/** The value below which such a share lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
