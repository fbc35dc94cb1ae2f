import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Duration, millisecondsOf } from '../domain/duration.ts';
import { Sha } from '../domain/ids.ts';
import { oneLine } from '../domain/untrusted.ts';
import { NoProxy, OrderRefused, order } from '../operate/deliver/processes/client.ts';
import { Specification } from '../operate/deliver/processes/specification.ts';
import type { DeliveryRecord } from '../operate/deliver/processes/state.ts';
import { ControlFailed } from '../platform/control/client.ts';
import type { Command, CommandIo } from './command.ts';
import { Statuses } from './deliver/answers.ts';
import { dataDirectory } from './deliver/data-directory.ts';
import { renderStatus } from './deliver/render-status.ts';

const options = {
  service: { type: 'string' },
  revision: { type: 'string' },
  command: { type: 'string' },
  cwd: { type: 'string' },
  'env-file': { type: 'string' },
  health: { type: 'string' },
  canary: { type: 'string' },
  weight: { type: 'string' },
  'start-within': { type: 'string' },
  'drain-within': { type: 'string' },
  grace: { type: 'string' },
  environment: { type: 'string', default: '' },
  'rollback-of': { type: 'string' },
  key: { type: 'string' },
  reason: { type: 'string' },
  'no-wait': { type: 'boolean', default: false },
  data: { type: 'string' },
  format: { type: 'string', default: 'text' },
} as const;

type Values = ReturnType<typeof read>['values'];

/** `wired-chaos deliver`: brings a revision to a service of this machine, through its running proxy. */
export const deliver: Command = {
  name: 'deliver',
  summary: 'Bring a revision to a service of this machine, a canary first if wished; take it back',
  usage: `wired-chaos deliver --service NAME --revision SHA [--command TEXT --cwd DIR --env-file FILE --health PATH]
                    [--canary PERCENT] [options]
wired-chaos deliver promote --service NAME [--weight PERCENT]
wired-chaos deliver abandon --service NAME [--reason TEXT]
wired-chaos deliver rollback --service NAME
wired-chaos deliver status [--service NAME]
wired-chaos deliver metrics --service NAME

  --command TEXT    for /bin/sh: listens on the port in the variable PORT and stays in the foreground
  --cwd DIR         where it is run (default: here); in both, {revision} stands for the commit
  --env-file FILE   lines of NAME=value for its environment; read at each start, never kept or logged
  --health PATH     answers 2xx while it is well (default: /)
  --canary PERCENT  so many of the clients meet it first; then promote it or abandon it
  --start-within, --drain-within, --grace
                    60s, 30s, 10s: to be well; for what is under way at the old version; between SIGTERM and SIGKILL
  --environment, --rollback-of
                    recorded with the delivery
  --key KEY         the same key again begins nothing new
  --no-wait         do not wait until it is live, or a canary
  --data DIR        of the running "wired-chaos proxy" (WIRED_CHAOS_DATA, or ./.wired-chaos)
  --format          text or json

Without --command a revision is run as it was before, or as the last one was. The version that is live goes on until the
new one is well; then every further request goes to the new one, and what is under way at the old one is finished.
Exit codes: 0 live, or a canary, 1 it failed and nothing has changed, or was refused, 2 it could not be tried.`,
  async run(args, io) {
    const { values, positionals } = read(args);
    const [verb, ...rest] = positionals;
    if (rest.length > 0) throw new Error(`deliver takes one verb, not "${positionals.join(' ')}"`);
    if (values.format !== 'text' && values.format !== 'json') throw new Error('--format is text or json');
    const data = dataDirectory(values.data, io.env);
    try {
      return await carryOut(verb, values, data, io);
    } catch (error) {
      // A usage would not help: the command was understood.
      if (!(error instanceof OrderRefused || error instanceof NoProxy || error instanceof ControlFailed))
        throw error;
      io.err(`${oneLine(error.message)}\n`);
      return error instanceof OrderRefused ? 1 : 2;
    }
  },
};

function read(args: string[]) {
  return parseArgs({ args, allowPositionals: true, options });
}

async function carryOut(
  verb: string | undefined,
  values: Values,
  data: string,
  io: CommandIo,
): Promise<number> {
  const key = values.key ?? `cli-${randomUUID()}`;
  switch (verb) {
    case undefined:
      await order(data, {
        order: 'begin',
        service: serviceOf(values),
        key,
        environment: values.environment,
        revision: shaOf(values.revision, '--revision'),
        rollbackOf:
          values['rollback-of'] === undefined ? null : shaOf(values['rollback-of'], '--rollback-of'),
        specification: specificationOf(values),
        canary: values.canary === undefined ? null : percent(values.canary, '--canary'),
      });
      return settled(data, key, values, io);
    case 'rollback':
      await order(data, { order: 'rollback', service: serviceOf(values), key });
      return settled(data, key, values, io);
    case 'promote': {
      const weight = values.weight === undefined ? null : percent(values.weight, '--weight');
      await order(data, { order: 'promote', service: serviceOf(values), weight });
      return tell(data, values, io);
    }
    case 'abandon': {
      const why = values.reason ?? 'it was abandoned';
      await order(data, { order: 'abandon', service: serviceOf(values), why });
      return tell(data, values, io);
    }
    case 'status':
      return tell(data, values, io);
    case 'metrics':
      io.out(`${JSON.stringify(await order(data, { order: 'metrics', service: serviceOf(values) }))}\n`);
      return 0;
    default:
      throw new Error(
        `deliver knows the verbs promote, abandon, rollback, status and metrics, not "${verb}"`,
      );
  }
}

async function tell(data: string, values: Values, io: CommandIo): Promise<number> {
  const statuses = Statuses.parse(await order(data, { order: 'status', service: values.service ?? null }));
  if (values.format === 'json') io.out(`${JSON.stringify(statuses, null, 2)}\n`);
  else io.out(statuses.map(renderStatus).join(''));
  return 0;
}

/** Waits until it is known how a delivery ended, as long as the proxy itself gives it. */
async function settled(data: string, key: string, values: Values, io: CommandIo): Promise<number> {
  const service = serviceOf(values);
  for (;;) {
    const [status] = Statuses.parse(await order(data, { order: 'status', service }));
    const record = status?.deliveries.find((one) => one.key === key);
    if (record === undefined) throw new Error(`the proxy no longer knows the delivery ${key}`);
    if (values['no-wait'] || record.state !== 'starting') return report(record, values, io);
    await sleep(100);
  }
}

function report(record: DeliveryRecord, values: Values, io: CommandIo): number {
  if (values.format === 'json') io.out(`${JSON.stringify(record, null, 2)}\n`);
  else io.out(`${sentence(record)}\n`);
  return record.state === 'failed' ? 1 : 0;
}

function sentence({ version, state, canary, why }: DeliveryRecord): string {
  switch (state) {
    case 'starting':
      return `${version} is starting.`;
    case 'canary':
      return `${version} meets ${canary} % of the clients. Promote it or abandon it.`;
    case 'live':
      return `${version} is live.`;
    case 'failed':
      return `${version} failed and gets no traffic: ${oneLine(why ?? '')}`;
    case 'superseded':
      return `${version} was live: ${oneLine(why ?? '')}`;
  }
}

function serviceOf({ service }: Values): string {
  if (service === undefined) throw new Error('name the service: --service NAME');
  return service;
}

function specificationOf(values: Values): Specification | null {
  const { command, cwd, health } = values;
  const file = values['env-file'];
  const times = {
    start: span(values['start-within'], '--start-within'),
    drain: span(values['drain-within'], '--drain-within'),
    grace: span(values.grace, '--grace'),
  };
  const given = Object.entries(times).filter(([, value]) => value !== undefined);
  if (command === undefined) {
    if (cwd !== undefined || file !== undefined || health !== undefined || given.length > 0)
      throw new Error('say how it is run as a whole: --command TEXT with the other options');
    return null;
  }
  const specification = Specification.safeParse({
    command,
    directory: resolve(cwd ?? '.'),
    ...(file === undefined ? {} : { environmentFile: resolve(file) }),
    ...(health === undefined ? {} : { health }),
    timings: Object.fromEntries(given),
  });
  if (specification.success) return specification.data;
  const [issue] = specification.error.issues;
  throw new Error(`${issue?.path.join('.')}: ${issue?.message}`);
}

function span(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  const read = Duration.safeParse(text);
  if (!read.success) throw new Error(`${name} is a span such as 30s or 5m, not "${text}"`);
  return millisecondsOf(read.data);
}

function percent(text: string, name: string): number {
  const value = Number(text.replace(/%$/, ''));
  if (text.trim() === '' || !(value >= 0 && value <= 100))
    throw new Error(`${name} is a percentage from 0 to 100`);
  return value;
}

function shaOf(text: string | undefined, name: string): Sha {
  const sha = Sha.safeParse(text);
  if (!sha.success) throw new Error(`${name} is a full commit SHA, such as "git rev-parse HEAD" prints it`);
  return sha.data;
}
