import { z } from 'zod';
import { KeyRecord } from './key-history.ts';

/**
 * One line of an exported ledger, JSON. First comes `ledger`, then a `key` for every key that has ever signed, then
 * for every chain its `head`, an `anchor` for each time an earlier head was written down on GitHub, and an `entry` for
 * each of its entries in their order. With this and one public key the whole can be verified, by anybody and without
 * the App.
 */
export const ExportLine = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ledger'),
    version: z.literal(1),
    /** The chains that follow. */
    installations: z.array(z.number().int()),
    /** When it was exported, ISO 8601, UTC. */
    at: z.string(),
  }),
  /** `since` is when it was introduced, ISO 8601, UTC. */
  KeyRecord.extend({ type: z.literal('key'), since: z.string() }),
  z.object({
    type: z.literal('head'),
    installation: z.number().int(),
    seq: z.number().int(),
    hash: z.string(),
    /** Null for a head that nobody signed. */
    signed: z.object({ keyId: z.string(), signature: z.string() }).nullable(),
  }),
  /** The canonical text as it is stored, and its SHA-256. */
  z.object({ type: z.literal('entry'), installation: z.number().int(), text: z.string(), hash: z.string() }),
  z.object({
    type: z.literal('anchor'),
    installation: z.number().int(),
    seq: z.number().int(),
    hash: z.string(),
    url: z.string(),
  }),
]);
export type ExportLine = z.infer<typeof ExportLine>;
