import type { Priority } from '../../../domain/priority.ts';
import type { Budget } from './budget.ts';
import type { Caller } from './caller.ts';
import { type ConditionalCache, keyOf } from './conditional-cache.ts';
import type { Counter } from './counts.ts';
import type { Lanes } from './lanes.ts';
import { measuredFetch } from './measured-fetch.ts';
import { isMutation } from './mutation.ts';

/** Like the global one, for the plain arguments that Octokit calls it with. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** What the requests of all callers go through. */
export interface Road {
  readonly lanes: Lanes;
  readonly cache: ConditionalCache;
  readonly counter: Counter;
  /** One attempt of a request, bounded in time. */
  readonly attempt: Fetch;
}

/**
 * One attempt of a request, bounded in time.
 * @param timeout milliseconds after which it is given up, its body included
 */
export function patientFetch(timeout: number): Fetch {
  return (url, init = {}) => {
    const late = AbortSignal.timeout(timeout);
    const signal = init.signal ? AbortSignal.any([init.signal, late]) : late;
    return measuredFetch(url, { ...init, signal });
  };
}

/**
 * Something to be sure of when a request goes out, after all waiting for its turn: it throws when the request must
 * not be made any more. Octokit passes it on as the option `request.lastCheck`.
 */
export type LastCheck = () => void;

/**
 * How one caller asks GitHub: in turn, writes apart from one another, and reads with the ETag of what is kept,
 * so that an unchanged answer costs nothing. What is kept belongs to the caller and is never shown to another.
 */
export function callersFetch(
  road: Road,
  by: { readonly caller: Caller; readonly priority: Priority; readonly budget: Budget },
): (url: string, init?: RequestInit, lastCheck?: LastCheck) => Promise<Response> {
  const { lanes, counter, attempt } = road;
  const { caller, priority, budget } = by;

  return async (url, init = {}, lastCheck = () => {}) => {
    const { pathname } = new URL(url);
    const graphql = pathname.endsWith('/graphql');
    const reads = graphql ? !isMutation(init.body) : init.method === 'GET' || init.method === 'HEAD';
    if (!reads) await lanes.pauseBetweenWrites(caller, priority, pathname);
    return lanes.run(priority, async () => {
      lastCheck();
      counter.add(graphql ? 'graphql' : 'rest');
      try {
        const response =
          init.method === 'GET'
            ? await conditionally(road, caller, url, init, attempt)
            : await attempt(url, init);
        if (response.status >= 400) counter.add('failed');
        budget.learn(graphql ? 'graphql' : 'core', response.headers, Date.now());
        return response;
      } catch (error) {
        counter.add('failed');
        throw error;
      }
    });
  };
}

async function conditionally(
  { cache, counter }: Road,
  caller: Caller,
  url: string,
  init: RequestInit,
  attempt: Fetch,
): Promise<Response> {
  const headers = new Headers(init.headers);
  const asked = [url, headers.get('accept'), headers.get('x-github-api-version')];
  const key = keyOf(caller, asked.join('\n'));
  const kept = cache.get(key);
  if (kept !== null) headers.set('if-none-match', kept.etag);
  const response = await attempt(url, { ...init, headers });
  if (response.status === 304 && kept !== null) {
    counter.add('notModified');
    const fresh = new Headers(kept.headers);
    for (const [name, value] of response.headers) fresh.set(name, value);
    return at(response.url, new Response(kept.body, { status: 200, headers: fresh }));
  }
  const etag = response.headers.get('etag');
  if (response.status !== 200 || etag === null || !isJson(response.headers)) {
    if (kept !== null) cache.delete(key);
    return response;
  }
  const body = await response.text();
  const headersToKeep = Object.fromEntries([...response.headers].filter(([name]) => described.has(name)));
  cache.set(key, { etag, body, headers: headersToKeep });
  return at(response.url, new Response(body, { status: 200, headers: response.headers }));
}

/** Headers that belong to the kept body; all others come with every answer. */
const described = new Set(['content-type', 'link', 'etag', 'last-modified']);

function isJson(headers: Headers): boolean {
  return /^application\/(?:[\w.+-]+\+)?json\b/.test(headers.get('content-type') ?? '');
}

/** A response that is made by hand has no address, and Octokit reads pages by it. */
function at(url: string, response: Response): Response {
  return Object.defineProperty(response, 'url', { value: url });
}
