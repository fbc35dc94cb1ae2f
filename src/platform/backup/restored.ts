import type { Clock } from '../clock.ts';
import { appChain } from '../ledger/key-history.ts';
import type { LedgerReader, NewEntry } from '../ledger.ts';
import type { LedgerEntry } from '../ledger-entry.ts';
import type { BackupHeader } from './format.ts';

const kind = 'restore';

/** What the App's own chain says of a restore: whoever misses later entries finds out why. */
export function restoreEntry(header: BackupHeader, at: string): NewEntry & Pick<LedgerEntry, 'at'> {
  const { created, from, counts } = header;
  return {
    installation: appChain,
    at,
    kind,
    subject: 'backup',
    key: `restore:${created}:${at}`,
    data: { created, from, counts },
  };
}

/** What was done between backup and restore concerns what was open then. Most of it is closed after so many days. */
const remembered = 30 * 24 * 3_600_000;

/**
 * Says whether the stores were restored from a backup not long ago, so that records of what was done after the backup
 * are missing. A restore needs stores that nobody uses, so it is enough to look once.
 */
export async function createRestoreMemory(ledger: LedgerReader, clock: Clock): Promise<() => boolean> {
  const [entry] = await ledger.list({ installation: appChain, kind, limit: 1, newest: true });
  if (entry === undefined) return () => false;
  const until = Date.parse(entry.at) + remembered;
  return () => clock.now().getTime() < until;
}
