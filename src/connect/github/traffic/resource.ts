/** Of which of an installation's hourly budgets GitHub takes a request. */
export type Resource = 'core' | 'graphql';
