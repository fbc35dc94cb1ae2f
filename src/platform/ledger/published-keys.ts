import { answerJson } from '../http-answer.ts';
import type { RequestHandler } from '../intake.ts';
import type { LedgerReader } from '../ledger.ts';
import type { Log } from '../log.ts';
import { type KeyRecord, keyEntry, mostKeys, parseKeyRecord } from './key-history.ts';

/** Where the App shows its public keys to everybody. */
export const publishedKeysPath = '/.well-known/wired-chaos-ledger-keys';

/** The public keys of a ledger. */
export interface PublishedKeys {
  /** The id of the one that signs now; null before the first. */
  readonly current: string | null;
  /** In the order each was introduced by the one before. */
  readonly keys: readonly (KeyRecord & { readonly since: string })[];
}

/** All keys that have signed, as they stand on the App's own chain. */
export async function knownKeys(reader: Pick<LedgerReader, 'list'>): Promise<PublishedKeys> {
  const { installation, kind } = keyEntry;
  const keys = (await reader.list({ installation, kind, limit: mostKeys })).flatMap(({ at, data }) => {
    const record = parseKeyRecord(data);
    return record === null ? [] : [{ ...record, since: at }];
  });
  return { current: keys.at(-1)?.keyId ?? null, keys };
}

/** Anybody may ask, as often as they like. */
const fresh = 30_000;

/** Answers with the public keys; they are looked up at most twice a minute. */
export function createPublishedKeys(reader: Pick<LedgerReader, 'list'>, log: Log): RequestHandler {
  let known: { readonly at: number; readonly keys: Promise<PublishedKeys> } | null = null;
  return async (request, response) => {
    if (request.url?.split('?', 1)[0] !== publishedKeysPath) return false;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      answerJson(response, 405, { error: 'The keys are fetched with GET.' }, { allow: 'GET, HEAD' });
      return true;
    }
    const now = performance.now();
    if (known === null || now - known.at > fresh) known = { at: now, keys: knownKeys(reader) };
    try {
      answerJson(response, 200, await known.keys);
    } catch (error) {
      known = null;
      log.warn({ err: error }, 'the public keys of the ledger cannot be read');
      answerJson(response, 503, { error: 'The ledger cannot be read. Try again later.' });
    }
    return true;
  };
}
