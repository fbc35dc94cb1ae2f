import { heartbeat } from './heartbeat.ts';
import * as inbox from './inbox-operations.ts';
import * as ledger from './ledger-operations.ts';
import * as notes from './note-operations.ts';
import type { AnyOperation } from './operation.ts';

/** Everything that can be done to the journal. */
const operations: readonly AnyOperation[] = [
  heartbeat,
  ...Object.values(inbox),
  ...Object.values(ledger),
  ...Object.values(notes),
];

const byName: ReadonlyMap<string, AnyOperation> = new Map(
  operations.map((operation) => [operation.name, operation]),
);

/** @throws {Error} when it is not listed. */
export function operationNamed(name: string): AnyOperation {
  const operation = byName.get(name);
  if (operation === undefined) throw new Error(`The journal has no operation "${name}".`);
  return operation;
}
