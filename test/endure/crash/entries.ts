import type { LedgerEntry } from '../../../src/platform/ledger-entry.ts';
import { withLedger } from '../kept.ts';
import type { EndureWorld } from '../world.ts';
import { repositoryNamed } from './outcome.ts';

const page = 1000;

/** What the ledger says about these repositories and what is in them, in the order it was written. */
export async function entriesAbout(
  world: EndureWorld,
  repositories: readonly string[],
): Promise<LedgerEntry[]> {
  const objects = repositories.map((one) => `repository:${repositoryNamed(world, one).id}`);
  return withLedger(world, async (ledger) => {
    const found: LedgerEntry[] = [];
    for (let after = 0; ; ) {
      const entries = await ledger.list({ installation: world.installation, after, limit: page });
      found.push(...entries.filter(({ object }) => objects.includes(object?.split(/[#@]/)[0] ?? '')));
      const last = entries.at(-1);
      if (last === undefined || entries.length < page) return found;
      after = last.seq;
    }
  });
}
