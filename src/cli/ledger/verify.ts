import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { systemClock } from '../../platform/clock.ts';
import { exportLedger } from '../../platform/ledger/export.ts';
import { appChain } from '../../platform/ledger/key-history.ts';
import { type ExportVerification, verifyExport } from '../../platform/ledger/verify-export.ts';
import type { LedgerReader } from '../../platform/ledger.ts';
import type { CommandIo } from '../command.ts';
import { numberIn, type Values } from './arguments.ts';
import { knownIn } from './known.ts';

/** `ledger verify --file`: from the file alone, and what the caller knows from elsewhere. */
export async function verifyFile(file: string, values: Values, io: CommandIo): Promise<number> {
  const input = file === '-' ? process.stdin : createReadStream(file);
  const failed = new Promise<never>((_, reject) => input.once('error', reject));
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const result = await Promise.race([verifyExport(lines, knownIn(values)), failed]);
  return report(result, values, io);
}

/**
 * `ledger verify`: in the store, where columns can also differ from what they were made from; and then, when the
 * caller knows something from elsewhere, as it would be exported.
 */
export async function verifyStore(reader: LedgerReader, values: Values, io: CommandIo): Promise<number> {
  const chosen = numberIn(values, 'installation');
  const installations = chosen === undefined ? await reader.installations() : [chosen];
  const known = knownIn(values);
  const chains: ExportVerification['chains'][number][] = [];
  for (const installation of installations) {
    chains.push({ installation, ...(await reader.verify(installation)) });
  }
  const compared = known.key !== null || known.heads.length > 0;
  if (!compared || chains.some((chain) => !chain.ok)) {
    return report({ chains, keys: [], anchors: [], problems: [] }, values, io);
  }
  const lines = async function* () {
    for await (const line of exportLedger(reader, { installations, clock: systemClock })) {
      yield JSON.stringify(line);
    }
  };
  return report(await verifyExport(lines(), known), values, io);
}

/** Returns the exit code. */
function report(result: ExportVerification, values: Values, io: CommandIo): number {
  const { chains, problems } = result;
  if (values.format === 'json') io.out(`${JSON.stringify(result, null, 2)}\n`);
  else {
    if (chains.length === 0) io.out('The ledger has no entries yet.\n');
    for (const chain of chains) io.out(`${nameOf(chain.installation)}: ${described(chain)}\n`);
    for (const problem of problems) io.out(`${problem}\n`);
    if (values['public-key'] === undefined && values.anchor.length === 0 && chains.length > 0) {
      io.err(
        'Compared with itself only: whoever has the key could have written all of it anew. Compare it with a key ' +
          'and a check run that you have from elsewhere (--public-key, --anchor).\n',
      );
    }
  }
  return chains.every((chain) => chain.ok) && problems.length === 0 ? 0 : 1;
}

function described(chain: ExportVerification['chains'][number]): string {
  if (!chain.ok) return `NOT INTACT at entry ${chain.seq}: ${chain.problem}`;
  const signer = chain.keyId === null ? '' : ` signed with ${chain.keyId}`;
  return `intact, ${chain.entries} entries, head ${chain.head}${signer}`;
}

function nameOf(installation: number): string {
  return installation === appChain ? 'the App itself' : `installation ${installation}`;
}
