import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { type Row, watched } from '../row.ts';

const run = promisify(execFile);
const child = fileURLToPath(new URL('./analysis.child.ts', import.meta.url));
const Measured = z.object({ cold: z.number(), warm: z.number(), memory: z.number() });

/** What all detectors together take for pull requests of three sizes: the first time in a process, and later. */
export async function analysisRows(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, size] of [
    ['1 kB', 1_000],
    ['100 kB', 100_000],
    ['1 MB', 1_000_000],
  ] as const) {
    const { stdout } = await run(process.execPath, [child, String(size)]);
    const { cold, warm, memory } = Measured.parse(JSON.parse(stdout));
    rows.push(
      watched('policy', `all detectors in a process of the App, ${name}, first pass`, cold, 'ms'),
      watched('policy', `all detectors in a process of the App, ${name}, warm`, warm, 'ms'),
      watched('policy', `all detectors in a process of the App, ${name}, peak memory`, memory, 'MB'),
    );
  }
  return rows;
}
