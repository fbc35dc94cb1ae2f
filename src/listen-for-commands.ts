import type { StoreTools } from './cli/store-command.ts';
import { commandsFor } from './cli/store-commands.ts';
import { listenForControl } from './platform/control/server.ts';
import { controlSocket } from './platform/control/socket-path.ts';
import type { Log } from './platform/log.ts';

/**
 * Has the command line's commands on the stores run in this process, for nobody else can open the embedded ones. An
 * App on a PostgreSQL server needs none of that.
 * @param options.directory the data directory
 */
export async function listenForCommands(options: {
  readonly directory: string;
  readonly tools: StoreTools;
  readonly log: Log;
}): Promise<{ close(): Promise<void> }> {
  const { directory, tools, log } = options;
  const none = { close: async () => {} };
  if (tools.stores.kind === 'postgresql') return none;
  if (process.platform === 'win32') {
    log.warn(
      'on Windows commands such as pause need the App to be stopped; comments and the file PAUSE do not',
    );
    return none;
  }
  try {
    const socket = controlSocket(directory, { make: true });
    return await listenForControl({ socket, run: commandsFor(tools), log });
  } catch (error) {
    // Some mounted file systems know no sockets. Pausing by comment and by the file PAUSE works all the same.
    log.error({ err: error }, 'commands such as pause need the App to be stopped: it cannot listen for them');
    return none;
  }
}
