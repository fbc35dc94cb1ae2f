import type { GateFacts } from './facts.ts';

/**
 * Why a rollback needs people after all, or null: going back is free only to what ran and was verified there, away
 * from what is live, with nothing in between that would make it unsafe, and when the App itself started it.
 */
export function lackOfFreePass(
  facts: Pick<GateFacts, 'rollback' | 'environment' | 'commit' | 'live'>,
): string | null {
  const { rollback, environment, commit, live } = facts;
  if (rollback === null) return 'the App did not start it as a rollback';
  if (rollback.environment.toLowerCase() !== environment.toLowerCase()) {
    return `it was started for ${rollback.environment}`;
  }
  if (rollback.revision !== commit) return 'it was started for another commit';
  if (live === null || live.sha !== rollback.rollbackOf) return 'what it takes back is not what is live';
  if (!rollback.provenHere) return `${commit.slice(0, 7)} was not verified in ${environment} before`;
  return rollback.unsafe;
}

/** Whether the App started the run to go back to something earlier than what is live, proven or not. */
export function goesBack({ rollback, environment, commit, live }: GateFacts): boolean {
  return (
    rollback !== null &&
    live?.direction === 'back' &&
    rollback.revision === commit &&
    rollback.rollbackOf === live.sha &&
    rollback.environment.toLowerCase() === environment.toLowerCase()
  );
}
