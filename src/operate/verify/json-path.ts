/** One step down: a key, a position (from the end when negative), or all. */
export type PathStep = { readonly key: string } | { readonly index: number } | 'all';

const steps = /\.?\[(?:(-?\d+)|(\*)|'([^']*)'|"([^"]*)")\]|\.([^.[\]\s]+)/gy;

/**
 * Reads a path such as `$.items[0].id`, `$['a key']` or `$.items[*].price`: RFC 9535 without filters, slices and `..`.
 * @returns null for anything else
 */
export function parsePath(path: string): readonly PathStep[] | null {
  if (!path.startsWith('$')) return null;
  const found: PathStep[] = [];
  steps.lastIndex = 1;
  while (steps.lastIndex < path.length) {
    const match = steps.exec(path);
    if (match === null) return null;
    const [, index, all, single, double, plain] = match;
    if (index !== undefined) found.push({ index: Number(index) });
    else if (all !== undefined || plain === '*') found.push('all');
    else found.push({ key: single ?? double ?? plain ?? '' });
  }
  return found;
}

/** Every value at a path, in order; none when nothing stands there. */
export function valuesAt(document: unknown, path: readonly PathStep[]): unknown[] {
  let values: unknown[] = [document];
  for (const step of path) values = values.flatMap((value) => down(value, step));
  return values;
}

function down(value: unknown, step: PathStep): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if (step === 'all') return Array.isArray(value) ? value : Object.values(value);
  if ('index' in step) {
    if (!Array.isArray(value)) return [];
    const at = step.index < 0 ? value.length + step.index : step.index;
    return at in value ? [value[at]] : [];
  }
  return !Array.isArray(value) && Object.hasOwn(value, step.key) ? [Reflect.get(value, step.key)] : [];
}

/** A key as a path has it. */
export function writtenKey(key: string): string {
  if (/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(key)) return `.${key}`;
  return key.includes("'") ? `["${key.replaceAll('"', '')}"]` : `['${key}']`;
}
