import type { DatabaseSync } from 'node:sqlite';
import type { LedgerKey } from '../ledger/key.ts';
import { appChain, introduceKey, keyEntry } from '../ledger/key-history.ts';
import type { KeyChange } from '../ledger.ts';
import { addEntries, currentKey, headOf, keyRecords, setHead } from './ledger-chain.ts';
import type { Operation } from './operation.ts';
import { statement } from './statement.ts';

/** Has the first of these keys sign a ledger that was never signed; says otherwise which of them does. */
export const establishKey: Operation<
  { readonly keys: readonly LedgerKey[]; readonly at: string },
  KeyChange
> = {
  name: 'ledger.establishKey',
  kind: 'write',
  run: (database, { keys, at }) => {
    if (headOf(database, appChain)?.signed) return { keyId: currentKey(database, keys).id, changed: false };
    const [first] = keys;
    if (first === undefined) throw new Error('The ledger needs a key.');
    introduce(database, first, null, at);
    return { keyId: first.id, changed: true };
  },
};

/** Has the key on record introduce the next one, which signs all heads from then on. */
export const rotateKey: Operation<
  { readonly keys: readonly LedgerKey[]; readonly next: LedgerKey; readonly at: string },
  KeyChange
> = {
  name: 'ledger.rotateKey',
  kind: 'write',
  run: (database, { keys, next, at }) => {
    const current = currentKey(database, [...keys, next]);
    if (current.id === next.id) return { keyId: next.id, changed: false };
    introduce(database, next, current, at);
    return { keyId: next.id, changed: true };
  },
};

/** Has the key sign every chain's head. */
function signAll(database: DatabaseSync, key: LedgerKey): void {
  for (const row of statement(database, 'SELECT installation, seq, hash FROM ledger_head').all()) {
    const { installation, seq, hash } = row;
    setHead(database, { installation: Number(installation), seq: Number(seq), hash: String(hash) }, key);
  }
}

function introduce(database: DatabaseSync, key: LedgerKey, previous: LedgerKey | null, at: string): void {
  const data = introduceKey(key, previous, keyRecords(database));
  addEntries(database, [{ ...keyEntry, at, key: `ledger-key:${key.id}`, data }], key);
  signAll(database, key);
}
