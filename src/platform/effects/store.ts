/** What the store says when an effect shall begin. */
export type Begin =
  /** It was never begun, or GitHub or whoever refused it: nobody has done it. */
  | { readonly kind: 'begun' }
  /** It was begun and not confirmed: it may have been done. The lease is the caller's now. */
  | { readonly kind: 'unconfirmed' }
  /** It was done; `result` is JSON. */
  | { readonly kind: 'confirmed'; readonly result: string; readonly at: Date }
  /** Somebody is at it, or its answer may still come: not before so many milliseconds. */
  | { readonly kind: 'held'; readonly milliseconds: number };

/** Names an effect. */
export interface EffectName {
  readonly installation: number;
  readonly key: string;
}

/** Whoever is at an effect, by an id that no other process has. */
export interface EffectHolder extends EffectName {
  readonly owner: string;
}

/** What is known of an effect. */
export interface EffectRecord {
  readonly state: 'begun' | 'confirmed' | 'failed';
  /** How often it was begun. */
  readonly attempts: number;
  /** JSON; null unless it is confirmed. */
  readonly result: string | null;
  /** Why it failed last, or is in doubt; null when nothing went wrong. */
  readonly cause: string | null;
  /** The last change of this record. */
  readonly changedAt: Date;
}

/**
 * Where effects are recorded: begun → confirmed, or begun → failed → begun again. Each call is atomic and durable
 * when it resolves. A lease is a time in milliseconds during which nobody else may begin.
 */
export interface EffectStore {
  begin(effect: EffectHolder & { readonly lease: number }): Promise<Begin>;
  /** Prolongs the lease. False when it is no longer the owner's. */
  renew(effect: EffectHolder & { readonly lease: number }): Promise<boolean>;
  /** It was done. Whoever says so first is believed, owner or not. */
  confirm(effect: EffectName & { readonly result: string }): Promise<void>;
  /** It was certainly not done, and may be begun anew. Counts only from the owner. */
  withdraw(effect: EffectHolder & { readonly cause: string }): Promise<void>;
  /** Nobody knows whether it was done: to be looked up once the lease has ended. Counts only from the owner. */
  doubt(effect: EffectHolder & { readonly cause: string; readonly lease: number }): Promise<void>;
  find(effect: EffectName): Promise<EffectRecord | null>;
  /** Forgets at most `limit` effects that have not changed since `before`. Returns how many. */
  expire(limits: { readonly before: Date; readonly limit: number }): Promise<number>;
}
