import { type Anchor, listAnchors } from '../../platform/ledger/anchor.ts';
import type { LedgerReader } from '../../platform/ledger.ts';
import type { CommandIo } from '../command.ts';
import { installationIn, type Values } from './arguments.ts';

/** `ledger anchors`: where heads were written down on GitHub, oldest first. */
export async function showAnchors(reader: LedgerReader, values: Values, io: CommandIo): Promise<number> {
  const installation = installationIn(values, 'anchors');
  const anchors: Anchor[] = [];
  for await (const anchor of listAnchors(reader, installation)) {
    if (values.format === 'json') anchors.push(anchor);
    else io.out(`--anchor ${installation}/${anchor.seq}:${anchor.hash}  ${anchor.url}\n`);
  }
  if (values.format === 'json') io.out(`${JSON.stringify(anchors, null, 2)}\n`);
  return 0;
}
