import { resolve } from 'node:path';

/** The data directory of this machine's proxy, absolute: as told, or WIRED_CHAOS_DATA, or ./.wired-chaos. */
export function dataDirectory(told: string | undefined, env: NodeJS.ProcessEnv): string {
  return resolve(told ?? (env.WIRED_CHAOS_DATA || '.wired-chaos'));
}
