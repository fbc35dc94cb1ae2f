import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Area, atMost } from '../row.ts';

const run = promisify(execFile);
const cli = fileURLToPath(new URL('../../../src/cli.ts', import.meta.url));

/** How long a newcomer waits: for the main job alone, and for every chapter. */
export const demo: Area = {
  name: 'demo',
  async measure({ long }) {
    const main = atMost(
      'demo',
      'red-main, from start to exit',
      await seconds('--chapter', 'red-main'),
      's',
      60,
    );
    return long ? [main, atMost('demo', 'all chapters', await seconds(), 's', 180)] : [main];
  },
};

async function seconds(...args: string[]): Promise<number> {
  const began = performance.now();
  await run(process.execPath, [cli, 'demo', ...args]);
  return (performance.now() - began) / 1000;
}
