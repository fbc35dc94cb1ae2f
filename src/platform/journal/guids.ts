import type { DatabaseSync } from 'node:sqlite';
import { statement } from './statement.ts';

// GUIDs are random, so an index of them takes a page of its own for nearly every delivery, and the pages of an index
// that are written for each delivery cost as much as the delivery itself. So they are indexed many at a time, in
// order, which takes few pages; until then the newest are known by memory. What a crash loses of that is read again
// from the deliveries themselves.

/** So many GUIDs are indexed together: enough to share pages, few enough not to hold up a commit. */
const indexedTogether = 1000;

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
  if (recent.size >= indexedTogether) indexAll(database, recent);
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
    'SELECT id, sequence FROM delivery WHERE sequence > (SELECT up_to FROM delivery_indexed)',
  ).all();
  const read = new Map(rows.map(({ id, sequence }) => [String(id), Number(sequence)]));
  newest.set(database, read);
  return read;
}

function indexAll(database: DatabaseSync, recent: Map<string, number>): void {
  const insert = statement(database, 'INSERT INTO delivery_guid (id, sequence) VALUES (?, ?)');
  let last = 0;
  for (const [id, sequence] of [...recent].sort(([a], [b]) => (a < b ? -1 : 1))) {
    insert.run(id, sequence);
    last = Math.max(last, sequence);
  }
  statement(database, 'UPDATE delivery_indexed SET up_to = ?').run(last);
  recent.clear();
}
