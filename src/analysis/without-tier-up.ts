import { setFlagsFromString } from 'node:v8';

/**
 * Leaves WebAssembly as V8's first compiler makes it. PostgreSQL's parser is one function of enormous size: to optimise
 * it takes V8 half a gigabyte and seconds of another core.
 * @see https://v8.dev/docs/wasm-compilation-pipeline
 */
export const withoutTierUpFlags = ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering'] as const;

/** For programs that judge one change and end: it holds for the whole process. */
export function withoutTierUp(): void {
  // Both by themselves: what V8 makes of a switch that stands for several it makes only when it starts.
  for (const flag of withoutTierUpFlags) setFlagsFromString(flag);
}
