import type { LedgerReader } from '../../platform/ledger.ts';
import type { LedgerEntry } from '../../platform/ledger-entry.ts';
import type { CommandIo } from '../command.ts';
import { installationIn, numberIn, type Values } from './arguments.ts';

/** `ledger show`: entries in the order they were written. */
export async function show(reader: LedgerReader, values: Values, io: CommandIo): Promise<number> {
  const entries = await reader.list({
    installation: installationIn(values, 'show'),
    after: numberIn(values, 'after') ?? 0,
    limit: numberIn(values, 'limit') ?? 20,
    ...(values.kind === undefined ? {} : { kind: values.kind }),
    ...(values.subject === undefined ? {} : { subject: values.subject }),
  });
  io.out(values.format === 'json' ? `${JSON.stringify(entries, null, 2)}\n` : entries.map(asText).join(''));
  return 0;
}

function asText(entry: LedgerEntry): string {
  const head = `#${entry.seq}  ${entry.at}  ${entry.kind}  ${entry.subject}`;
  const data = JSON.stringify(entry.data, null, 2).replaceAll('\n', '\n    ');
  return `${head}\n    key ${entry.key}\n    hash ${entry.hash}\n    ${data}\n`;
}
