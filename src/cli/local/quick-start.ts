import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 compile WebAssembly with its quick compiler alone. A process that looks at one change ends before the other
 * one is done, which takes half a second of a second core and 300 MB for PostgreSQL's parser. For the whole process, so
 * not in the App's, where a database runs in WebAssembly for days.
 * @see https://v8.dev/docs/wasm-compilation-pipeline
 */
export function preferQuickStart(): void {
  setFlagsFromString('--liftoff-only');
}
