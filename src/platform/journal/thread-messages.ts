import { JournalUnavailable } from './journal.ts';
import type { CommitReport } from './write-queue.ts';

// What the journal's thread and the thread that uses it tell each other. Each message carries everything of one turn
// of the event loop, for a message costs more than what is in it.

/** An operation that is asked for. */
export interface Request {
  readonly id: number;
  /** The operation's name. */
  readonly name: string;
  readonly args: unknown;
}

/** What came of it. */
export type Reply =
  | { readonly id: number; readonly ok: true; readonly result: unknown }
  | { readonly id: number; readonly ok: false; readonly error: SentError };

/** To the journal's thread. */
export type ToJournal =
  | { readonly kind: 'requests'; readonly requests: readonly Request[] }
  | { readonly kind: 'close' };

/** From the journal's thread. */
export type FromJournal =
  | { readonly kind: 'open' }
  /** It could not be opened; nothing else follows. */
  | { readonly kind: 'refused'; readonly error: SentError }
  | { readonly kind: 'replies'; readonly replies: readonly Reply[]; readonly commit: CommitReport | null };

/** An error on its way: structured cloning would keep neither its class nor its name. */
export interface SentError {
  readonly name: string;
  readonly message: string;
}

export function sentError(error: unknown): SentError {
  return error instanceof Error
    ? { name: error.name, message: error.message }
    : { name: 'Error', message: String(error) };
}

/** The error on its arrival. */
export function receivedError({ name, message }: SentError): Error {
  if (name === 'JournalUnavailable') return new JournalUnavailable(message);
  return Object.assign(new Error(message), { name });
}
