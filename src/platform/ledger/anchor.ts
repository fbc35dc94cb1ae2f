import { z } from 'zod';
import type { LedgerReader } from '../ledger.ts';
import type { LedgerEntry } from '../ledger-entry.ts';

/** The kind of entry that notes that a head was written down on GitHub. */
export const anchorKind = 'anchor';

const Anchor = z.object({
  /** The entry that was the newest then, and its hash. */
  seq: z.number().int(),
  hash: z.string(),
  keyId: z.string(),
  signature: z.string(),
  /** Where it stands. */
  repository: z.string(),
  sha: z.string(),
  checkRun: z.number().int(),
  url: z.string(),
});

/** A head that was written down outside, where whoever has the key and the store cannot change it. */
export type Anchor = z.infer<typeof Anchor>;

/** The anchor that an entry notes; null when it notes none. */
export function anchorOf(entry: LedgerEntry): Anchor | null {
  return entry.kind === anchorKind ? (Anchor.safeParse(entry.data).data ?? null) : null;
}

/** So many entries at a time. */
const page = 200;

/** All anchors of an installation, oldest first. */
export async function* listAnchors(reader: LedgerReader, installation: number): AsyncGenerator<Anchor> {
  for (let after = 0; ; ) {
    const entries = await reader.list({ installation, kind: anchorKind, after, limit: page });
    for (const entry of entries) {
      const anchor = anchorOf(entry);
      if (anchor !== null) yield anchor;
    }
    if (entries.length < page) return;
    after = entries.at(-1)?.seq ?? after;
  }
}
