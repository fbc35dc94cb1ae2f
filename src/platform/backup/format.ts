import { z } from 'zod';

/** Raised whenever a program that knows only the version before could not read it. */
export const backupVersion = 1;

const whole = z.number().int().nonnegative();
const moment = z.iso.datetime();

/** What a backup holds, in numbers of rows. */
export const BackupCounts = z.strictObject({
  entries: whole,
  effects: whole,
  notes: whole,
  deliveries: whole,
});
export type BackupCounts = z.infer<typeof BackupCounts>;

/** The newest entry of a chain, and who signed it; an unsigned one is from before the App's first start with a key. */
export const BackupHead = z.strictObject({
  installation: whole,
  seq: whole,
  hash: z.string(),
  signed: z.strictObject({ keyId: z.string(), signature: z.string() }).nullable(),
});
export type BackupHead = z.infer<typeof BackupHead>;

/** The first line. */
export const BackupHeader = z.strictObject({
  type: z.literal('wired-chaos-backup'),
  version: z.literal(backupVersion),
  /** What the stores were like at this moment, ISO 8601, UTC. */
  created: moment,
  from: z.enum(['embedded', 'postgresql']),
  counts: BackupCounts,
  /** Of every chain, by installation. */
  heads: z.array(BackupHead),
});
export type BackupHeader = z.infer<typeof BackupHeader>;

/** The text is what the hash covers; all columns are made from it. */
const EntryRow = z.strictObject({
  type: z.literal('entry'),
  installation: whole,
  text: z.string(),
  hash: z.string(),
});

const EffectRow = z.strictObject({
  type: z.literal('effect'),
  installation: whole,
  key: z.string(),
  state: z.enum(['begun', 'confirmed', 'failed']),
  owner: z.string(),
  attempts: whole,
  until: moment,
  changedAt: moment,
  result: z.string().nullable(),
  cause: z.string().nullable(),
});

const NoteRow = z.strictObject({
  type: z.literal('note'),
  installation: whole,
  key: z.string(),
  /** JSON. */
  data: z.string(),
});

const DeliveryRow = z.strictObject({
  type: z.literal('delivery'),
  sequence: whole,
  id: z.string(),
  event: z.string(),
  installation: whole.nullable(),
  receivedAt: moment,
  state: z.enum(['pending', 'done', 'dead']),
  attempts: whole,
  dueAt: moment,
  settledAt: moment.nullable(),
  cause: z.string().nullable(),
  /** Sealed as it was stored, base64; null once it has expired. */
  body: z.string().nullable(),
});

/**
 * Any line between the first and the last: all entries of the ledger by installation and number, then effects, notes
 * and deliveries, each in the order of their keys.
 */
export const BackupRow = z.discriminatedUnion('type', [EntryRow, EffectRow, NoteRow, DeliveryRow]);
export type BackupRow = z.infer<typeof BackupRow>;
/** The rows of one kind. */
export type RowOf<Type extends BackupRow['type']> = Extract<BackupRow, { type: Type }>;

/** The last line, without which the file is not whole: SHA-256 of all lines before, each with its line feed, in hex. */
export const BackupEnd = z.strictObject({ type: z.literal('end'), sha256: z.string() });

/** Where a backup is made from: one moment of the stores, whatever goes on in them. */
export interface BackupSource {
  readonly header: BackupHeader;
  rows(): AsyncIterable<BackupRow> | Iterable<BackupRow>;
}

/** A file that is no whole backup of this version, or whose ledger is not intact. Nothing was restored from it. */
export class BackupRefused extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BackupRefused';
  }
}
