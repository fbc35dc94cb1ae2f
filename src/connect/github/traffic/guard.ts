import { setTimeout as sleep } from 'node:timers/promises';
import type { Priority } from '../../../domain/priority.ts';
import { type Budget, BudgetExhausted, limitedUntil } from './budget.ts';
import { isQuery } from './mutation.ts';
import type { Resource } from './resource.ts';

/** The part of Octokit's request options that matters here. */
interface RequestOptions {
  readonly method: string;
  readonly url: string;
  readonly query?: unknown;
  request?: object;
}

/** A request that GitHub refused for a limit is made again so often, each time after the pause that GitHub asks for. */
const mostRefusals = 3;

/**
 * Asks the budget before each request, and obeys what GitHub says about limits: a short pause is waited for, a longer
 * one ends the work, for a worker must not be blocked by it.
 * @param longestPause milliseconds that are waited for
 * @returns a hook around Octokit's requests; it throws `BudgetExhausted`
 */
export function guard(budget: Budget, priority: Priority, longestPause: number) {
  /** @throws {BudgetExhausted} */
  const admitted = async (resource: Resource) => {
    for (let pause = budget.pause(Date.now()); pause > 0; pause = budget.pause(Date.now())) {
      if (pause > longestPause) {
        throw new BudgetExhausted('GitHub asks for a pause (secondary limit)', new Date(Date.now() + pause));
      }
      await sleep(pause);
    }
    budget.admit(resource, priority, Date.now());
  };

  return async <Options extends RequestOptions, Response extends { readonly data: unknown }>(
    request: (options: Options) => Response | Promise<Response>,
    options: Options,
  ): Promise<Response> => {
    const resource: Resource = options.url.endsWith('/graphql') ? 'graphql' : 'core';
    // Inner hooks see the options that the first one was given, and no others: they are changed in place.
    if (!repeatable(options)) options.request = { ...options.request, retries: 0 };
    for (let refusals = 0; ; refusals += 1) {
      await admitted(resource);
      try {
        const response = await request(options);
        if (resource === 'graphql' && isRateLimited(response.data)) {
          // GraphQL refuses with 200; what is left, and until when, was in the headers.
          await admitted(resource);
          throw new BudgetExhausted("GitHub's hourly limit is used up (graphql)", inAMinute());
        }
        return response;
      } catch (error) {
        const until = limitedUntil(error, Date.now());
        if (until === null) throw error;
        budget.refused(resource, until, Date.now());
        if (refusals === mostRefusals) {
          throw new BudgetExhausted('GitHub keeps refusing for a limit', new Date(until.at));
        }
      }
    }
  };
}

/**
 * Whether a request may be made again when nobody knows if it took effect. What creates something may not: whoever
 * wants it looks first whether it is there.
 */
function repeatable({ method, url, query }: RequestOptions): boolean {
  if (url.endsWith('/graphql')) return isQuery(query);
  return method !== 'POST' && method !== 'PUT';
}

function isRateLimited(data: unknown): boolean {
  const { errors } = (typeof data === 'object' && data !== null ? data : {}) as {
    readonly errors?: readonly { readonly type?: string }[];
  };
  return Array.isArray(errors) && errors.some((error) => error.type === 'RATE_LIMITED');
}

function inAMinute(): Date {
  return new Date(Date.now() + 60_000);
}
