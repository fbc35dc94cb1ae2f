import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Sha } from '../../../../src/domain/ids.ts';
import { order } from '../../../../src/operate/deliver/processes/client.ts';
import { type Machine, startMachine } from '../../../../src/operate/deliver/processes/machine.ts';
import type { Service, ServiceStatus } from '../../../../src/operate/deliver/processes/service.ts';
import { Specification } from '../../../../src/operate/deliver/processes/specification.ts';
import { createLog } from '../../../../src/platform/log.ts';
import { temporaryDirectory } from '../../../platform/temporary-directory.ts';

/** A service as anybody would write it: says which revision it is, and how it is as a file says. */
const program = `
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
const { PORT, WIRED_CHAOS_REVISION, GREETING } = process.env;
createServer((request, response) => {
  if (request.url === '/health') response.statusCode = existsSync('sick') ? 500 : 200;
  if (request.url === '/slow') return void setTimeout(() => response.end('slow'), 300);
  response.end(\`\${WIRED_CHAOS_REVISION[0]} \${GREETING ?? ''} \${process.pid}\`);
}).listen(Number(PORT), '127.0.0.1');
`;

/** Ends by itself when a test goes wrong, for orphans are what is tested. */
const command = `exec timeout 100 ${process.execPath} service.mjs`;

/** A revision that begins with this digit. */
export function revision(digit: string): Sha {
  return Sha.parse(digit.repeat(40));
}

/** A proxy with the service `shop`, which can be started again on the same data. */
export interface Shop {
  readonly data: string;
  readonly directory: string;
  readonly machine: Machine;
  readonly service: Service;
  readonly url: string;
  /** Text of the answer. */
  get(path?: string): Promise<string>;
  /** Begins a delivery and waits until it is known how it ended. */
  deliver(
    digit: string,
    how?: { command?: string; canary?: number; environmentFile?: string },
  ): Promise<string>;
  until(like: (status: ServiceStatus) => boolean): Promise<ServiceStatus>;
  /** Another proxy on the same data, after the first one was left. */
  again(): Promise<Shop>;
}

export async function startShop(
  data = temporaryDirectory(),
  directory = temporaryDirectory(),
): Promise<Shop> {
  writeFileSync(join(directory, 'service.mjs'), program);
  const machine = await startMachine({
    data,
    listeners: [{ service: 'shop', address: { host: '127.0.0.1', port: 0 } }],
    log: createLog({ level: 'silent' }),
  });
  let closed = false;
  onTestFinished(async () => {
    if (!closed) await machine.close({ leaveRunning: false });
  });
  const service = machine.services.get('shop');
  if (service === undefined) throw new Error('no service');
  const url = `http://127.0.0.1:${machine.ports.get('shop')}`;
  const until: Shop['until'] = async (like) => {
    for (const end = Date.now() + 30_000; Date.now() < end; await new Promise((go) => setTimeout(go, 20))) {
      if (like(service.status())) return service.status();
    }
    throw new Error(`waited in vain: ${JSON.stringify(service.status())}`);
  };
  return {
    data,
    directory,
    machine,
    service,
    url,
    until,
    get: async (path = '/') => (await fetch(url + path)).text(),
    async deliver(digit, { command: other = command, canary = null, environmentFile = null } = {}) {
      const key = `${digit}-${Math.random()}`;
      const specification = Specification.parse({
        command: other,
        directory,
        environmentFile,
        health: '/health',
        timings: { interval: 100, timeout: 300, start: 4000, drain: 5000, grace: 1000 },
      });
      const what = {
        environment: 'production',
        revision: revision(digit),
        rollbackOf: null,
        specification,
        canary,
      };
      await order(data, { order: 'begin', service: 'shop', key, ...what });
      const state = (status: ServiceStatus) => status.deliveries.find((one) => one.key === key);
      const ended = state(await until((status) => state(status)?.state !== 'starting'));
      return ended?.why === null ? ended.state : `${ended?.state}: ${ended?.why}`;
    },
    async again() {
      await machine.close({ leaveRunning: true });
      closed = true;
      return startShop(data, directory);
    },
  };
}
