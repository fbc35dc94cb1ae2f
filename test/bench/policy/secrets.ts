import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { type Row, watched } from '../row.ts';

const run = promisify(execFile);
const child = fileURLToPath(new URL('./secrets.child.ts', import.meta.url));
const Measured = z.object({
  megabytes: z.number(),
  load: z.number(),
  build: z.number(),
  cold: z.number(),
  warm: z.number(),
  found: z.number(),
  memory: z.number(),
  rules: z.number(),
});

/** How fast secrets are looked for in real source, with every rule, on one core; `speed` in MB/s, warm. */
export async function secretRows(long: boolean): Promise<{ rows: Row[]; speed: number }> {
  const { stdout } = await run(process.execPath, [child, String(long ? 100_000_000 : 20_000_000)]);
  const one = Measured.parse(JSON.parse(stdout));
  const rows = [
    atLeast('secrets, warm, per core', one.megabytes / one.warm, 'MB/s', 40),
    watched('policy', 'secrets, first pass, per core', one.megabytes / one.cold, 'MB/s'),
    watched('policy', 'secrets, loading the rules from source', one.load * 1000, 'ms'),
    watched('policy', 'secrets, building the automaton and the first file', one.build * 1000, 'ms'),
    watched('policy', 'secrets, memory beside the corpus', one.memory, 'MB'),
    watched('policy', 'secrets, rules', one.rules, ''),
    watched('policy', 'secrets, findings in that source', one.found, ''),
  ];
  return { rows, speed: one.megabytes / one.warm };
}

function atLeast(name: string, value: number, unit: string, bound: number): Row {
  return { ...watched('policy', name, value, unit), target: `>= ${bound}`, ok: value >= bound };
}
