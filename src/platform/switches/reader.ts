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
      const { installation } = position;
      const read = await readChain(store, position, known.get(installation));
      if (read !== null) next.set(installation, read);
    }
    known = next;
    return new Map([...next].map(([installation, { chain }]) => [installation, chain]));
  };
}

async function readChain(
  store: SwitchStore,
  { installation, hash }: ChainPosition,
  before: Known | undefined,
): Promise<Known | null> {
  if (before === undefined) return readOn(store, installation, null);
  if (before.position.hash === hash) return before;
  const { seq } = before.position;
  const [last] = await store.entries(installation, seq - 1, 1);
  // Else the chain was erased, and this is a new one.
  const grown = last?.seq === seq && last.hash === before.position.hash;
  return readOn(store, installation, grown ? before : null);
}

/** Reads a chain to its end. Null when there is nothing, for it was erased meanwhile. */
async function readOn(store: SwitchStore, installation: number, from: Known | null): Promise<Known | null> {
  let read = from;
  for (;;) {
    const entries = await store.entries(installation, read?.position.seq ?? 0, page);
    const newest = entries.at(-1);
    if (newest !== undefined) {
      const chain = withTurns(read?.chain ?? new Map(), entries.map(turnedOf));
      read = { position: newest, chain };
    }
    if (entries.length < page) return read;
  }
}
