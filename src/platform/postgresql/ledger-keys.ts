import type pg from 'pg';
import { inTransaction } from '../database.ts';
import type { LedgerKey } from '../ledger/key.ts';
import { appChain, introduceKey, keyEntry } from '../ledger/key-history.ts';
import type { KeyChange } from '../ledger.ts';
import { chained, currentKey, headOf, insertEntries, keyRecords, lockHead, setHead } from './ledger-chain.ts';

/** Has the first of these keys sign an empty ledger; says otherwise which of them signs it. */
export async function establishKey(
  pool: pg.Pool,
  keys: readonly LedgerKey[],
  at: string,
): Promise<KeyChange> {
  if ((await headOf(pool, appChain))?.signed)
    return { keyId: (await currentKey(pool, () => keys)).id, changed: false };
  return alone(pool, async (client) => {
    if ((await headOf(client, appChain))?.signed) {
      return { keyId: (await currentKey(client, () => keys)).id, changed: false };
    }
    const { rows } = await client.query('SELECT FROM ledger_head WHERE seq > 0 LIMIT 1');
    if (rows.length > 0) {
      throw new Error(
        'The ledger has entries, but no key on record that signed them. Restore it from a backup.',
      );
    }
    const [first] = keys;
    if (first === undefined) throw new Error('The ledger needs a key.');
    await introduce(client, first, null, at);
    return { keyId: first.id, changed: true };
  });
}

/** Has the key on record introduce the next one, which signs all heads from then on. */
export async function rotateKey(
  pool: pg.Pool,
  keys: readonly LedgerKey[],
  next: LedgerKey,
  at: string,
): Promise<KeyChange> {
  return alone(pool, async (client) => {
    const current = await currentKey(client, () => [...keys, next]);
    if (current.id === next.id) return { keyId: next.id, changed: false };
    await introduce(client, next, current, at);
    return { keyId: next.id, changed: true };
  });
}

/** While nobody else adds to any chain: every head has to be signed by one and the same key. */
async function alone<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return inTransaction(pool, async (client) => {
    await client.query('LOCK TABLE ledger_head IN EXCLUSIVE MODE');
    return work(client);
  });
}

async function introduce(
  client: pg.PoolClient,
  key: LedgerKey,
  previous: LedgerKey | null,
  at: string,
): Promise<void> {
  const data = introduceKey(key, previous, await keyRecords(client));
  const end = await lockHead(client, appChain);
  const entries = chained(end, [{ ...keyEntry, at, key: `ledger-key:${key.id}`, data }]);
  await insertEntries(client, appChain, entries, key);
  const { rows } = await client.query<{ installation: number; seq: number; hash: string }>(
    'SELECT installation, seq, hash FROM ledger_head WHERE seq > 0',
  );
  for (const head of rows) await setHead(client, head, key);
}
