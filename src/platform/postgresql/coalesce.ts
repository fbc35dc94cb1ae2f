import { DatabaseUnavailable } from '../database.ts';

interface Waiting<Item, Result> {
  readonly item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

/**
 * Gathers calls into batches, so that what arrives together costs one round trip and one commit. A call alone goes at
 * once; while as many batches as allowed are under way, calls wait for the next.
 * @param options.run does a batch; its results are in the order of the items. When it throws, all of the batch failed.
 * @param options.underWay how many batches at a time
 * @param options.largest how many items, and how much weight, a batch has at most (one item may weigh more)
 * @param options.maximumWaiting above it calls are refused, so that memory stays bounded
 * @throws {DatabaseUnavailable} from the call, when too many wait
 */
export function coalesce<Item, Result>(options: {
  readonly run: (items: readonly Item[]) => Promise<readonly Result[]>;
  readonly underWay: number;
  readonly largest: { readonly items: number; readonly weight: number };
  readonly weigh?: (item: Item) => number;
  readonly maximumWaiting: number;
}): (item: Item) => Promise<Result> {
  const { run, underWay, largest, weigh = () => 1, maximumWaiting } = options;
  let waiting: Waiting<Item, Result>[] = [];
  let running = 0;
  let scheduled = false;

  function schedule(): void {
    if (scheduled || waiting.length === 0 || running >= underWay) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      void flush();
      schedule();
    });
  }

  async function flush(): Promise<void> {
    const batch = take();
    running += 1;
    try {
      const results = await run(batch.map(({ item }) => item));
      for (const [index, { resolve, reject }] of batch.entries()) {
        const result = results[index];
        if (result === undefined) reject(new Error('a batch has answered for too few of its items'));
        else resolve(result);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      running -= 1;
      schedule();
    }
  }

  function take(): Waiting<Item, Result>[] {
    let weight = 0;
    const full = waiting.findIndex(({ item }, index) => {
      weight += weigh(item);
      return index > 0 && (index >= largest.items || weight > largest.weight);
    });
    const batch = full === -1 ? waiting : waiting.slice(0, full);
    waiting = full === -1 ? [] : waiting.slice(full);
    return batch;
  }

  return (item) => {
    if (waiting.length >= maximumWaiting) {
      return Promise.reject(
        new DatabaseUnavailable(`${maximumWaiting} writes already wait for the database.`),
      );
    }
    return new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      schedule();
    });
  };
}
