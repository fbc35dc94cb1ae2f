import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../platform/clock.ts';
import { createLog } from '../platform/log.ts';
import { storeSettings } from '../platform/store-settings.ts';
import { described } from './backup/described.ts';
import type { Command } from './command.ts';

/** `wired-chaos restore`: what a backup holds, for an App to go on with. */
export const restore: Command = {
  name: 'restore',
  summary: 'Restore a backup into an empty data directory or database',
  usage: `wired-chaos restore FILE [--data DIR]

  FILE        what "wired-chaos backup" wrote, from a data directory or a PostgreSQL database alike
  --data DIR  the data directory (WIRED_CHAOS_DATA, or ./.wired-chaos); with DATABASE_URL that database

No App may have run there: move the old data away first, but put the ledger's key (ledger-key.pem) into the data
directory, or supply it with WIRED_CHAOS_LEDGER_KEY. The file is checked to its end (SHA-256, every entry and signature
of the ledger) before anything is put in place: after a failure, or a crash, there is as much as before.

An entry on the App's own ledger says that and when it was restored. At its next start the App handles the deliveries
that are kept again, looks at everything that is open, and looks every change up at GitHub before it makes it. What
happened between the backup and the restore is gone: comments with /wired commands from that time must be repeated,
a pause from that time must be set again, and a head of the ledger that was noted on GitHub in that time will not be
found in it.`,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { data: { type: 'string' } },
    });
    const [name, ...rest] = positionals;
    if (name === undefined || rest.length > 0) throw new Error('name the file to restore');
    const settings = storeSettings({ env: io.env, file: '.env' });
    const directory = values.data === undefined ? settings.directory : resolve(values.data);
    const log = createLog({ level: 'warn', destination: process.stderr });
    const { server, ledgerKeys } = settings;
    // Only here, for the drivers of the databases take a while to load.
    const { restoreBackup } = await import('../platform/backup/restore.ts');
    const options = { server, directory, ledgerKeys, clock: systemClock, log };
    const header = await restoreBackup(resolve(name), options);
    io.out(`Restored ${described(header)}.\n`);
    return 0;
  },
};
