import { turnedOf } from './entry.ts';
import { type Chain, type Switchboard, withTurns } from './state.ts';
import type { ChainPosition, SwitchStore } from './store.ts';

/** So many entries are read at once. */
const page = 500;

interface Known {
  readonly position: ChainPosition;
  readonly chain: Chain;
}

/** Reads every switch, and of what it has read before only what was added. */
export function createSwitchReader(store: SwitchStore): () => Promise<Switchboard> {
  let known: ReadonlyMap<number, Known> = new Map();

  return async () => {
    const next = new Map<number, Known>();
    for (const position of await store.positions()) {
      const before = known.get(position.installation);
      next.set(position.installation, await readChain(store, position, before));
    }
    known = next;
    return new Map([...next].map(([installation, { chain }]) => [installation, chain]));
  };
}

async function readChain(
  store: SwitchStore,
  position: ChainPosition,
  before: Known | undefined,
): Promise<Known> {
  const { installation } = position;
  if (before?.position.newest === position.newest && before.position.count === position.count) return before;
  // Fewer than before, or other ones: the chain was erased, and this is a new one.
  const grown =
    before !== undefined &&
    before.position.newest < position.newest &&
    before.position.count < position.count;
  let chain: Chain = grown ? before.chain : new Map();
  let count = grown ? before.position.count : 0;
  let newest = grown ? before.position.newest : 0;
  for (;;) {
    const entries = await store.entries(installation, newest, page);
    chain = withTurns(chain, entries.map(turnedOf));
    count += entries.length;
    newest = entries.at(-1)?.seq ?? newest;
    if (entries.length < page) break;
  }
  return { position: { installation, count, newest }, chain };
}
