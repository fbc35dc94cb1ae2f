import type { Octokit } from '../connect/github/app-client.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import type { Notes } from '../platform/notes.ts';
import type { Wake } from '../platform/queue.ts';
import type { Flow } from './flow.ts';

/** How often the sweeps come round, in milliseconds. */
export interface SweepIntervals {
  /** Deliveries that GitHub could not bring through. */
  readonly redelivery: number;
  /** Open pull requests, merge groups and default branches. */
  readonly objects: number;
}

/** What a flow may use that works for the App itself and for no installation. */
export interface AppFlowContext {
  /** Signed in as the App: it sees which installations there are and what was delivered, and no repository. */
  readonly octokit: Octokit;
  readonly notes: Notes;
  readonly clock: Clock;
  readonly every: SweepIntervals;
  readonly log: Log;
  /** Wakes a flow of an installation. Resolves when the wake-up is stored. */
  wake(wake: Wake): Promise<void>;
}

/** A flow that belongs to no installation. Its wakes bear the installation 0. */
export type AppFlow<State, Step extends { readonly kind: string }> = Flow<State, Step, AppFlowContext>;

/** The installation of the App's own wakes, notes and ledger entries; GitHub's ids begin at 1. */
export const appItself = 0;
