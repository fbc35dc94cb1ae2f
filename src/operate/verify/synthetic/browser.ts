import type { BrowserAct } from '../../../domain/probe.ts';
import type { Address } from '../http/reach.ts';
import type { Outcome } from '../outcome.ts';
import type { Values } from './template.ts';

/** What a browser is to do, and where it may go. */
export interface BrowserTask {
  readonly acts: readonly BrowserAct[];
  readonly base: URL;
  /** Hosts that it may ask, each with the addresses that were judged; everything else it does not find. */
  readonly pinned: ReadonlyMap<string, readonly Address[]>;
  readonly timeout: number;
  readonly values: Values;
}

/** Carries out the acts of a step in a browser. Never rejects. */
export type Browse = (task: BrowserTask) => Promise<Outcome>;

/** Where there is no browser, a step that needs one says so and decides nothing. */
export function withoutBrowser(why: string): Browse {
  return async () => ({ verdict: 'inconclusive', reason: `It could not be run: ${why}` });
}
