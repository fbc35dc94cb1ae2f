import type { Signal } from '../domain/signal.ts';
import type { Task } from '../domain/task.ts';

/** What a rule proposes: a task, how sure it is, and why, in words that name the facts it stands on. */
export interface Proposal {
  readonly task: Task;
  /** 0 to 1, as the rule's author estimates it; nothing has calibrated it. */
  readonly confidence: number;
  readonly why: string;
  readonly alternatives: readonly { readonly task: string; readonly rejected: string }[];
}

/** A rule decides about one kind of situation, or says nothing. It is pure: the same signal, the same proposal. */
export interface Rule {
  /** Stable id, shown to users and kept on the ledger. */
  readonly id: string;
  /** Raised whenever the rule would answer differently than before. */
  readonly version: number;
  readonly title: string;
  evaluate(signal: Signal): Proposal | null;
}
