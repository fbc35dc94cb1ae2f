import { randomUUID } from 'node:crypto';
import type { Ledger } from './ledger.ts';
import type { Log } from './log.ts';
import { switchKind, type Turned } from './switches/entry.ts';
import { createLease, keepRenewing, type LeaseClocks, LeaseLost } from './switches/lease.ts';
import { pausedByFile } from './switches/pause-file.ts';
import { createSwitchReader } from './switches/reader.ts';
import { lastTurn, pauseOf, pausesOf, type Switchboard } from './switches/state.ts';
import type { SwitchStore } from './switches/store.ts';
import { placeOf, type SwitchedRepository, type SwitchTarget } from './switches/target.ts';

/** A pause that is in force. */
export interface Pause {
  /** `process` is the file PAUSE in the data directory, which stops one process. */
  readonly scope: SwitchTarget['scope'] | 'process';
  /** Login of whoever paused. */
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly since: string;
  readonly reason: string | null;
}

/** A pause that is in force, and for what. */
export interface PauseInForce extends Pause {
  readonly installation: number | null;
  readonly repository: SwitchedRepository | null;
}

/** Somebody turns a switch. */
export interface Turn {
  readonly target: SwitchTarget;
  readonly paused: boolean;
  /** The id is null for whoever orders it at the command line. */
  readonly by: { readonly id: number | null; readonly login: string };
  /** At most {@link longestReason} characters are kept. */
  readonly reason: string | null;
  /**
   * When it was ordered: `now`, after whatever was ordered before; or elsewhere, where time (ISO 8601, UTC) and a
   * number that grows with every order say which of two orders came later.
   */
  readonly ordered: 'now' | { readonly at: string; readonly number: number };
}

/** Forward acts are paused: this one must not happen now. It is no failure. */
export class Paused extends Error {
  readonly pause: Pause;

  constructor(pause: Pause) {
    super(`paused by ${pause.by} since ${pause.since} (${pause.scope})`);
    this.name = 'Paused';
    this.pause = pause;
  }
}

/**
 * What stops every act that moves something forward: for one repository, all of an installation, or everything. It is
 * kept on the ledger, so it survives a crash and works while the database is down. Every process reads it several
 * times a second, and one that cannot stops moving forward by itself.
 */
export interface Switches {
  /**
   * The pause in force for a repository, the widest first; null when it runs. For showing and for deciding what to do:
   * what is about to be done is asked with {@link assertForward}.
   * @throws when the switches cannot be read.
   */
  paused(installation: number, repository: SwitchedRepository): Promise<Pause | null>;
  /**
   * Returns when a forward act may happen now. To be called immediately before each: a pause stops what starts a
   * second after it was stored, in whatever process. In memory, so it costs nothing.
   * @throws {Paused}
   * @throws {LeaseLost} when the switches have not been read for a second.
   */
  assertForward(installation: number, repository: SwitchedRepository): void;
  /** Every pause in force. */
  inForce(): Promise<PauseInForce[]>;
  /**
   * Turns a switch, once for each order. What was ordered last holds, in whatever sequence orders arrive.
   * @throws when the ledger cannot be written.
   */
  turn(turn: Turn): Promise<void>;
  /** Stops reading; forward acts then stop, too. */
  close(): Promise<void>;
}

/** In characters. */
export const longestReason = 500;

interface Seen {
  readonly board: Switchboard;
  /** Of the file PAUSE. */
  readonly fileSince: Date | null;
}

/**
 * Opens the switches on a ledger, and goes on reading them until they are closed.
 * @param options.store reads what the ledger holds about switches
 * @param options.file path of the file PAUSE
 * @param options.clocks what measures the second; the system's unless given
 */
export async function openSwitches(options: {
  readonly ledger: Pick<Ledger, 'append'>;
  readonly store: SwitchStore;
  readonly file: string;
  readonly log: Log;
  readonly clocks?: LeaseClocks;
}): Promise<Switches> {
  const { ledger, store, file, log, clocks } = options;
  const readBoard = createSwitchReader(store);
  const lease = createLease<Seen>(async () => {
    const [board, fileSince] = await Promise.all([readBoard(), pausedByFile(file)]);
    return { board, fileSince };
  }, clocks);
  await lease.renew();
  const renewing = keepRenewing(lease, log);

  const find = (seen: Seen, installation: number, repository: SwitchedRepository): Pause | null => {
    if (seen.fileSince !== null) return byFile(seen.fileSince);
    const turned = pauseOf(seen.board, installation, repository);
    return turned === null ? null : describe(turned);
  };
  const look = async (): Promise<Seen> => {
    await lease.renew();
    return lease.current();
  };

  return {
    paused: async (installation, repository) => find(await look(), installation, repository),
    assertForward: (installation, repository) => {
      const pause = find(lease.current(), installation, repository);
      if (pause !== null) throw new Paused(pause);
    },
    inForce: async () => {
      const { board, fileSince } = await look();
      return [
        ...(fileSince === null ? [] : [{ ...byFile(fileSince), installation: null, repository: null }]),
        ...pausesOf(board).map((turned) => ({ ...describe(turned), ...whereOf(turned.target) })),
      ];
    },
    turn: async ({ target, paused, by, reason, ordered }) => {
      const { at, order, key } =
        ordered === 'now'
          ? { at: after(lastTurn((await look()).board, target)), order: 0, key: randomUUID() }
          : { at: ordered.at, order: ordered.number, key: ordered.number };
      await ledger.append({
        ...placeOf(target),
        kind: switchKind,
        key: `switch:${key}`,
        data: {
          paused,
          by,
          at,
          order,
          reason: reason === null ? null : reason.slice(0, longestReason),
        },
      });
      // It is stored, and every process will read it; this one at once, if it can.
      await lease.renew().catch((error: unknown) => log.warn({ err: error }, 'the switches cannot be read'));
    },
    close: () => renewing.stop(),
  };
}

/** Now, but after the last turn also where clocks differ: what is ordered now holds. */
function after(last: Turned | null): string {
  const earliest = last === null ? 0 : Date.parse(last.at) + 1;
  return new Date(Math.max(Date.now(), earliest)).toISOString();
}

function describe({ target, by, at, reason }: Turned): Pause {
  return { scope: target.scope, by: by.login, since: at, reason };
}

function byFile(since: Date): Pause {
  return { scope: 'process', by: 'the file PAUSE', since: since.toISOString(), reason: null };
}

function whereOf(target: SwitchTarget): Pick<PauseInForce, 'installation' | 'repository'> {
  switch (target.scope) {
    case 'everything':
      return { installation: null, repository: null };
    case 'organisation':
      return { installation: target.installation, repository: null };
    case 'repository':
      return { installation: target.installation, repository: target.repository };
  }
}

/** What stopped a forward act, also where a client wrapped it into an error of its own; null for any other error. */
export function stopOf(error: unknown): Paused | LeaseLost | null {
  for (let cause = error, depth = 0; cause instanceof Error && depth < deepest; depth += 1) {
    if (cause instanceof Paused || cause instanceof LeaseLost) return cause;
    cause = cause.cause;
  }
  return null;
}

/** Causes of causes are followed so far. */
const deepest = 5;
