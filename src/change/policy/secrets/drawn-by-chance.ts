import { randomnessOf } from './randomness.ts';

/** Bits for each character above which even a value without a digit is not made of words. */
const clear = 0.5;

/** Whether a value without a form of its own looks drawn by chance: names, words and paths of its length do not. */
export function isDrawnByChance(secret: string): boolean {
  return randomnessOf(secret) > (/\d/.test(secret) ? 0 : clear * secret.length);
}
