import type { Clock } from '../platform/clock.ts';
import type { Installations } from '../platform/installations.ts';
import type { Queue } from '../platform/queue.ts';
import type { Stores } from '../platform/stores.ts';
import type { Switches } from '../platform/switches.ts';
import type { Command, CommandIo } from './command.ts';

/** Where a command on the stores prints, and who runs it from where: it may run in the App, for somebody elsewhere. */
export interface StoreIo extends CommandIo {
  /** The name of whoever runs it, on their machine. */
  readonly user: string;
  /** The directory in which they run it: paths that they name are relative to it. */
  readonly directory: string;
  /**
   * Resolves when what was printed is on its way. To be awaited now and then by what prints a lot.
   * @throws {Error} when nobody reads any more
   */
  drained(): Promise<void>;
}

/** What such a command works with: the running App's own, or opened for it alone. */
export interface StoreTools {
  readonly stores: Stores;
  readonly switches: Switches;
  readonly installations: Installations;
  /** Made ready at the first call, which takes seconds where no App runs. */
  queue(): Promise<Queue>;
  readonly clock: Clock;
}

/**
 * An area of the `wired-chaos` command that works on what an App keeps. It may read and write everything that
 * {@link StoreTools} offers, and nothing else of the process that it runs in.
 */
export interface StoreCommand extends Omit<Command, 'run'> {
  /**
   * Runs it. Returns the exit code: 0 fine, 1 findings or blocked, 2 usage or failure.
   * @param args what follows the command's name; `--data` has been read, and may stand among them
   * @throws {Error} on arguments it does not know; the caller prints the message and exits with 2
   */
  run(args: string[], io: StoreIo, tools: StoreTools): Promise<number>;
}
