import type { DatabaseSync } from 'node:sqlite';
import { statement } from './statement.ts';

// GUIDs are random, so an index of them takes a page of its own for nearly every delivery, and the pages of an index
// that are written for each delivery cost as much as the delivery itself. So they are indexed many at a time, in
// order, which takes few pages, and when nobody waits (upkeep.ts); until then the newest are known by memory. What a
// crash loses of that is read again from the deliveries themselves.

/** So many GUIDs are indexed together: enough to share pages, few enough not to hold up a commit. */
const indexedTogether = 1000;

/** More than these are not held in memory: a burst of some seconds, and a few megabytes. */
const mostNewest = 20_000;

/** Of an open journal: sequences of the deliveries that are not in the index yet, by GUID. */
const newest = new WeakMap<DatabaseSync, Map<string, number>>();

/** The sequence of the delivery with this GUID; null when there is none. */
export function sequenceOf(database: DatabaseSync, id: string): number | null {
  const recent = notIndexed(database).get(id);
  if (recent !== undefined) return recent;
  const row = statement(database, 'SELECT sequence FROM delivery_guid WHERE id = ?').get(id);
  return row === undefined ? null : Number(row.sequence);
}

/** Has the GUID of a delivery found from now on, which has just been inserted after all others. */
export function addGuid(database: DatabaseSync, id: string, sequence: number): void {
  const recent = notIndexed(database);
  recent.set(id, sequence);
  if (recent.size >= mostNewest) indexOldest(database, recent);
}

/** Indexes the oldest of the GUIDs that are not, within a transaction. Returns whether there are more. */
export function indexSome(database: DatabaseSync): boolean {
  const recent = notIndexed(database);
  if (recent.size > 0) indexOldest(database, recent);
  return recent.size > 0;
}

/** Puts the GUID of a delivery into the index at once, wherever its place among the others is. */
export function indexGuid(database: DatabaseSync, id: string, sequence: number): void {
  statement(database, 'INSERT INTO delivery_guid (id, sequence) VALUES (?, ?)').run(id, sequence);
  statement(database, 'UPDATE delivery_indexed SET up_to = max(up_to, ?)').run(sequence);
}

/** Has a GUID forgotten, for its delivery is. */
export function removeGuid(database: DatabaseSync, id: string): void {
  notIndexed(database).delete(id);
  statement(database, 'DELETE FROM delivery_guid WHERE id = ?').run(id);
}

/** What memory says may not be on disk, for something was rolled back: it is read again. */
export function doubtGuids(database: DatabaseSync): void {
  newest.delete(database);
}

function notIndexed(database: DatabaseSync): Map<string, number> {
  const known = newest.get(database);
  if (known !== undefined) return known;
  const rows = statement(
    database,
    'SELECT id, sequence FROM delivery WHERE sequence > (SELECT up_to FROM delivery_indexed) ORDER BY sequence',
  ).all();
  const read = new Map(rows.map(({ id, sequence }) => [String(id), Number(sequence)]));
  newest.set(database, read);
  return read;
}

function indexOldest(database: DatabaseSync, recent: Map<string, number>): void {
  const insert = statement(database, 'INSERT INTO delivery_guid (id, sequence) VALUES (?, ?)');
  const oldest: [string, number][] = [];
  for (const one of recent) {
    if (oldest.push(one) === indexedTogether) break;
  }
  const last = oldest.at(-1)?.[1] ?? 0;
  for (const [id, sequence] of oldest.sort(([a], [b]) => (a < b ? -1 : 1))) insert.run(id, sequence);
  statement(database, 'UPDATE delivery_indexed SET up_to = ?').run(last);
  for (const [id] of oldest) recent.delete(id);
}
