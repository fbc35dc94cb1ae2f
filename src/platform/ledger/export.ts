import type { Clock } from '../clock.ts';
import type { LedgerReader } from '../ledger.ts';
import { listAnchors } from './anchor.ts';
import type { ExportLine } from './export-line.ts';
import { knownKeys, type PublishedKeys } from './published-keys.ts';

/** So many entries at a time. */
const page = 200;

/** How often it begins again when keys are rotated at the same time. */
const mostTries = 5;

/**
 * Chains with all that is needed to verify them elsewhere, line by line and page by page: nothing is held in memory
 * but the heads. Entries that are added meanwhile are left out.
 */
export async function* exportLedger(
  reader: LedgerReader,
  options: { readonly installations: readonly number[]; readonly clock: Clock },
): AsyncGenerator<ExportLine> {
  const { keys, heads } = await snapshot(reader, options.installations);
  const installations = heads.map(({ installation }) => installation);
  yield { type: 'ledger', version: 1, installations, at: options.clock.now().toISOString() };
  for (const key of keys) yield { type: 'key', ...key };
  for (const head of heads) {
    yield head;
    for await (const { seq, hash, url } of listAnchors(reader, head.installation)) {
      if (seq <= head.seq) yield { type: 'anchor', installation: head.installation, seq, hash, url };
    }
    yield* entries(reader, head.installation, head.seq);
  }
}

type HeadLine = Extract<ExportLine, { type: 'head' }>;

/** The keys, and the heads that the last of them has signed: without a rotation in between. */
async function snapshot(
  reader: LedgerReader,
  installations: readonly number[],
): Promise<{ keys: PublishedKeys['keys']; heads: HeadLine[] }> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const { keys } = await knownKeys(reader);
    const heads: HeadLine[] = [];
    for (const installation of installations) {
      const head = await reader.head(installation);
      if (head !== null) heads.push({ type: 'head', installation, ...head });
    }
    if ((await knownKeys(reader)).keys.length === keys.length) return { keys, heads };
  }
  throw new Error('The key of the ledger is being rotated. Export it again when that is done.');
}

async function* entries(
  reader: LedgerReader,
  installation: number,
  until: number,
): AsyncGenerator<ExportLine> {
  for (let after = 0; after < until; ) {
    const limit = Math.min(page, until - after);
    const stored = await reader.stored(installation, after, limit);
    for (const { text, hash } of stored) yield { type: 'entry', installation, text, hash };
    if (stored.length < limit) return;
    after += limit;
  }
}
