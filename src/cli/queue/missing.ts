import type { StoreIo } from '../store-command.ts';

/** Says that there is no such dead letter. Returns the exit code. */
export function missing(id: string, io: StoreIo): number {
  io.err(`There is no dead letter ${id}. "wired-chaos queue list" shows those that there are.\n`);
  return 1;
}
