import type { BackupRow } from './format.ts';

const most = { rows: 500, characters: 4_000_000 };

/** Rows of one kind together, few enough to be written at once; a row that is longer than that comes alone. */
export async function* batches(rows: AsyncIterable<BackupRow>): AsyncGenerator<BackupRow[]> {
  let batch: BackupRow[] = [];
  let characters = 0;
  for await (const row of rows) {
    const length = lengthOf(row);
    const full = batch.length >= most.rows || characters + length > most.characters;
    if (batch.length > 0 && (full || batch[0]?.type !== row.type)) {
      yield batch;
      batch = [];
      characters = 0;
    }
    batch.push(row);
    characters += length;
  }
  if (batch.length > 0) yield batch;
}

function lengthOf(row: BackupRow): number {
  let length = 0;
  for (const value of Object.values(row)) length += String(value).length;
  return length;
}
