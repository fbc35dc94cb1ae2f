import canonicalize from 'canonicalize';
import { z } from 'zod';
import type { PartName } from '../../../change/release/bundle/format.ts';
import type { LedgerEntry } from '../../../platform/ledger-entry.ts';

/** The parts that consist of entries of the ledger. */
export const citingParts = [
  'approvals.json',
  'decisions.json',
  'evidence.json',
] as const satisfies PartName[];

/** An entry as a part shows it. */
const CitedEntry = z.object({
  seq: z.number().int(),
  hash: z.string(),
  at: z.string(),
  kind: z.string(),
  subject: z.string(),
  data: z.unknown(),
});
export type CitedEntry = z.infer<typeof CitedEntry>;

/** Such a part. */
const CitingPart = z.object({ entries: z.array(CitedEntry) });

/** An entry as a part shows it. */
export function cite({ seq, hash, at, kind, subject, data }: LedgerEntry): CitedEntry {
  return { seq, hash, at, kind, subject, data };
}

/** Which of the entries that a part shows are not on the ledger as it shows them. */
export function falselyCited(text: string, entries: readonly LedgerEntry[]): string[] {
  const part = CitingPart.safeParse(JSON.parse(text));
  if (!part.success) return ['it does not list entries of the ledger'];
  const known = new Map(entries.map((entry) => [entry.seq, canonicalize(cite(entry))]));
  return part.data.entries
    .filter((cited) => known.get(cited.seq) !== canonicalize(cited))
    .map(({ seq }) => `entry ${seq} is not on the ledger as it is shown`);
}
