import type { EffectRecord } from './effects/store.ts';

/** What an effect leaves to remember: small, and never null. */
export type EffectResult =
  | string
  | number
  | true
  | { readonly [name: string]: string | number | boolean | null };

/** Something to be done in the outside world, once. */
export interface Effect<Result extends EffectResult> {
  readonly installation: number;
  /**
   * Names the object and what shall become of it, and, where the same may rightly be done again later, what makes
   * that a new act, such as the version it replaces.
   */
  readonly key: string;
  /** Looks whether it was done. Asked only when that is in doubt; null when it was not. */
  readonly find: () => Promise<Result | null>;
  readonly act: () => Promise<Result>;
}

/** How an effect came to be done: just now, found done in the outside world, or remembered from before. */
export interface Done<Result extends EffectResult> {
  readonly result: Result;
  readonly how: 'acted' | 'found' | 'remembered';
  /** When that was confirmed. */
  readonly at: Date;
}

/**
 * Side effects, each done once: recorded before, confirmed after, and looked up where a record lacks its
 * confirmation because of a crash or an answer that never came. Which there are stands in flows/effects/README.md.
 */
export interface Effects {
  /**
   * Does something in the outside world once per key. Concurrent callers of one key share one run.
   * @throws {EffectHeld} when somebody else is at it, or an earlier attempt may still take effect
   * @throws whatever `find` and `act` throw; after that the effect may be asked for again
   */
  once<Result extends EffectResult>(effect: Effect<Result>): Promise<Result>;
  /** The same, and tells how it came to be done. */
  perform<Result extends EffectResult>(effect: Effect<Result>): Promise<Done<Result>>;
  /** What is known of an effect; null when it was never begun, or longer ago than records are kept. */
  recorded(installation: number, key: string): Promise<EffectRecord | null>;
}

/** An effect cannot be done now, and nothing is wrong: look again at `until`. */
export class EffectHeld extends Error {
  readonly until: Date;

  constructor(key: string, until: Date) {
    super(`${key} is being done, or may still take effect; look again at ${until.toISOString()}`);
    this.name = 'EffectHeld';
    this.until = until;
  }
}
