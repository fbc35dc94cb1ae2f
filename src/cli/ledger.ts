import { parseArgs } from 'node:util';
import { readJournalLedger } from '../platform/journal/ledger.ts';
import { openJournalForReading } from '../platform/journal/open-journal.ts';
import { appChain } from '../platform/ledger/key-history.ts';
import type { LedgerReader } from '../platform/ledger.ts';
import type { LedgerEntry } from '../platform/ledger-entry.ts';
import type { Verification } from '../platform/ledger-verification.ts';
import { dataDirectory } from '../platform/settings.ts';
import type { Command, CommandIo } from './command.ts';

const usage = `wired-chaos ledger verify [--installation N] [--data DIR] [--format text|json]
wired-chaos ledger show --installation N [--subject TEXT] [--kind KIND] [--after SEQ] [--limit N]
                        [--data DIR] [--format text|json]

  verify  reads every entry again and says whether any was changed, moved, added or removed
  show    prints entries in the order they were written

  --installation N  the installation; verify takes all of them when it is not given
  --subject TEXT    only entries about this, such as acme/shop#12
  --kind KIND       only entries of this kind, such as decision
  --after SEQ       only entries after this number
  --limit N         at most so many entries (20)
  --data DIR        the data directory (WIRED_CHAOS_DATA, or ./.wired-chaos)

Reads only, and works beside a running App. Exits with 0 when all is well, 1 when verify found something, 2 otherwise.`;

const options = {
  installation: { type: 'string' },
  subject: { type: 'string' },
  kind: { type: 'string' },
  after: { type: 'string', default: '0' },
  limit: { type: 'string', default: '20' },
  data: { type: 'string' },
  format: { type: 'string', default: 'text' },
} as const;

type Values = ReturnType<typeof readArguments>['values'];

/** `wired-chaos ledger`: what the App did and why, and whether the record of it is intact. */
export const ledger: Command = {
  name: 'ledger',
  summary: 'Verify and show the tamper-evident record of decisions and acts',
  usage,
  async run(args, io) {
    const { values, verb } = readArguments(args);
    const journal = openJournalForReading(values.data ?? dataDirectory(io.env));
    try {
      const reader = readJournalLedger(journal);
      return verb === 'verify' ? await verify(reader, values, io) : await show(reader, values, io);
    } finally {
      await journal.close();
    }
  },
};

function readArguments(args: string[]) {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [verb, ...rest] = positionals;
  if ((verb !== 'verify' && verb !== 'show') || rest.length > 0)
    throw new Error('say what to do: verify or show');
  if (values.format !== 'text' && values.format !== 'json') throw new Error('--format is text or json');
  return { values, verb };
}

async function verify(reader: LedgerReader, values: Values, io: CommandIo): Promise<number> {
  const chosen =
    values.installation === undefined ? await reader.installations() : [number(values, 'installation')];
  const results: ({ installation: number } & Verification)[] = [];
  for (const installation of chosen) {
    results.push({ installation, ...(await reader.verify(installation)) });
  }
  if (values.format === 'json') io.out(`${JSON.stringify(results, null, 2)}\n`);
  else if (results.length === 0) io.out('The ledger has no entries yet.\n');
  else {
    for (const result of results) {
      io.out(
        result.ok
          ? `${nameOf(result.installation)}: intact, ${result.entries} entries, head ${result.head} signed with ${result.keyId}\n`
          : `${nameOf(result.installation)}: NOT INTACT at entry ${result.seq}: ${result.problem}\n`,
      );
    }
  }
  return results.every((result) => result.ok) ? 0 : 1;
}

function nameOf(installation: number): string {
  return installation === appChain ? 'the App itself' : `installation ${installation}`;
}

async function show(reader: LedgerReader, values: Values, io: CommandIo): Promise<number> {
  if (values.installation === undefined) throw new Error('show needs --installation N');
  const entries = await reader.list({
    installation: number(values, 'installation'),
    after: number(values, 'after'),
    limit: number(values, 'limit'),
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

function number(values: Values, name: 'installation' | 'after' | 'limit'): number {
  const text = values[name] ?? '';
  if (!/^\d{1,15}$/.test(text)) throw new Error(`--${name} is a whole number, not "${text}"`);
  return Number(text);
}
