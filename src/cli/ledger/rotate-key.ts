import { resolve } from 'node:path';
import type { LedgerKey } from '../../platform/ledger/key.ts';
import { readLedgerKeyFile } from '../../platform/ledger/key-file.ts';
import type { StoreCommand } from '../store-command.ts';
import { readArguments } from './arguments.ts';

/** `ledger rotate-key`: has a new key sign from now on, in the App where one runs. */
export const rotateKey: StoreCommand = {
  name: 'ledger',
  summary: 'Have a new key sign the ledger',
  usage: 'wired-chaos ledger rotate-key [--key FILE]',
  async run(args, io, { stores }) {
    const { values, verb } = readArguments(args);
    if (verb !== 'rotate-key') throw new Error(`${verb} does not need the running App`);
    const given = values.key === undefined ? null : keyIn(resolve(io.directory, values.key));
    const { from, to, kept } = await stores.ledger.rotateKey(given);
    io.out(`The key ${to} signs the ledger now; ${from} has introduced it and is worth nothing any more.\n`);
    if (!kept) {
      io.out(
        'Every process needs it: WIRED_CHAOS_LEDGER_KEY or WIRED_CHAOS_LEDGER_KEY_PATH. One that has the old key ' +
          'alone writes nothing on the ledger any more and has to be restarted.\n',
      );
    }
    return 0;
  },
};

function keyIn(file: string): LedgerKey {
  const [key, ...more] = readLedgerKeyFile(file, 0o007) ?? [];
  if (key === undefined) throw new Error(`There is no file ${file}.`);
  if (more.length > 0) throw new Error(`${file} has several keys; --key names the next one alone.`);
  return key;
}
