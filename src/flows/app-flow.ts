import type { InstallationClient, Octokit } from '../connect/github/app-client.ts';
import type { InstallationId } from '../domain/ids.ts';
import type { Clock } from '../platform/clock.ts';
import type { Installations } from '../platform/installations.ts';
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
  /** From one note of a ledger's head on GitHub to the next. */
  readonly anchors: number;
}

/** What a flow may use that works for the App itself and for no installation. */
export interface AppFlowContext {
  /** Signed in as the App: it sees which installations there are and what was delivered, and no repository. */
  readonly octokit: Octokit;
  readonly notes: Notes;
  readonly clock: Clock;
  readonly every: SweepIntervals;
  readonly log: Log;
  readonly installations: Installations;
  /** Installations of which something is stored. */
  stored(): Promise<number[]>;
  /** What app.yml asks every installation for. */
  readonly asked: Readonly<Record<string, string>>;
  /** For how many milliseconds what belongs to an installation that is gone is kept. */
  readonly eraseAfter: number;
  /** A client for one installation. */
  client(installation: InstallationId): Promise<InstallationClient>;
  /** Drops what signs in to an installation. */
  forget(installation: InstallationId): void;
  /** Drops the wakes of an installation that wait. Returns how many. */
  dropWakes(installation: InstallationId): Promise<number>;
  /** Erases everything stored of an installation, for good. Returns what it was, as far as it can be counted. */
  erase(installation: InstallationId): Promise<object | null>;
  /** Wakes a flow of an installation. Resolves when the wake-up is stored. */
  wake(wake: Wake): Promise<void>;
}

/** A flow that belongs to no installation. Its wakes bear the installation 0. */
export type AppFlow<State, Step extends { readonly kind: string }> = Flow<State, Step, AppFlowContext>;

/** The installation of the App's own wakes, notes and ledger entries; GitHub's ids begin at 1. */
export const appItself = 0;
