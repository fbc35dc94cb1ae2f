import type { Sha } from '../../domain/ids.ts';

/** A revision that was or is in an environment, from GitHub's deployments and what the ledger says of them. */
export interface Lived {
  /** GitHub's id of the deployment: later ones have greater ids. */
  readonly deployment: number;
  readonly sha: Sha;
  /** When it was deployed successfully; null when it never was. ISO 8601, UTC. */
  readonly liveAt: string | null;
  /** It got through the time in which it was watched, or a verification there passed. */
  readonly verified: boolean;
  /** It was taken back, or failed there, later. */
  readonly bad: boolean;
}

/** Where to go back to, or why there is nowhere. */
export type Target =
  | { readonly kind: 'target'; readonly sha: Sha; readonly deployment: number }
  | { readonly kind: 'none'; readonly why: string };

/**
 * The revision that a rollback goes to: the newest before a deployment that was live in this very environment, was
 * verified there, is another commit, and was not taken back itself.
 * @param history of one environment, in any order
 */
export function rollbackTarget(
  history: readonly Lived[],
  from: { readonly deployment: number; readonly sha: Sha },
): Target {
  const before = history
    .filter(
      ({ deployment, liveAt, sha }) => deployment < from.deployment && liveAt !== null && sha !== from.sha,
    )
    .sort((one, other) => other.deployment - one.deployment);
  const bad = new Set(history.filter((one) => one.bad).map(({ sha }) => sha));
  const good = before.find(({ verified, sha }) => verified && !bad.has(sha));
  if (good !== undefined) return { kind: 'target', sha: good.sha, deployment: good.deployment };
  if (before.length === 0) return { kind: 'none', why: 'nothing else was live in this environment before' };
  return {
    kind: 'none',
    why: 'no earlier revision was both live and verified in this environment, so none is known to work there',
  };
}
