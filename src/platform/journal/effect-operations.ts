import type { Begin, EffectHolder, EffectName } from '../effects/store.ts';
import type { Operation } from './operation.ts';
import { statement } from './statement.ts';

/** Moments are milliseconds since the epoch. */
interface At {
  readonly now: number;
}

export const beginEffect: Operation<EffectHolder & At & { readonly lease: number }, Begin> = {
  name: 'effects.begin',
  kind: 'write',
  run: (database, { installation, key, owner, now, lease }) => {
    const row = statement(
      database,
      'SELECT state, until, result, changed_at FROM effect WHERE installation = ? AND key = ?',
    ).get(installation, key);
    if (row?.state === 'confirmed') {
      return { kind: 'confirmed', result: String(row.result), at: new Date(Number(row.changed_at)) };
    }
    if (row?.state === 'begun' && Number(row.until) > now) {
      return { kind: 'held', milliseconds: Number(row.until) - now };
    }
    statement(
      database,
      `INSERT INTO effect (installation, key, state, owner, attempts, until, changed_at)
       VALUES (?, ?, 'begun', ?, 1, ?, ?)
       ON CONFLICT (installation, key) DO UPDATE SET state = 'begun', owner = excluded.owner,
         attempts = attempts + 1, until = excluded.until, changed_at = excluded.changed_at`,
    ).run(installation, key, owner, now + lease, now);
    return { kind: row?.state === 'begun' ? 'unconfirmed' : 'begun' };
  },
};

export const renewEffect: Operation<EffectHolder & At & { readonly lease: number }, boolean> = {
  name: 'effects.renew',
  kind: 'write',
  run: (database, { installation, key, owner, now, lease }) =>
    statement(
      database,
      `UPDATE effect SET until = ?, changed_at = ?
       WHERE installation = ? AND key = ? AND owner = ? AND state = 'begun'`,
    ).run(now + lease, now, installation, key, owner).changes === 1,
};

export const confirmEffect: Operation<EffectName & At & { readonly result: string }, void> = {
  name: 'effects.confirm',
  kind: 'write',
  run: (database, { installation, key, now, result }) => {
    statement(
      database,
      `UPDATE effect SET state = 'confirmed', result = ?, cause = NULL, changed_at = ?
       WHERE installation = ? AND key = ? AND state <> 'confirmed'`,
    ).run(result, now, installation, key);
  },
};

/** Ends an attempt that was not confirmed: `failed` when nothing was done, `begun` when that is not known. */
export const endEffect: Operation<
  EffectHolder & At & { readonly state: 'failed' | 'begun'; readonly cause: string; readonly lease: number },
  void
> = {
  name: 'effects.end',
  kind: 'write',
  run: (database, { installation, key, owner, now, state, cause, lease }) => {
    statement(
      database,
      `UPDATE effect SET state = ?, cause = ?, until = ?, changed_at = ?
       WHERE installation = ? AND key = ? AND owner = ? AND state = 'begun'`,
    ).run(state, cause, now + lease, now, installation, key, owner);
  },
};

/** An effect as it is stored; the moment in milliseconds since the epoch. */
export interface EffectRow {
  readonly state: string;
  readonly attempts: number;
  readonly result: string | null;
  readonly cause: string | null;
  readonly changedAt: number;
}

export const findEffect: Operation<EffectName, EffectRow | null> = {
  name: 'effects.find',
  kind: 'read',
  run: (database, { installation, key }) => {
    const row = statement(
      database,
      'SELECT state, attempts, result, cause, changed_at FROM effect WHERE installation = ? AND key = ?',
    ).get(installation, key);
    if (row === undefined) return null;
    return {
      state: String(row.state),
      attempts: Number(row.attempts),
      result: row.result === null ? null : String(row.result),
      cause: row.cause === null ? null : String(row.cause),
      changedAt: Number(row.changed_at),
    };
  },
};

export const expireEffects: Operation<{ readonly before: number; readonly limit: number }, number> = {
  name: 'effects.expire',
  kind: 'write',
  run: (database, { before, limit }) =>
    Number(
      statement(
        database,
        `DELETE FROM effect WHERE (installation, key) IN
           (SELECT installation, key FROM effect WHERE changed_at < ? LIMIT ?)`,
      ).run(before, limit).changes,
    ),
};
