import type { ControlIo, RunCommand } from '../platform/control/server.ts';
import { data } from './data.ts';
import { installations } from './installations.ts';
import { rotateKey } from './ledger/rotate-key.ts';
import { pause } from './pause.ts';
import { queue } from './queue.ts';
import { resume } from './resume.ts';
import type { StoreCommand, StoreTools } from './store-command.ts';
import { switches } from './switches.ts';

/** Every command on the stores. */
export const storeCommands: readonly StoreCommand[] = [data, installations, pause, queue, resume, switches];

/** Those, and what of other commands has to be done where the stores are open. */
const here: readonly StoreCommand[] = [...storeCommands, rotateKey];

/** Runs the commands that come in over the control socket, on the stores of this App, and no other commands. */
export function commandsFor(tools: StoreTools): RunCommand {
  return async ({ argv: [name, ...args], user, directory }, io: ControlIo) => {
    const command = here.find((one) => one.name === name);
    if (command === undefined) {
      io.err(`The running App has no command "${name}". Is it of the same version?\n`);
      return 2;
    }
    try {
      return await command.run(args, { ...io, env: process.env, user, directory }, tools);
    } catch (error) {
      io.err(`${error instanceof Error ? error.message : String(error)}\n\n${command.usage}\n`);
      return 2;
    }
  };
}
