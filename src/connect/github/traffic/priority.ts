/**
 * Who waits for a request: a person who gave a command or a review, what happened just now, or nobody, when the App
 * looks again at what it may have missed.
 */
export type Priority = 'person' | 'event' | 'sweep';

/** Of which of its budgets GitHub takes a request. */
export type Resource = 'core' | 'graphql';
