import type { AppProcess } from '../../src/sandbox/app-process.ts';
import type { EndureWorld } from './world.ts';

/** The App, started again whenever it has ended. */
export interface Lives {
  /** How often it was started. */
  readonly count: number;
  /** Kills the present life, whether it is ready or still starting. The next one begins. */
  kill(): Promise<void>;
  /** Ends the last life in an orderly way. */
  stop(): Promise<void>;
}

/** A program that dies so often has another reason than being killed. */
const mostLives = 1000;

/**
 * Keeps the App running.
 * @param next what the next life is told, by its environment; asked before each start
 * @param failed is told when it does not come to life any more
 */
export function keepRunning(
  world: EndureWorld,
  next: () => Readonly<Record<string, string>>,
  failed: (error: unknown) => void,
): Lives {
  let count = 0;
  let stopping = false;
  let present: AppProcess | null = null;

  async function live(): Promise<void> {
    while (!stopping) {
      count += 1;
      if (count > mostLives) throw new Error(`the App was started ${mostLives} times`);
      const environment = next();
      try {
        present = await world.start(environment);
        if (stopping) break;
        await present.ended;
      } catch (error) {
        // Killed on purpose before it was ready, or before the next could be.
        if (environment.ENDURE_KILL === undefined) throw error;
      }
      present = null;
    }
  }

  const living = live().catch(failed);
  return {
    get count() {
      return count;
    },
    async kill() {
      await present?.kill();
    },
    async stop() {
      stopping = true;
      await present?.stop();
      await living;
      await present?.stop();
    },
  };
}
