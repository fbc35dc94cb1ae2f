import { appItself } from '../../flows/app-flow.ts';
import type { StoreIo, StoreTools } from '../store-command.ts';
import { bareId, findDead } from './dead.ts';
import { missing } from './missing.ts';

/** In characters, on the ledger. */
const longestCause = 500;

/** Gives one dead letter up for good. It is on the ledger before it is done, so that nothing is dropped unseen. */
export async function drop(
  options: { readonly id: string; readonly yes: boolean },
  io: StoreIo,
  tools: StoreTools,
): Promise<number> {
  const dead = await findDead(tools, options.id);
  if (dead === null) return missing(options.id, io);
  if (!options.yes) {
    io.err(`${dead.id} (${dead.what}) would be gone for good: say --yes to drop it.\n`);
    return 2;
  }
  const { kind, id, what, attempts, at, cause } = dead;
  await tools.stores.ledger.append({
    installation: dead.installation ?? appItself,
    kind: 'dropped',
    subject: what,
    key: `dropped:${id}`,
    data: { letter: { kind, id, what, attempts, at, cause: cause.slice(0, longestCause) }, by: io.user },
  });
  const dropped =
    kind === 'delivery'
      ? await tools.stores.inbox.drop(bareId(dead))
      : await (await tools.queue()).dropDead(bareId(dead));
  if (!dropped) return missing(options.id, io);
  io.out(`${id} is dropped; the ledger says so.\n`);
  return 0;
}
