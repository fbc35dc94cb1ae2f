import { systemClock } from '../../platform/clock.ts';
import { exportLedger } from '../../platform/ledger/export.ts';
import { appChain } from '../../platform/ledger/key-history.ts';
import type { LedgerReader } from '../../platform/ledger.ts';
import type { CommandIo } from '../command.ts';
import { numberIn, type Values } from './arguments.ts';

/** `ledger export`: chains as lines of JSON that `ledger verify --file` reads. */
export async function exportLines(reader: LedgerReader, values: Values, io: CommandIo): Promise<number> {
  const chosen = numberIn(values, 'installation');
  const installations = chosen === undefined ? await reader.installations() : [chosen];
  if (chosen !== undefined && chosen !== appChain && (await reader.head(chosen)) === null) {
    throw new Error(`installation ${chosen} has no entries`);
  }
  for await (const line of exportLedger(reader, { installations, clock: systemClock })) {
    io.out(`${JSON.stringify(line)}\n`);
    await io.drained?.();
  }
  return 0;
}
