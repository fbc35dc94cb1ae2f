import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { type Announcements, localAnnouncements } from '../announcements.ts';
import { backoff } from '../backoff.ts';
import type { Log } from '../log.ts';

const channel = 'wired_chaos';

/** NOTIFY takes a lock of the whole server at commit: of one topic at most so many milliseconds apart. */
const spacing = 20;

/** Connections that died without a word are found by asking this often, in milliseconds. */
const heartbeat = 10_000;

/** Who speaks, so that a process does not listen to itself, and about what. */
const Word = z.tuple([z.string(), z.string()]);

/**
 * Announcements over LISTEN and NOTIFY, on a connection of its own that is made anew whenever it breaks. Within this
 * process they arrive at once, also while the server is away. `begun` resolves when it listens, or cannot for now.
 * @param options.connection settings of that connection
 */
export function listenOn(options: {
  readonly connection: pg.ClientConfig;
  readonly pool: pg.Pool;
  readonly log: Log;
}): Announcements & { readonly begun: Promise<void>; close(): Promise<void> } {
  const { connection, pool, log } = options;
  const local = localAnnouncements();
  const self = randomUUID();
  const closing = new AbortController();
  const spaced = new Map<string, NodeJS.Timeout>();
  const again = new Set<string>();

  /** At once, and once more after a while when something was announced meanwhile. */
  function notify(topic: string): void {
    if (spaced.has(topic)) {
      again.add(topic);
      return;
    }
    const timer = setTimeout(() => {
      spaced.delete(topic);
      if (again.delete(topic)) notify(topic);
    }, spacing);
    spaced.set(topic, timer.unref());
    pool
      .query('SELECT pg_notify($1, $2)', [channel, JSON.stringify([self, topic])])
      .catch((error: unknown) => log.debug({ err: error, topic }, 'other processes were not told'));
  }

  /** Listens until the connection breaks, which it throws, or until all is closed. */
  async function listen(onListening: () => void): Promise<void> {
    const client = new pg.Client({ ...connection, keepAlive: true });
    const broken = new Promise<never>((_, reject) => {
      // A broken connection may tell so more than once, and an error nobody listens to would end the process.
      client.on('error', reject);
      client.once('end', () => reject(new Error('the connection ended')));
    });
    broken.catch(() => {});
    try {
      await client.connect();
      client.on('notification', ({ payload }) => {
        const word = parse(payload);
        if (word !== null && word.from !== self) local.announce(word.topic);
      });
      await client.query(`LISTEN ${channel}`);
      onListening();
      local.announceAll();
      while (!closing.signal.aborted) {
        const pause = sleep(heartbeat, undefined, { signal: closing.signal, ref: false }).catch(() => {});
        await Promise.race([broken, pause]);
        if (!closing.signal.aborted) await Promise.race([broken, client.query('SELECT 1'), late()]);
      }
    } finally {
      client.end().catch(() => {});
    }
  }

  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();

  async function work(): Promise<void> {
    let failures = 0;
    while (!closing.signal.aborted) {
      try {
        await listen(() => {
          failures = 0;
          begin();
        });
      } catch (error) {
        failures += 1;
        begin();
        log.warn({ err: error }, 'announcements do not arrive for now; work is found by looking');
        const pause = backoff({ first: 500, longest: 10_000, attempts: 1 }, failures, Math.random());
        await sleep(pause, undefined, { signal: closing.signal }).catch(() => {});
      }
    }
  }

  const working = work();
  return {
    begun,
    subscribe: local.subscribe,
    announce: (topic) => {
      local.announce(topic);
      if (!closing.signal.aborted) notify(topic);
    },
    close: async () => {
      closing.abort();
      for (const timer of spaced.values()) clearTimeout(timer);
      await working;
    },
  };
}

async function late(): Promise<never> {
  await sleep(heartbeat, undefined, { ref: false });
  throw new Error(`no answer within ${heartbeat / 1000} s`);
}

function parse(payload: string | undefined): { from: string; topic: string } | null {
  try {
    const [from, topic] = Word.parse(JSON.parse(payload ?? ''));
    return { from, topic };
  } catch {
    // Somebody else speaks on the channel.
    return null;
  }
}
