import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runThere } from '../platform/control/client.ts';
import { controlSocket } from '../platform/control/socket-path.ts';
import { type StoreSettings, storeSettings } from '../platform/store-settings.ts';
import type { Command, CommandIo } from './command.ts';
import type { StoreCommand } from './store-command.ts';

/** A command on the stores, as one of the command line. */
export function asCommand(command: StoreCommand): Command {
  return { ...command, run: (args, io) => withStores(command, args, io) };
}

/**
 * Runs a command on the stores, wherever they are open: on the PostgreSQL server that DATABASE_URL names; else in the
 * App that has the data directory open, over its control socket; else here, on the data directory itself.
 * @throws {Error} when there are no stores, or they are in use by somebody who does not answer
 */
export async function withStores(command: StoreCommand, args: string[], io: CommandIo): Promise<number> {
  const settings = settingsFor(args, io);
  const user = userOf(io.env);
  const directory = process.cwd();
  if (settings.server === null) {
    const { directory: data } = settings;
    if (!existsSync(join(data, 'journal.db'))) {
      throw new Error(
        `No App has run in ${data}. Say where its data are: --data DIR or WIRED_CHAOS_DATA, or DATABASE_URL.`,
      );
    }
    const exit = await runInApp(data, { argv: [command.name, ...args], user, directory }, io);
    if (exit !== null) return exit;
  }
  // Only here, for it takes a while, and whoever wants a running App to stop should not wait for it.
  const { openStoreTools } = await import('./store-tools.ts');
  const tools = await openStoreTools(settings).catch((error: unknown) => {
    // By its name, for it may come from the journal's thread.
    throw error instanceof Error && error.name === 'LockHeld' ? unanswered(error) : error;
  });
  try {
    const drained = io.drained ?? (() => Promise.resolve());
    return await command.run(args, { ...io, user, directory, drained }, tools);
  } finally {
    await tools.close();
  }
}

function settingsFor(args: string[], { env }: CommandIo): StoreSettings {
  const settings = storeSettings({ env, file: '.env' });
  const { values } = parseArgs({ args, strict: false, options: { data: { type: 'string' } } });
  return typeof values.data === 'string' ? { ...settings, directory: resolve(values.data) } : settings;
}

/** The exit code; null when no App listens. Unix sockets of this kind do not exist for Node on Windows. */
async function runInApp(data: string, ...[request, io]: Sent): Promise<number | null> {
  if (process.platform === 'win32') return null;
  return runThere(controlSocket(data, { make: false }), request, io);
}
type Sent = [request: Parameters<typeof runThere>[1], io: CommandIo];

function unanswered(held: Error): Error {
  const why =
    process.platform === 'win32'
      ? 'On Windows the App takes no commands while it runs.'
      : 'It does not take commands (yet): if it is starting, try again in a moment.';
  return new Error(`${held.message} ${why}`, { cause: held });
}

/** Who runs this, for the ledger: the person behind sudo rather than root. */
function userOf(env: NodeJS.ProcessEnv): string {
  const { username } = userInfo();
  const behind = env.SUDO_USER ?? '';
  return behind === '' || behind === username ? username : `${behind} as ${username}`;
}
