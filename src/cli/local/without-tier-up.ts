import { setFlagsFromString } from 'node:v8';

/**
 * Leaves WebAssembly as V8's first compiler makes it. PostgreSQL's parser is one function of enormous size: to optimise
 * it takes V8 half a gigabyte and seconds, which a program that judges one change and ends never gets back. For such
 * programs only: it holds for the whole process.
 */
export function withoutTierUp(): void {
  // The budget that a function has before it is optimised; the switches for it are read too early to be set here.
  setFlagsFromString('--wasm-tiering-budget=2000000000');
}
