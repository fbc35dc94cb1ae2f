import { setTimeout as sleep } from 'node:timers/promises';
import { EffectHeld } from '../../src/platform/effects.ts';
import type { OnPoint } from '../../src/platform/points.ts';

/** The process ends here, as far as a test without processes can tell: nothing after it happens. */
class Crash extends Error {}

/** Crashes at every point the first time that it is come by. */
export interface Crashes {
  readonly onPoint: OnPoint;
  /** Every point that was crashed at, in order. */
  readonly points: readonly string[];
  /** Does something again after each crash, as the queue would, until it goes through. */
  survive<T>(work: () => Promise<T>): Promise<T>;
}

/** Of more crashes than this in one piece of work, it would never get through. */
const mostCrashes = 200;

/** @param matters which points to crash at; all unless told */
export function crashEverywhere(matters: (point: string) => boolean = () => true): Crashes {
  const points: string[] = [];
  return {
    points,
    onPoint(point) {
      if (!matters(point) || points.includes(point)) return;
      points.push(point);
      throw new Crash(`crash at ${point}`);
    },
    async survive(work) {
      for (let crashes = 0; crashes < mostCrashes; crashes += 1) {
        try {
          return await work();
        } catch (error) {
          if (error instanceof EffectHeld) await sleep(Math.max(1, error.until.getTime() - Date.now()));
          else if (!(error instanceof Crash)) throw error;
        }
      }
      throw new Error(`it did not get through: ${points.join(', ')}`);
    },
  };
}
