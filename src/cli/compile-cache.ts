import { mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Keeps what Node makes of the sources in the user's own cache, for each rule of the policy is a file of its own: the
 * second run starts in half the time. In the user's folder and not in the shared temporary one, where others could
 * leave code for us. Where it cannot be written, nothing is kept; NODE_DISABLE_COMPILE_CACHE switches it off.
 * @param environment that of the process: threads and programs that it starts take the place from there
 */
export function keepCompiled(environment: NodeJS.ProcessEnv): void {
  if (environment.NODE_COMPILE_CACHE !== undefined) return;
  const cache = cacheFolder(environment);
  const own = join(cache, 'wired-chaos');
  const place = join(own, 'compiled');
  // Node's own way to make them does not come to an end on file systems that take no folders.
  if (![cache, own, place].every(isMade)) return;
  environment.NODE_COMPILE_CACHE = place;
  enableCompileCache(place);
}

/** XDG Base Directory Specification, "Environment variables": what is not absolute there counts as not set. */
function cacheFolder({ XDG_CACHE_HOME: told = '' }: NodeJS.ProcessEnv): string {
  return told.startsWith('/') ? told : join(homedir(), '.cache');
}

function isMade(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o700 });
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EEXIST';
  }
}
