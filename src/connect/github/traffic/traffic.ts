import type { ProbotOctokit } from 'probot';
import type { Priority } from '../../../domain/priority.ts';
import { Budget, defaultReserves, type Remaining } from './budget.ts';
import type { Caller } from './caller.ts';
import { ConditionalCache } from './conditional-cache.ts';
import { Counter, type Counts } from './counts.ts';
import { callersFetch, type Fetch, type LastCheck, patientFetch } from './fetch.ts';
import { guard } from './guard.ts';
import { Lanes } from './lanes.ts';
import type { Resource } from './resource.ts';

export interface TrafficOptions {
  /** Share of the hourly limits that sweeps leave for events and people, from 0 to 1; a half unless told. */
  readonly sweepReserve?: number;
  /** Milliseconds after which a request is given up; 30 seconds unless told. */
  readonly timeout?: number;
  /** Pauses that GitHub asks for are waited for up to so many milliseconds; 10 seconds unless told. */
  readonly longestPause?: number;
  /** What failed is tried again after so many milliseconds, then after four times as many; a second unless told. */
  readonly retryPause?: number;
}

/** Everything that this process asks of GitHub. */
export interface Traffic {
  readonly counts: Counts;
  /** Of all installations the least that is left of a budget, or null when GitHub has said nothing yet. */
  leastLeft(resource: Resource): Remaining | null;
  /** How tokens are asked for. */
  readonly appFetch: Fetch;
  /** Has a client's requests go through the budget, lanes and cache of its installation, or of the App itself. */
  guide(octokit: InstanceType<typeof ProbotOctokit>, caller: Caller, priority: Priority): void;
  /** Drops everything that is kept of a caller. */
  forget(caller: Caller): void;
}

/** An installation that was not heard of for longer than so many others starts with a whole budget. */
const mostBudgets = 10_000;

/** @param options.writeSpacing milliseconds between two writes of an installation */
export function openTraffic(
  options: TrafficOptions & {
    readonly writeSpacing: number;
    /** What is done with requests that the App signs itself. */
    readonly signIn?: (fetch: Fetch) => Fetch;
  },
): Traffic {
  const { sweepReserve = defaultReserves.sweep, timeout = 30_000, longestPause = 10_000 } = options;
  const attempt = (options.signIn ?? ((fetch) => fetch))(patientFetch(timeout));
  const counter = new Counter();
  const road = { lanes: new Lanes(options.writeSpacing), cache: new ConditionalCache(), counter, attempt };
  const budgets = new Map<Caller, Budget>();

  const budgetOf = (caller: Caller): Budget => {
    const budget = budgets.get(caller) ?? new Budget({ ...defaultReserves, sweep: sweepReserve });
    budgets.delete(caller);
    budgets.set(caller, budget);
    const [oldest] = budgets.keys();
    if (budgets.size > mostBudgets && oldest !== undefined) budgets.delete(oldest);
    return budget;
  };

  return {
    get counts() {
      return counter.counts;
    },
    leastLeft(resource) {
      const now = Date.now();
      const left = [...budgets.values()].flatMap((budget) => budget.left(resource, now) ?? []);
      return left.reduce<Remaining | null>(
        (least, one) => (least === null || one.remaining < least.remaining ? one : least),
        null,
      );
    },
    appFetch: attempt,
    forget(caller) {
      budgets.delete(caller);
      road.cache.forget(caller);
    },
    guide(octokit, caller, priority) {
      const budget = budgetOf(caller);
      const fetch = callersFetch(road, { caller, priority, budget });
      octokit.hook.before('request', (request) => {
        const { lastCheck } = (request.request ?? {}) as { readonly lastCheck?: LastCheck };
        const checked: Fetch = (url, init) => fetch(url, init, lastCheck);
        request.request = { ...request.request, fetch: checked };
      });
      octokit.hook.wrap('request', guard(budget, priority, longestPause));
    },
  };
}
