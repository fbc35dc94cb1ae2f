import type { Installations } from '../installations.ts';
import type { Stores } from '../stores.ts';
import { readHeldRows } from './rows.ts';

/** One line of an export: what it is, and all that is stored of it. */
export interface ExportedLine {
  readonly type:
    | 'installation'
    | 'repository'
    | 'note'
    | 'delivery'
    | 'ledger-entry'
    | 'ledger-head'
    | 'effect'
    | 'decision'
    | 'wake';
  readonly [member: string]: unknown;
}

const page = 200;

/**
 * Everything that is stored of an installation, readable and without credentials: what is known of it, its
 * repositories, notes, deliveries, the ledger with its signed head, effects, decisions, and wakes in the queue.
 */
export async function* exportInstallation(
  stores: Pick<Stores, 'ledger' | 'holdings' | 'notes' | 'database'>,
  installations: Installations,
  installation: number,
): AsyncGenerator<ExportedLine> {
  const record = await installations.find(installation);
  if (record !== null) yield { type: 'installation', ...record };
  for (const one of await installations.repositories(installation)) yield { type: 'repository', ...one };
  yield* notes(stores, installation);
  yield* deliveries(stores, installation);
  yield* ledger(stores, installation);
  yield* effects(stores, installation);
  const rows = await readHeldRows(stores.database, installation);
  for (const one of rows.decisions) yield { type: 'decision', ...one };
  for (const one of rows.wakes) yield { type: 'wake', ...one };
}

async function* notes(
  { notes: all }: Pick<Stores, 'notes'>,
  installation: number,
): AsyncGenerator<ExportedLine> {
  for (let after = ''; ; ) {
    const found = await all.list(installation, '', page, after);
    for (const { key, data } of found) yield { type: 'note', key, data };
    after = found.at(-1)?.key ?? after;
    if (found.length < page) return;
  }
}

async function* deliveries(
  { holdings }: Pick<Stores, 'holdings'>,
  installation: number,
): AsyncGenerator<ExportedLine> {
  for (let after = 0; ; ) {
    const found = await holdings.deliveries(installation, after, page);
    for (const delivery of found) {
      const { sealed: _, sequence, ...rest } = delivery;
      yield { type: 'delivery', ...rest, payload: holdings.payload(delivery) };
      after = sequence;
    }
    if (found.length < page) return;
  }
}

async function* ledger(
  { ledger: chain }: Pick<Stores, 'ledger'>,
  installation: number,
): AsyncGenerator<ExportedLine> {
  for (let after = 0; ; ) {
    const entries = await chain.list({ installation, after, limit: page });
    for (const entry of entries) yield { type: 'ledger-entry', ...entry };
    after = entries.at(-1)?.seq ?? after;
    if (entries.length < page) break;
  }
  const head = await chain.head(installation);
  if (head !== null) yield { type: 'ledger-head', ...head };
}

async function* effects(
  { holdings }: Pick<Stores, 'holdings'>,
  installation: number,
): AsyncGenerator<ExportedLine> {
  for (let after = ''; ; ) {
    const found = await holdings.effects(installation, after, page);
    for (const effect of found) {
      const result: unknown = effect.result === null ? null : JSON.parse(effect.result);
      yield { type: 'effect', ...effect, result };
    }
    after = found.at(-1)?.key ?? after;
    if (found.length < page) return;
  }
}
