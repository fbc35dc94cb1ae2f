import * as effects from './effect-operations.ts';
import { heartbeat } from './heartbeat.ts';
import * as holdings from './holdings-operations.ts';
import * as inbox from './inbox-operations.ts';
import * as ledgerKeys from './ledger-key-operations.ts';
import * as ledger from './ledger-operations.ts';
import * as notes from './note-operations.ts';
import type { AnyOperation } from './operation.ts';
import * as recovery from './recovery-operations.ts';
import * as switches from './switch-operations.ts';

/** Everything that can be done to the journal. */
const operations: readonly AnyOperation[] = [
  heartbeat,
  ...Object.values(effects),
  ...Object.values(holdings),
  ...Object.values(inbox),
  ...Object.values(ledger),
  ...Object.values(ledgerKeys),
  ...Object.values(notes),
  ...Object.values(recovery),
  ...Object.values(switches),
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
