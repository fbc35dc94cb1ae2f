import { setTimeout as sleep } from 'node:timers/promises';

/** What customers met so far. */
export interface Met {
  readonly requests: number;
  /** Not answered, or answered with 5xx. */
  readonly failed: number;
  /** Carts whose total was another than it ought to be. */
  readonly wrong: number;
}

/** Customers who look at products and carts, one request after the other, until they leave. */
export interface Customers {
  met(): Met;
  /** Resolves when their last requests are answered. */
  leave(): Promise<Met>;
}

/** Carts and what they cost, in cents. The last one gets its discount only because a gift card counts as well. */
const carts = [
  { items: [{ sku: 'MUG-01', quantity: 2 }], total: 3000 },
  { items: [{ sku: 'KITE-02', quantity: 1 }], discountCode: 'WELCOME10', total: 3600 },
  {
    items: [
      { sku: 'MUG-01', quantity: 1 },
      { sku: 'GIFT-25', quantity: 1 },
    ],
    total: 4000,
  },
  { items: [{ sku: 'ROPE-10', quantity: 3 }], discountCode: 'BULK20', total: 14_371 },
  {
    items: [
      { sku: 'ROPE-10', quantity: 2 },
      { sku: 'GIFT-25', quantity: 1 },
    ],
    discountCode: 'BULK20',
    total: 11_581,
  },
];
const pages = [
  '/products',
  '/products/MUG-01',
  '/products/ROPE-10',
  '/products/KITE-02',
  '/products/GIFT-25',
];

/** Milliseconds between two requests of a customer. */
const pause = 40;

/** @param options.many each keeps its cookies, by which the proxy knows it */
export function sendCustomers(url: string, options: { readonly many: number }): Customers {
  const counts = { requests: 0, failed: 0, wrong: 0 };
  let shopping = true;

  async function visit(number: number): Promise<void> {
    const cookies = new Map<string, string>();
    const ask = async (path: string, body?: unknown): Promise<unknown> => {
      counts.requests += 1;
      try {
        const response = await fetch(url + path, {
          method: body === undefined ? 'GET' : 'POST',
          headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          signal: AbortSignal.timeout(20_000),
        });
        for (const cookie of response.headers.getSetCookie()) {
          const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
          if (name !== undefined && value !== undefined) cookies.set(name, value);
        }
        if (response.status >= 500) counts.failed += 1;
        return await response.json();
      } catch {
        counts.failed += 1;
        return null;
      }
    };
    for (let turn = number; shopping; turn += 1) {
      await ask(pages[turn % pages.length] ?? '/products');
      await sleep(pause);
      const { total, ...cart } = carts[turn % carts.length] ?? { total: 0 };
      const quoted = await ask('/cart/totals', cart);
      if (quoted !== null && Object(quoted).total !== total) counts.wrong += 1;
      await sleep(pause);
    }
  }

  const all = Array.from({ length: options.many }, (_, number) => visit(number));
  return {
    met: () => ({ ...counts }),
    async leave() {
      shopping = false;
      await Promise.all(all);
      return { ...counts };
    },
  };
}
