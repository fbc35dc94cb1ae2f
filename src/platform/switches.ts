import { z } from 'zod';
import type { Ledger } from './ledger.ts';

/** A pause that is in force. */
interface Pause {
  readonly scope: 'repository' | 'organisation';
  /** Login of whoever paused. */
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly since: string;
}

/** Somebody turns a switch. */
interface Turn {
  readonly installation: number;
  /** `owner/name`; with the scope `organisation` every repository of the installation is meant. */
  readonly repository: string;
  readonly scope: Pause['scope'];
  readonly paused: boolean;
  readonly by: { readonly id: number; readonly login: string };
  /** ISO 8601, UTC: when it was ordered. */
  readonly at: string;
  /** Comes after `at` when two turns were ordered in the same second; grows with every order. */
  readonly order: number;
}

/**
 * What stops every act that moves something forward, for one repository or all of an installation. It is kept on the
 * ledger, so it holds in every process, survives a crash, and works while the database is down.
 */
export interface Switches {
  /** The pause in force for a repository (`owner/name`), the organisation's before its own; null when it runs. */
  paused(installation: number, repository: string): Promise<Pause | null>;
  /**
   * Turns a switch, once for each order. What was ordered last holds, in whatever sequence orders arrive.
   * @throws {JournalUnavailable}
   */
  turn(turn: Turn): Promise<void>;
}

const SwitchEntry = z.object({
  paused: z.boolean(),
  by: z.object({ id: z.number().int(), login: z.string() }),
  at: z.string(),
  order: z.number().int(),
});
type SwitchEntry = z.infer<typeof SwitchEntry>;

/** No repository has this name, for theirs have a slash; it stays the same when the organisation is renamed. */
const everything = 'organisation';
const page = 500;

/** The switches on a ledger. */
export function createSwitches(ledger: Ledger): Switches {
  return {
    paused: async (installation, repository) =>
      (await inForce(ledger, installation, everything, 'organisation')) ??
      (await inForce(ledger, installation, repository, 'repository')),
    turn: async ({ installation, repository, scope, paused, by, at, order }) => {
      await ledger.append({
        installation,
        kind: 'switch',
        subject: scope === 'organisation' ? everything : repository,
        key: `switch:${order}`,
        data: { paused, by, at, order },
      });
    },
  };
}

async function inForce(
  ledger: Ledger,
  installation: number,
  subject: string,
  scope: Pause['scope'],
): Promise<Pause | null> {
  let last: SwitchEntry | null = null;
  for (let after = 0; ; ) {
    const entries = await ledger.list({ installation, kind: 'switch', subject, after, limit: page });
    for (const entry of entries) {
      const turned = SwitchEntry.parse(entry.data);
      if (last === null || isLater(turned, last)) last = turned;
    }
    const end = entries.at(-1);
    if (end === undefined || entries.length < page) break;
    after = end.seq;
  }
  return last?.paused === true ? { scope, by: last.by.login, since: last.at } : null;
}

function isLater(one: SwitchEntry, other: SwitchEntry): boolean {
  const [at, before] = [Date.parse(one.at), Date.parse(other.at)];
  return at === before ? one.order > other.order : at > before;
}
