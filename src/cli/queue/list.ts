import type { StoreIo, StoreTools } from '../store-command.ts';
import { type Dead, listDead } from './dead.ts';

/** In characters; `queue show` has all of it. */
const longestCause = 160;

/** What waits, and what was given up. Exits with 1 when something was. */
export async function list(
  options: { readonly limit: number; readonly format: 'text' | 'json' },
  io: StoreIo,
  tools: StoreTools,
): Promise<number> {
  const queue = await tools.queue();
  const [deliveries, wakes, dead] = await Promise.all([
    tools.stores.inbox.counts(),
    queue.depth(),
    listDead(tools, options.limit),
  ]);
  if (options.format === 'json') {
    io.out(`${JSON.stringify({ deliveries, wakes, dead }, null, 2)}\n`);
    return dead.length === 0 ? 0 : 1;
  }
  io.out(`deliveries  ${deliveries.pending} waiting, ${deliveries.dead} dead\n`);
  const kinds = Object.entries(wakes).filter(([, depth]) => depth.waiting + depth.active + depth.dead > 0);
  if (kinds.length === 0) io.out('wakes       none\n');
  for (const [kind, { waiting, active, dead: given, oldestSeconds }] of kinds) {
    const due = oldestSeconds > 0 ? `, the oldest due for ${Math.round(oldestSeconds)} s` : '';
    io.out(`wakes       ${kind}: ${waiting} waiting, ${active} active, ${given} dead${due}\n`);
  }
  const total = deliveries.dead + kinds.reduce((sum, [, depth]) => sum + depth.dead, 0);
  if (dead.length > 0)
    io.out(`\nDead letters${total > dead.length ? `, ${dead.length} of ${total}` : ''}:\n`);
  for (const letter of dead) io.out(`${lineOf(letter)}\n`);
  return dead.length === 0 ? 0 : 1;
}

function lineOf({ id, what, installation, attempts, at, cause }: Dead): string {
  const where = installation === null ? '' : `, installation ${installation}`;
  const times = attempts === 1 ? '1 attempt' : `${attempts} attempts`;
  const line = cause.replace(/\s+/g, ' ');
  const short = line.length > longestCause ? `${line.slice(0, longestCause - 1)}…` : line;
  return `${id}\n    ${what}${where}, ${at}, ${times}\n    ${short}`;
}
