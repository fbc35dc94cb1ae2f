import type { LedgerRow } from '../ledger-verification.ts';
import { BackupRefused, type RowOf } from './format.ts';

/** The columns of an entry, which all stand in its text; whether they follow the chain is checked elsewhere. */
export function entryColumns({ installation, text, hash }: RowOf<'entry'>): LedgerRow & {
  readonly installation: number;
  readonly data: unknown;
} {
  try {
    const { seq, at, kind, subject, object = null, key, data } = JSON.parse(text);
    return { installation, seq, at, kind, subject, object, key, data, text, hash };
  } catch (error) {
    throw new BackupRefused(`An entry of the ledger of installation ${installation} is none: ${text}`, {
      cause: error,
    });
  }
}
