import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../platform/clock.ts';
import { ledgerKeyFile } from '../platform/ledger/key-file.ts';
import { createLog } from '../platform/log.ts';
import { storeSettings } from '../platform/store-settings.ts';
import { described } from './backup/described.ts';
import type { Command } from './command.ts';

/** `wired-chaos backup`: everything that an App keeps, in one file. */
export const backup: Command = {
  name: 'backup',
  summary: 'Write everything that the App keeps into one file, also while it runs',
  usage: `wired-chaos backup FILE [--data DIR] [--format text|json]

  FILE        a new file, which only you can read: lines of JSON, gzip, with their SHA-256 in the last line
  --data DIR  the data directory (WIRED_CHAOS_DATA, or ./.wired-chaos); with DATABASE_URL that database

It holds deliveries (encrypted as they are stored), side effects, notes and the ledger, all of one moment. Decisions
and what is to be done next are found again from these, but for dead letters of flows ("wake:…" in the queue), whose
objects the sweeps look at again. Not in it, to be kept apart: the keys. Without the ledger's key (ledger-key.pem of the
data directory, or WIRED_CHAOS_LEDGER_KEY) a backup cannot be restored, and without the App's private key or
WIRED_CHAOS_PAYLOAD_KEYS the deliveries in it cannot be read.

"wired-chaos restore FILE" reads it, into a data directory or a PostgreSQL database, wherever it comes from.
Fails when the ledger is not intact: "wired-chaos ledger verify" says where.`,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { data: { type: 'string' }, format: { type: 'string', default: 'text' } },
    });
    const [name, ...rest] = positionals;
    if (name === undefined || rest.length > 0) throw new Error('name one file to write');
    if (values.format !== 'text' && values.format !== 'json') throw new Error('--format is text or json');
    const file = resolve(name);
    if (existsSync(file)) throw new Error(`${file} is there already: name a new file.`);
    const settings = storeSettings({ env: io.env, file: '.env' });
    const directory = values.data === undefined ? settings.directory : resolve(values.data);
    const log = createLog({ level: 'warn', destination: process.stderr });
    // Only here, for the drivers of the databases take a while to load.
    const { withBackupSource } = await import('../platform/backup/source.ts');
    const { writeBackup } = await import('../platform/backup/write.ts');
    const stores = { server: settings.server, directory, clock: systemClock, log };
    const { header, written } = await withBackupSource(stores, async (source) => ({
      header: source.header,
      written: await writeBackup(source, file),
    }));
    if (values.format === 'json') {
      io.out(`${JSON.stringify({ ...header, ...written, file }, null, 2)}\n`);
      return 0;
    }
    const own = ledgerKeyFile(directory);
    const key = existsSync(own) ? own : 'the key in WIRED_CHAOS_LEDGER_KEY';
    io.out(
      `${file}: ${described(header)}, ${written.bytes} bytes\n` +
        `It holds no keys. To restore it you need ${key}: keep a copy of that elsewhere.\n`,
    );
    return 0;
  },
};
