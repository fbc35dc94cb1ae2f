import { writtenKey } from '../json-path.ts';
import type { Differences } from './difference.ts';

const deepest = 100;
const longestList = 5000;

type Plain = Readonly<Record<string, unknown>>;

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function isPlain(value: unknown): value is Plain {
  return typeOf(value) === 'object';
}

/**
 * Compares two JSON values by structure. Positions in lists are written `[*]`, so that a place is the same wherever in
 * a list it is met; a list in another order is told as that, and its items are compared with their counterparts.
 */
export function compareJson(
  expected: unknown,
  actual: unknown,
  found: Differences,
  place = '$',
  depth = 0,
): void {
  if (found.full || Object.is(expected, actual)) return;
  if (depth > deepest) found.add(place, 'value', 'too deep', 'too deep');
  else if (typeOf(expected) !== typeOf(actual)) found.add(place, 'type', expected, actual);
  else if (Array.isArray(expected) && Array.isArray(actual))
    compareLists(expected, actual, found, place, depth);
  else if (isPlain(expected) && isPlain(actual)) compareObjects(expected, actual, found, place, depth);
  else found.add(place, 'value', expected, actual);
}

function compareObjects(
  expected: Plain,
  actual: Plain,
  found: Differences,
  place: string,
  depth: number,
): void {
  for (const [key, value] of Object.entries(expected)) {
    const below = `${place}${writtenKey(key)}`;
    if (Object.hasOwn(actual, key)) compareJson(value, actual[key], found, below, depth + 1);
    else found.add(below, 'missing', value, undefined);
  }
  for (const [key, value] of Object.entries(actual)) {
    if (!Object.hasOwn(expected, key)) found.add(`${place}${writtenKey(key)}`, 'added', undefined, value);
  }
}

function compareLists(
  expected: readonly unknown[],
  actual: readonly unknown[],
  found: Differences,
  place: string,
  depth: number,
): void {
  if (Math.max(expected.length, actual.length) > longestList) {
    if (JSON.stringify(expected) !== JSON.stringify(actual))
      found.add(place, 'value', 'a long list', 'another one');
    return;
  }
  const partners = pair(expected, actual);
  const below = `${place}[*]`;
  let before = -1;
  let inOrder = true;
  for (const [index, partner] of partners.entries()) {
    if (partner === null) {
      found.add(below, 'missing', expected[index], undefined);
      continue;
    }
    inOrder &&= partner > before;
    before = partner;
    compareJson(expected[index], actual[partner], found, below, depth + 1);
  }
  if (!inOrder) found.add(place, 'order', expected, actual);
  const taken = new Set(partners);
  for (const [index, value] of actual.entries()) {
    if (!taken.has(index)) found.add(below, 'added', undefined, value);
  }
}

/** For each item of one list the position of its counterpart: the same item, one of the same name, or the next one. */
function pair(expected: readonly unknown[], actual: readonly unknown[]): (number | null)[] {
  const partners: (number | null)[] = expected.map(() => null);
  const free = new Set(actual.keys());
  for (const naming of [same, name]) {
    const places = new Map<string, number[]>();
    for (const index of free) {
      const key = naming(actual[index]);
      if (key !== null) places.set(key, [...(places.get(key) ?? []), index]);
    }
    for (const list of places.values()) list.reverse();
    for (const [index, item] of expected.entries()) {
      const key = partners[index] === null ? naming(item) : null;
      const partner = key === null ? undefined : places.get(key)?.pop();
      if (partner === undefined) continue;
      partners[index] = partner;
      free.delete(partner);
    }
  }
  const rest = [...free].sort((one, other) => one - other);
  return partners.map((partner) => partner ?? rest.shift() ?? null);
}

/** The item as a text that is the same for all that are equal. */
function same(item: unknown): string {
  return JSON.stringify(item, (_, value: unknown) =>
    isPlain(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}

/** What names an item, where it has such a field. */
function name(item: unknown): string | null {
  if (!isPlain(item)) return null;
  for (const field of ['id', 'key', 'uuid', 'sku', 'name', 'code']) {
    const value = Object.hasOwn(item, field) ? item[field] : undefined;
    if (typeof value === 'string' || typeof value === 'number') return `${field} ${value}`;
  }
  return null;
}
