import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { atMost, type Row, watched } from '../row.ts';

const run = promisify(execFile);
const child = fileURLToPath(new URL('./app.child.ts', import.meta.url));
const Measured = z.object({ cold: z.number(), warm: z.number(), looking: z.number(), both: z.number() });

/** What pull requests of a megabyte, one after another, take of a long-running App beside everything else in it. */
export async function appRows(): Promise<Row[]> {
  if (process.platform !== 'linux') return [];
  const { stdout } = await run(process.execPath, [child]);
  const { cold, warm, looking, both } = Measured.parse(JSON.parse(stdout));
  const name = 'the App, twelve pull requests of 1 MB';
  return [
    watched('policy', `${name}, the first`, cold, 'ms'),
    watched('policy', `${name}, warm`, warm, 'ms'),
    atMost('policy', `${name}, peak memory of the process that looks`, looking, 'MB', 400),
    watched('policy', `${name}, peak memory with the process that asks`, both, 'MB'),
  ];
}
