import { parseArgs } from 'node:util';

const options = {
  installation: { type: 'string' },
  subject: { type: 'string' },
  kind: { type: 'string' },
  after: { type: 'string', default: '0' },
  limit: { type: 'string', default: '20' },
  file: { type: 'string' },
  'public-key': { type: 'string' },
  anchor: { type: 'string', multiple: true, default: [] as string[] },
  key: { type: 'string' },
  data: { type: 'string' },
  format: { type: 'string', default: 'text' },
} as const;

const verbs = ['verify', 'show', 'export', 'anchors', 'keys', 'rotate-key'] as const;
export type Verb = (typeof verbs)[number];

/** What can be said on the command line. */
export type Values = ReturnType<typeof readArguments>['values'];

/** @throws {Error} on what the command does not know */
export function readArguments(args: string[]) {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const verb = verbs.find((one) => one === positionals[0]);
  if (verb === undefined || positionals.length > 1)
    throw new Error(`say what to do: ${verbs.slice(0, -1).join(', ')} or ${verbs.at(-1)}`);
  if (values.format !== 'text' && values.format !== 'json') throw new Error('--format is text or json');
  return { values, verb };
}

/** @throws {Error} when it is no number; `undefined` when it was not given */
export function numberIn(values: Values, name: 'installation' | 'after' | 'limit'): number | undefined {
  const text = values[name];
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw new Error(`--${name} is a whole number, not "${text}"`);
  return Number(text);
}

/** @throws {Error} when it was not given */
export function installationIn(values: Values, verb: Verb): number {
  const installation = numberIn(values, 'installation');
  if (installation === undefined) throw new Error(`${verb} needs --installation N`);
  return installation;
}
