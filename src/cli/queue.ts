import { parseArgs } from 'node:util';
import { drop } from './queue/drop.ts';
import { list } from './queue/list.ts';
import { retry, retryAll } from './queue/retry.ts';
import { show } from './queue/show.ts';
import type { StoreCommand } from './store-command.ts';

/** `wired-chaos queue`: what waits, and what is to become of dead letters. */
export const queue: StoreCommand = {
  name: 'queue',
  summary: 'See what waits; show, retry and drop dead letters',
  usage: `wired-chaos queue list [--limit N] [--format text|json]
wired-chaos queue show ID [--payload] [--format text|json]
wired-chaos queue retry ID|--all
wired-chaos queue drop ID --yes

  list   how much waits, by kind, and what was given up after too many attempts; exits with 1 when something was
  show   everything about one of these dead letters
  retry  gives it all its attempts again
  drop   gives it up for good; the ledger keeps who did that, and what it was

  ID           as list shows it: delivery:GUID (a webhook delivery) or wake:UUID (a run of a flow)
  --limit N    at most so many dead letters of each sort (50)
  --payload    also what GitHub delivered, without credentials
  --all        every dead letter
  --yes        really
  --data DIR   the data directory (WIRED_CHAOS_DATA, or ./.wired-chaos); with DATABASE_URL that database

  wired-chaos queue list --format json | jq '.dead[].cause'
  wired-chaos queue retry --all`,
  async run(args, io, tools) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        limit: { type: 'string', default: '50' },
        format: { type: 'string', default: 'text' },
        payload: { type: 'boolean', default: false },
        all: { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
        data: { type: 'string' },
      },
    });
    const [verb, id, ...rest] = positionals;
    const format = formatIn(values.format);
    if (rest.length > 0) throw new Error(`one at a time: what is "${rest.join(' ')}"?`);
    switch (verb) {
      case 'list':
        if (id !== undefined) throw new Error(`list takes no id, such as "${id}"`);
        return list({ limit: limitIn(values.limit), format }, io, tools);
      case 'show':
        return show({ id: given(id), payload: values.payload, format }, io, tools);
      case 'retry':
        if (values.all && id !== undefined) throw new Error('retry takes an id or --all, not both');
        return values.all ? retryAll(io, tools) : retry(given(id), io, tools);
      case 'drop':
        return drop({ id: given(id), yes: values.yes }, io, tools);
      default:
        throw new Error('say what to do: list, show, retry or drop');
    }
  },
};

function formatIn(text: string): 'text' | 'json' {
  if (text !== 'text' && text !== 'json') throw new Error('--format is text or json');
  return text;
}

function limitIn(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new Error(`--limit is a number from 1 to 9999, not "${text}"`);
  return Number(text);
}

function given(id: string | undefined): string {
  if (id === undefined) throw new Error('say which: an id as "wired-chaos queue list" shows it');
  return id;
}
