import { userInfo } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { ControlFailed, runThere } from '../../../platform/control/client.ts';
import { proxySocket } from './machine.ts';
import { type Order, orderCommand } from './orders.ts';

/** The proxy said no. The message says why and what to do. */
export class OrderRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'OrderRefused';
  }
}

/** Nobody listens: whether an order was carried out before is not known. */
export class NoProxy extends Error {
  constructor(data: string) {
    super(`no proxy runs on ${data}. Start it with: wired-chaos proxy --data ${data} --listen SERVICE=PORT`);
    this.name = 'NoProxy';
  }
}

/** The proxy answers at most four at a time; others try again. */
const tries = 20;

/**
 * Gives an order to the proxy of a data directory.
 * @returns its answer, as JSON
 * @throws {OrderRefused}
 * @throws {NoProxy}
 * @throws {ControlFailed} when it broke off
 */
export async function order(data: string, what: Order): Promise<unknown> {
  for (let left = tries; ; left -= 1) {
    let out = '';
    let err = '';
    try {
      const exit = await runThere(
        proxySocket(data, { make: false }),
        { argv: [orderCommand, JSON.stringify(what)], user: userInfo().username, directory: process.cwd() },
        { out: (text) => (out += text), err: (text) => (err += text) },
      );
      if (exit === null) throw new NoProxy(data);
      if (exit !== 0) throw new OrderRefused(err.trim());
      return JSON.parse(out);
    } catch (error) {
      if (isMissing(error)) throw new NoProxy(data);
      if (left === 0 || !(error instanceof ControlFailed && /run already/.test(error.message))) throw error;
      await sleep(50);
    }
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
