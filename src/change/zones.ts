import type { Zone } from '../domain/configuration.ts';
import type { ChangedFile } from '../domain/pull-request.ts';
import { matcher } from './globs.ts';

/** Every path that a change touches, the former places of renamed files included. */
export function touchedPaths(files: readonly ChangedFile[]): string[] {
  return files.flatMap((file) =>
    file.previousPath === undefined ? [file.path] : [file.path, file.previousPath],
  );
}

/** The paths that a change touches within a zone, the former places of renamed files included. */
export function pathsIn(zone: Zone, files: readonly ChangedFile[]): string[] {
  return touchedPaths(files).filter(matcher(zone.paths));
}
