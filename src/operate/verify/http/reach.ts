import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { kindOfAddress } from './address.ts';

/** What may be asked. Whoever writes journeys or records traffic chooses paths, and nothing of this. */
export interface Reach {
  /** `host` or `host:port` of everything that may be asked, the environment's own among it. */
  readonly hosts: readonly string[];
  /**
   * Which addresses beside public ones: none, this machine's own, or every private network. Plain http goes nowhere
   * else. Addresses where clouds hand out credentials are never asked.
   */
  readonly privateAddresses: 'none' | 'loopback' | 'all';
}

/** One resolved address. */
export interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}

/** Finds all addresses of a name. */
export type Resolve = (hostname: string) => Promise<readonly Address[]>;

/** It may not be asked, whatever it would answer. The message says why and what to do. */
export class OutOfReach extends Error {
  override readonly name = 'OutOfReach';
}

async function resolveName(hostname: string): Promise<readonly Address[]> {
  const found = await lookup(hostname, { all: true, verbatim: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
}

/** `host` or `host:port` as it is compared; the port of the scheme is left out. */
function isListed(url: URL, hosts: readonly string[]): boolean {
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  return hosts.some((host) => {
    const listed = host.toLowerCase();
    return (
      listed === url.host ||
      listed === `${url.hostname}:${port}` ||
      (url.port === '' && listed === url.hostname)
    );
  });
}

/**
 * Decides what may be asked, and remembers under which addresses: a name is resolved once, so what was judged is
 * what is connected to, however its answers change (DNS rebinding).
 */
export class Gatekeeper {
  readonly #reach: Reach;
  readonly #resolve: Resolve;
  readonly #admitted = new Map<string, Promise<readonly Address[]>>();

  constructor(reach: Reach, resolve: Resolve = resolveName) {
    this.#reach = reach;
    this.#resolve = resolve;
  }

  /**
   * The addresses to connect to.
   * @throws {OutOfReach} when it may not be asked
   * @throws {Error} when its name cannot be resolved
   */
  async admit(url: URL): Promise<readonly Address[]> {
    if (url.protocol !== 'https:' && url.protocol !== 'http:') {
      throw new OutOfReach(`${url.protocol} is neither https nor http.`);
    }
    if (url.username !== '' || url.password !== '') {
      throw new OutOfReach('The address has a user name or a password in it. Send them in a header instead.');
    }
    if (!isListed(url, this.#reach.hosts)) {
      throw new OutOfReach(
        `${url.host} is not a host that may be asked. List it under hosts if it should be.`,
      );
    }
    const key = `${url.protocol}//${url.hostname}`;
    const known = this.#admitted.get(key);
    if (known !== undefined) return known;
    const admitted = this.#judge(url);
    // A name that could not be resolved may be in a moment; hosts are listed, so there are few of them.
    admitted.catch(() => this.#admitted.delete(key));
    this.#admitted.set(key, admitted);
    return admitted;
  }

  async #judge(url: URL): Promise<readonly Address[]> {
    const literal = url.hostname.replace(/^\[|\]$/g, '');
    const version = isIP(literal);
    const addresses: readonly Address[] =
      version === 0
        ? await this.#resolve(url.hostname)
        : [{ address: literal, family: version === 6 ? 6 : 4 }];
    if (addresses.length === 0) throw new Error(`${url.hostname} has no address.`);
    for (const { address } of addresses) this.#check(url, address);
    return addresses;
  }

  #check(url: URL, address: string): void {
    const kind = kindOfAddress(address);
    const { privateAddresses } = this.#reach;
    if (kind === 'never') throw new OutOfReach(`${url.hostname} is at ${address}, which is never asked.`);
    if (kind === 'public') {
      if (url.protocol === 'https:') return;
      throw new OutOfReach(`${url.host} would be asked by plain http. Use https.`);
    }
    if (privateAddresses === 'all' || (privateAddresses === 'loopback' && kind === 'loopback')) return;
    throw new OutOfReach(
      `${url.hostname} is at ${address}, a ${kind} address, and the operator's settings allow none of those.`,
    );
  }
}
