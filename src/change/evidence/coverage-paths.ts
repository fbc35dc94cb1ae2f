import type { Coverage } from './lcov.ts';

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/**
 * What a report says about these paths of the repository. Files that it names by absolute paths of another place
 * are understood by what those end in, where exactly one pair fits; anything ambiguous tells about nothing.
 * @returns an entry for each path that the report tells about.
 */
export function coverageOf(coverage: Coverage, paths: readonly string[]): Coverage {
  const found = new Map<string, ReadonlyMap<number, boolean>>();
  const byName = new Map<string, string[]>();
  for (const path of new Set(paths)) {
    const lines = coverage.get(path);
    if (lines !== undefined) found.set(path, lines);
    else byName.set(nameOf(path), [...(byName.get(nameOf(path)) ?? []), path]);
  }
  const fits = new Map<string, { key: string; sure: boolean }>();
  for (const key of coverage.keys()) {
    if (!key.startsWith('/')) continue;
    const fitting = (byName.get(nameOf(key)) ?? []).filter((path) => key.endsWith(`/${path}`));
    for (const path of fitting) fits.set(path, { key, sure: fitting.length === 1 && !fits.has(path) });
  }
  for (const [path, { key, sure }] of fits) {
    const lines = sure ? coverage.get(key) : undefined;
    if (lines !== undefined) found.set(path, lines);
  }
  return found;
}
