import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Area, atMost } from '../row.ts';

const run = promisify(execFile);
const cli = fileURLToPath(new URL('../../../src/cli.ts', import.meta.url));

/** How long a newcomer waits for the whole demo. */
export const demo: Area = {
  name: 'demo',
  async measure() {
    const began = performance.now();
    await run(process.execPath, [cli, 'demo']);
    return [atMost('demo', 'all chapters, from start to exit', (performance.now() - began) / 1000, 's', 60)];
  },
};
