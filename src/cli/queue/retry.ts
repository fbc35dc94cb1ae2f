import type { StoreIo, StoreTools } from '../store-command.ts';
import { bareId, type Dead, findDead, listDead } from './dead.ts';
import { missing } from './missing.ts';

/** So many are taken at a time. */
const page = 100;

/** Gives one dead letter all its attempts again. */
export async function retry(id: string, io: StoreIo, tools: StoreTools): Promise<number> {
  const dead = await findDead(tools, id);
  if (dead === null || !(await retryOne(dead, tools))) return missing(id, io);
  io.out(`${dead.id} is tried again.\n`);
  return 0;
}

/** The same for all that are dead now. What cannot be retried is said, and left where it is. */
export async function retryAll(io: StoreIo, tools: StoreTools): Promise<number> {
  const tried = new Set<string>();
  let retried = 0;
  let failed = 0;
  for (;;) {
    // Whatever could not be retried stays at the front of the list.
    const letters = (await listDead(tools, page + failed)).filter(({ id }) => !tried.has(id));
    if (letters.length === 0) break;
    for (const dead of letters) {
      tried.add(dead.id);
      try {
        if (await retryOne(dead, tools)) retried += 1;
      } catch (error) {
        failed += 1;
        io.err(`${dead.id} cannot be retried: ${error instanceof Error ? error.message : String(error)}\n`);
      }
    }
    await io.drained();
  }
  io.out(`${retried} ${retried === 1 ? 'dead letter is' : 'dead letters are'} tried again.\n`);
  return failed === 0 ? 0 : 2;
}

/** Returns whether there still was one. */
async function retryOne(dead: Dead, { stores, queue }: StoreTools): Promise<boolean> {
  return dead.kind === 'delivery'
    ? stores.inbox.retry(bareId(dead))
    : (await queue()).retryDead(bareId(dead));
}
