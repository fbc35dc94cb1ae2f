import type { BackupHeader } from '../../platform/backup/format.ts';

/** What a backup holds, in words. */
export function described({ created, counts, heads }: BackupHeader): string {
  const { deliveries, effects, notes, entries } = counts;
  return (
    `${deliveries} deliveries, ${effects} side effects, ${notes} notes, and ${entries} entries of the ledger in ` +
    `${heads.length} chains, as of ${created}`
  );
}
