import type { Zone } from '../domain/configuration.ts';
import type { ChangedFile } from '../domain/pull-request.ts';
import { matcher } from './globs.ts';

/** The paths that a change touches within a zone, the former places of renamed files included. */
export function pathsIn(zone: Zone, files: readonly ChangedFile[]): string[] {
  const matches = matcher(zone.paths);
  return files
    .flatMap((file) => (file.previousPath === undefined ? [file.path] : [file.path, file.previousPath]))
    .filter(matches);
}
