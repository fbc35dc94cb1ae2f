import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { listenForControl } from '../../../platform/control/server.ts';
import { controlSocket } from '../../../platform/control/socket-path.ts';
import type { Log } from '../../../platform/log.ts';
import { acquireLock } from '../../../platform/process-lock.ts';
import type { ClientKey } from '../proxy/assignment.ts';
import type { Capture } from '../proxy/capture.ts';
import type { Limits } from '../proxy/limits.ts';
import { createProxy } from '../proxy/proxy.ts';
import type { Forwarding } from '../proxy/request-headers.ts';
import type { Address } from '../proxy/upstream.ts';
import { answerOrders } from './orders.ts';
import { Service } from './service.ts';

/** A service and where clients reach it. */
export interface Listener {
  readonly service: string;
  /** A port of 0 is any that is free. */
  readonly address: Address;
}

/** The proxy of this machine, running. */
export interface Machine {
  /** Service and port, as the listeners stand. */
  readonly ports: ReadonlyMap<string, number>;
  readonly services: ReadonlyMap<string, Service>;
  close(options: { readonly leaveRunning: boolean }): Promise<void>;
}

/** Where the proxy of a data directory keeps what it knows. */
function proxyDirectory(data: string): string {
  return join(resolve(data), 'proxy');
}

/** Its control socket. */
export function proxySocket(data: string, { make }: { readonly make: boolean }): string {
  return controlSocket(proxyDirectory(data), { make });
}

/**
 * Runs the proxy of this machine: takes up what the last one left, listens for clients, and for orders on a socket
 * that only this user can use.
 * @param options.capture what to sample of a service's traffic
 * @throws {LockHeld} when one runs already on this directory
 * @throws {Error} when an address is in use, or what the last one left cannot be read
 */
export async function startMachine(options: {
  readonly data: string;
  readonly listeners: readonly Listener[];
  readonly log: Log;
  readonly limits?: Partial<Limits>;
  readonly forwarding?: Forwarding;
  readonly clientKey?: ClientKey;
  readonly capture?: (service: string) => Capture | null;
}): Promise<Machine> {
  const { data, listeners, log, limits, forwarding, clientKey } = options;
  const directory = proxyDirectory(data);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const lock = acquireLock(join(directory, 'proxy.lock'), `The proxy of ${directory}`);
  const services = new Map<string, Service>();
  const ports = new Map<string, number>();
  const closers: (() => Promise<void>)[] = [];
  try {
    for (const { service: name, address } of listeners) {
      const capture = options.capture?.(name) ?? null;
      const proxy = createProxy({
        ...(limits === undefined ? {} : { limits }),
        ...(forwarding === undefined ? {} : { forwarding }),
        ...(clientKey === undefined ? {} : { clientKey }),
        ...(capture === null ? {} : { capture }),
        onUnreachable: (upstream) => service.unreachable(upstream),
      });
      const own = join(directory, name);
      mkdirSync(own, { recursive: true, mode: 0o700 });
      const service = new Service({ name, directory: own, proxy, log });
      // The address first: where another program has it, nothing of what runs is touched.
      ports.set(name, await proxy.listen(address));
      closers.push(() => proxy.close(0));
      await service.open();
      services.set(name, service);
      log.info({ service: name, port: ports.get(name) }, 'listening');
    }
    // Each look at a delivery is an order.
    const quiet = log.child({}, { level: 'warn' });
    const socket = proxySocket(data, { make: true });
    const control = await listenForControl({ socket, run: answerOrders(services), log: quiet });
    return {
      ports,
      services,
      async close(how) {
        await control.close();
        await Promise.all([...services.values()].map((service) => service.close(how)));
        lock.release();
      },
    };
  } catch (error) {
    for (const service of services.values()) await service.close({ leaveRunning: true });
    await Promise.all(closers.map((close) => close()));
    lock.release();
    throw error;
  }
}
