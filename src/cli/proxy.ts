import { parseArgs } from 'node:util';
import { ServiceName } from '../operate/deliver/processes/specification.ts';
import type { ClientKey } from '../operate/deliver/proxy/assignment.ts';
import type { Address } from '../operate/deliver/proxy/upstream.ts';
import { createLog } from '../platform/log.ts';
import type { Command } from './command.ts';
import { dataDirectory } from './deliver/data-directory.ts';

/** `wired-chaos proxy`: stands in front of the services of this machine. */
export const proxy: Command = {
  name: 'proxy',
  summary: 'Stand in front of the services of this machine and keep their versions well',
  usage: `wired-chaos proxy --listen SERVICE=[HOST:]PORT [--listen …] [--data DIR] [options]

  --listen SERVICE=[HOST:]PORT  where clients reach a service (host: 127.0.0.1); once for each service
  --data DIR                    the data directory (WIRED_CHAOS_DATA, or ./.wired-chaos)
  --behind-proxy                what X-Forwarded-* and Forwarded say is believed: only balancers of yours can connect
  --client cookie:NAME | header:NAME | address
                                what a client is known by while a canary meets a share of them
                                (default: a cookie of the proxy's own)
  --record SERVICE=ENVIRONMENT  record traffic of the routes that environments.ENVIRONMENT.verify.replay names, without
                                credentials and personal data, into DIR/proxy/recordings/SERVICE.jsonl
  --configuration FILE          where they are named (default: .github/wired-chaos.yml)
  --leave-running               when stopped, leave the versions to the next proxy instead of ending them
  --log-level LEVEL             trace, debug, info, warn, error or silent (default: info); lines of JSON

Runs in the foreground until SIGINT or SIGTERM. "wired-chaos deliver" brings versions there. Which version is live is
on disk: after a crash, a kill -9 or a restart of the machine the next proxy takes the same versions up again, or
starts them. Only you can give it orders.

  wired-chaos proxy --listen shop=8080`,
  async run(args, io) {
    const { values } = parseArgs({
      args,
      options: {
        listen: { type: 'string', multiple: true },
        data: { type: 'string' },
        'behind-proxy': { type: 'boolean', default: false },
        client: { type: 'string' },
        record: { type: 'string', multiple: true, default: [] },
        configuration: { type: 'string', default: '.github/wired-chaos.yml' },
        'leave-running': { type: 'boolean', default: false },
        'log-level': { type: 'string', default: 'info' },
      },
    });
    const listeners = (values.listen ?? []).map(listenerOf);
    if (listeners.length === 0) throw new Error('say where clients reach a service: --listen SERVICE=PORT');
    if (new Set(listeners.map(({ service }) => service)).size < listeners.length)
      throw new Error('a service has one --listen');
    const level = values['log-level'];
    if (!levels.includes(level)) throw new Error(`--log-level is one of ${levels.join(', ')}`);
    // Only here, for other commands do not need it.
    const { startMachine } = await import('../operate/deliver/processes/machine.ts');
    const { recordersOf } = await import('./deliver/recorders.ts');
    const data = dataDirectory(values.data, io.env);
    const services = listeners.map(({ service }) => service);
    const recorders = recordersOf(values.record, { data, configuration: values.configuration, services });
    const machine = await startMachine({
      data,
      listeners,
      log: createLog({ level }),
      forwarding: { protocol: 'http', trusted: values['behind-proxy'] },
      capture: (service) => recorders.of(service),
      ...(values.client === undefined ? {} : { clientKey: clientKeyOf(values.client) }),
    });
    await new Promise<void>((resolve) => {
      for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve());
    });
    await machine.close({ leaveRunning: values['leave-running'] });
    await recorders.close();
    return 0;
  },
};

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'];

function listenerOf(text: string): { service: string; address: Address } {
  const [, service, host = '127.0.0.1', port] =
    /^([^=]+)=(?:(\[[^\]]+\]|[^:]+):)?(\d{1,5})$/.exec(text) ?? [];
  const name = ServiceName.safeParse(service);
  if (!name.success || Number(port) > 65_535)
    throw new Error(`--listen is SERVICE=PORT or SERVICE=HOST:PORT, such as shop=8080, not "${text}"`);
  return { service: name.data, address: { host: host.replace(/^\[|\]$/g, ''), port: Number(port) } };
}

function clientKeyOf(text: string): ClientKey {
  if (text === 'address') return { kind: 'address' };
  const [, kind, name] = /^(cookie|header):([!#$%&'*+.^_`|~0-9A-Za-z-]+)$/.exec(text) ?? [];
  if ((kind !== 'cookie' && kind !== 'header') || name === undefined)
    throw new Error('--client is cookie:NAME, header:NAME or address');
  return { kind, name };
}
