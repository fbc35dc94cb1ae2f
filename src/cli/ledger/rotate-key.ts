import type { LedgerKey } from '../../platform/ledger/key.ts';
import { readLedgerKeyFile } from '../../platform/ledger/key-file.ts';
import { rotateLedgerKey } from '../../platform/ledger/rotate.ts';
import type { Ledger } from '../../platform/ledger.ts';
import type { CommandIo } from '../command.ts';
import type { Values } from './arguments.ts';
import { directoryOf } from './open.ts';

/** `ledger rotate-key`: has a new key sign from now on. */
export async function rotateKey(ledger: Ledger, values: Values, io: CommandIo): Promise<number> {
  const given = values.key === undefined ? null : keyIn(values.key);
  const { from, to, kept } = await rotateLedgerKey(ledger, { directory: directoryOf(values, io), given });
  io.out(`The key ${to} signs the ledger now; ${from} has introduced it and is worth nothing any more.\n`);
  if (!kept) {
    io.out(
      'Every process needs it: WIRED_CHAOS_LEDGER_KEY or WIRED_CHAOS_LEDGER_KEY_PATH. One that has the old key ' +
        'alone writes nothing on the ledger any more and has to be restarted.\n',
    );
  }
  return 0;
}

function keyIn(file: string): LedgerKey {
  const [key, ...more] = readLedgerKeyFile(file, 0o007) ?? [];
  if (key === undefined) throw new Error(`There is no file ${file}.`);
  if (more.length > 0) throw new Error(`${file} has several keys; --key names the next one alone.`);
  return key;
}
