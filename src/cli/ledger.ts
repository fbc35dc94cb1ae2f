import type { Command } from './command.ts';
import { showAnchors } from './ledger/anchors.ts';
import { readArguments } from './ledger/arguments.ts';
import { exportLines } from './ledger/export.ts';
import { showKeys } from './ledger/keys.ts';
import { withLedgerReader } from './ledger/open.ts';
import { rotateKey } from './ledger/rotate-key.ts';
import { show } from './ledger/show.ts';
import { verifyFile, verifyStore } from './ledger/verify.ts';
import { withStores } from './with-stores.ts';

const usage = `wired-chaos ledger verify [--installation N] [--file FILE] [--public-key KEY] [--anchor N/ENTRY:HASH]...
wired-chaos ledger show --installation N [--subject TEXT] [--kind KIND] [--after ENTRY] [--limit N]
wired-chaos ledger export [--installation N] >FILE
wired-chaos ledger anchors --installation N
wired-chaos ledger keys
wired-chaos ledger rotate-key [--key FILE]

  verify      reads every entry again and says whether any was changed, moved, added or removed
  show        prints entries in the order they were written
  export      prints all that it takes to verify them elsewhere, as lines of JSON
  anchors     prints where the newest entry was noted on GitHub, as verify takes it
  keys        prints the public keys that have signed, as the App shows them to everybody
  rotate-key  has a new key sign from now on; the old one introduces it

  --installation N      the installation; all of them, and the App itself (0), when it is not given
  --file FILE           an exported ledger, - for standard input: no database and no secret is needed
  --public-key KEY      a key that you trust, a file or an id: the ledger must be signed with it or one that follows it
  --anchor N/ENTRY:HASH what a check run "wired-chaos/ledger" says: the ledger must contain that entry
  --subject TEXT        only entries about this, such as acme/shop#12
  --kind KIND           only entries of this kind, such as decision
  --after ENTRY         only entries after this number
  --limit N             at most so many entries (20)
  --key FILE            the new key, PKCS#8 PEM; the App makes one itself where it keeps its key in the data directory
  --data DIR            the data directory (WIRED_CHAOS_DATA, or ./.wired-chaos)
  --format text|json

All but rotate-key read only, beside a running App, which does the rotation itself. Exits with 0 when all is well, 1
when verify found something, 2 otherwise. Backups from before a rotation need the key from before.`;

const readers = {
  show,
  export: exportLines,
  anchors: showAnchors,
  keys: showKeys,
  verify: verifyStore,
};

/** `wired-chaos ledger`: what the App did and why, and whether the record of it is intact. */
export const ledger: Command = {
  name: 'ledger',
  summary: 'Verify, show and export the tamper-evident record of decisions and acts',
  usage,
  async run(args, io) {
    const { values, verb } = readArguments(args);
    if (verb === 'rotate-key') return withStores(rotateKey, args, io);
    if (verb === 'verify' && values.file !== undefined) return verifyFile(values.file, values, io);
    return withLedgerReader(values, io, (reader) => readers[verb](reader, values, io));
  },
};
