import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { eraseInstallation } from '../platform/holdings/erase.ts';
import { exportInstallation } from '../platform/holdings/export.ts';
import type { StoreCommand, StoreIo, StoreTools } from './store-command.ts';

/** `wired-chaos data`: everything that is stored of one installation, to hand it over or to erase it. */
export const data: StoreCommand = {
  name: 'data',
  summary: 'Export or erase everything that is stored of one installation',
  usage: `wired-chaos data export INSTALLATION [--out FILE] [--data DIR]
wired-chaos data erase INSTALLATION --yes [--force] [--data DIR]

  export  prints one JSON object a line, each with its "type": installation, repository, note, delivery (with what
          GitHub delivered, decrypted, as long as it is kept), ledger-entry, ledger-head, effect, decision, wake.
          Credentials are cut out.
  erase   removes all of that for good, backups aside. One entry on the App's own ledger (installation 0) says when,
          how much it was, and where the erased ledger ended.

  INSTALLATION  its number, as "wired-chaos installations" lists it
  --out FILE    into this file, which only you can read, and which must not exist
  --yes         really
  --force       although the App is still installed there: what it does from now on is stored anew
  --data DIR    the data directory (WIRED_CHAOS_DATA, or ./.wired-chaos); with DATABASE_URL that database

After an uninstallation this happens by itself, after WIRED_CHAOS_ERASE_AFTER_DAYS (30). Exits with 1 when nothing is
stored, or erase was refused.`,
  async run(args, io, tools) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        yes: { type: 'boolean', default: false },
        force: { type: 'boolean', default: false },
        data: { type: 'string' },
      },
    });
    const [verb, id, ...rest] = positionals;
    if (rest.length > 0) throw new Error(`one installation at a time: what is "${rest.join(' ')}"?`);
    switch (verb) {
      case 'export':
        return exportTo(values.out, installationIn(id), io, tools);
      case 'erase':
        return erase({ ...values, installation: installationIn(id) }, io, tools);
      default:
        throw new Error('say what to do: export or erase');
    }
  },
};

function installationIn(text: string | undefined): number {
  if (text === undefined || !/^[1-9]\d{0,14}$/.test(text)) {
    throw new Error(`say which installation, by its number${text === undefined ? '' : `, not "${text}"`}`);
  }
  return Number(text);
}

async function exportTo(
  file: string | undefined,
  installation: number,
  io: StoreIo,
  tools: StoreTools,
): Promise<number> {
  const lines = exportInstallation(tools.stores, tools.installations, installation);
  const handle = file === undefined ? null : await open(resolve(io.directory, file), 'wx', 0o600);
  let count = 0;
  try {
    for await (const line of lines) {
      const text = `${JSON.stringify(line)}\n`;
      if (handle === null) {
        io.out(text);
        await io.drained();
      } else {
        await handle.write(text);
      }
      count += 1;
    }
  } finally {
    await handle?.close();
  }
  if (count === 0) io.err(`Nothing is stored of installation ${installation}.\n`);
  else if (file !== undefined) io.out(`${count} lines are in ${file}.\n`);
  return count === 0 ? 1 : 0;
}

async function erase(
  options: { readonly installation: number; readonly yes: boolean; readonly force: boolean },
  io: StoreIo,
  tools: StoreTools,
): Promise<number> {
  const { installation, yes, force } = options;
  const record = await tools.installations.find(installation);
  if (record?.standing === 'active' && !force) {
    io.err(
      `The App is installed there (${record.account?.login}). Uninstall it first, or say --force: what it does from then on is stored anew.\n`,
    );
    return 1;
  }
  if (!yes) {
    io.err('This cannot be undone. Say --yes to erase it; "wired-chaos data export" hands it over before.\n');
    return 1;
  }
  const erased = await eraseInstallation(tools.stores, tools.clock, installation);
  if (erased === null) {
    io.err(`Nothing is stored of installation ${installation}.\n`);
    return 1;
  }
  io.out(`Erased: ${JSON.stringify(erased)}\n`);
  return 0;
}
