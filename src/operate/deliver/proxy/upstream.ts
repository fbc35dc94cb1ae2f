import { Agent } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Limits } from './limits.ts';

/** Where a running version listens. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** A running version as the proxy sees it: where it listens, its pool of connections, and what is under way there. */
export class Upstream {
  readonly version: string;
  readonly host: string;
  readonly port: number;
  /** Its kept-alive connections; bounded, the one used last is used next. */
  readonly agent: Agent;
  /** Connections that became WebSockets or the like, on the side of the client. */
  readonly upgraded = new Set<Duplex>();
  /** False once a connection was refused, until it is known to listen again. */
  reachable = true;
  #inFlight = 0;
  #idle: (() => void)[] = [];

  constructor(version: string, { host, port }: Address, limits: Limits) {
    this.version = version;
    this.host = host;
    this.port = port;
    this.agent = new Agent({
      keepAlive: true,
      scheduling: 'lifo',
      maxSockets: limits.inFlight,
      maxFreeSockets: Math.min(limits.inFlight, 256),
      timeout: limits.response,
    });
  }

  /** Requests that were handed over and not answered to their end. */
  get inFlight(): number {
    return this.#inFlight;
  }

  /** A request begins; {@link leave} has to follow, once. */
  enter(): void {
    this.#inFlight += 1;
  }

  leave(): void {
    this.#inFlight -= 1;
    this.#tellIfIdle();
  }

  /** Takes note of a connection that is no longer HTTP. */
  hold(socket: Duplex): void {
    this.upgraded.add(socket);
    socket.once('close', () => {
      this.upgraded.delete(socket);
      this.#tellIfIdle();
    });
  }

  /** Resolves when nothing is under way, or after so many milliseconds; says which. */
  drained(milliseconds: number): Promise<boolean> {
    if (this.#isIdle()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), milliseconds);
      this.#idle.push(() => {
        clearTimeout(timer);
        resolve(true);
      });
    });
  }

  /** Cuts what is still under way and lets go of every connection. */
  close(): void {
    this.reachable = false;
    for (const socket of this.upgraded) socket.destroy();
    this.agent.destroy();
  }

  #isIdle(): boolean {
    return this.#inFlight === 0 && this.upgraded.size === 0;
  }

  #tellIfIdle(): void {
    if (this.#idle.length === 0 || !this.#isIdle()) return;
    const waiting = this.#idle;
    this.#idle = [];
    for (const tell of waiting) tell();
  }
}
