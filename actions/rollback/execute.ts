import { spawn } from 'node:child_process';
import type { Sha } from '../../src/domain/ids.ts';
import type { Job } from './job.ts';

/** What the command must not see: the token is this step's own. */
const own = ['WIRED_CHAOS_TOKEN', 'WIRED_CHAOS_COMMAND', 'WIRED_CHAOS_TO', 'WIRED_CHAOS_CHECK'];

/** Has bash execute the command, its output going to the log. Resolves to its exit code. */
export async function execute(job: Job, to: Sha): Promise<number> {
  const env: NodeJS.ProcessEnv = { ...process.env, WIRED_CHAOS_REVISION: to };
  for (const name of own) delete env[name];
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['--noprofile', '--norc', '-euo', 'pipefail', '-c', job.command], {
      cwd: job.directory,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
