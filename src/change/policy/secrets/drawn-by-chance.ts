import { randomnessOf } from './randomness.ts';

/** Whether a value without a form of its own looks drawn by chance: names, words and paths of its length do not. */
export function isDrawnByChance(secret: string): boolean {
  return /\d/.test(secret) && randomnessOf(secret) > 0;
}
