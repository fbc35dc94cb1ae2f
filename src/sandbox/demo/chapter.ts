import type { World } from '../world.ts';
import type { Stage } from './stage.ts';

/** One story of the demo: the acceptance of a capability, judged by reading the state back. */
export interface Chapter {
  /** What `--chapter` takes. */
  readonly slug: string;
  readonly title: string;
  /** One sentence that says what the reader is about to see. */
  readonly story: string;
  /** Plays it. Throws when something that should have happened did not. */
  play(world: World, stage: Stage): Promise<void>;
}
