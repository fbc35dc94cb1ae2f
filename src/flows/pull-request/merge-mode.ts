import { pathsIn } from '../../change/zones.ts';
import type { MergeMode } from '../../domain/configuration.ts';
import type { Verdict } from '../../domain/verdict.ts';
import type { PullRequestState } from './state.ts';

type Open = Extract<PullRequestState, { kind: 'open' }>;

const strictness: readonly MergeMode[] = ['auto', 'queue', 'manual'];

/** Everything of ours is done, and GitHub still has something in the way that tells nobody when it is gone. */
export function waitsForGitHub(state: Open, verdicts: readonly Verdict[]): boolean {
  const clean = { ...state, merge: { ...state.merge, state: 'clean' } };
  return state.merge.state !== 'clean' && mergeMode(clean, verdicts) !== 'manual';
}

/**
 * Who merges this pull request now: the App (`auto`, `queue`) only when people approved it, every check of ours
 * passes, GitHub has nothing in the way, and neither a zone nor a pause keeps it for people.
 */
export function mergeMode(state: Open, verdicts: readonly Verdict[]): MergeMode {
  const { pull, configuration } = state.own;
  if (!configuration.ok || configuration.value.autonomy === 'observe') return 'manual';
  if (state.merge.queued || state.merge.paused !== null || pull.draft || state.merge.state !== 'clean')
    return 'manual';
  // Where no approval was asked for, nobody said that it should be merged.
  const approved = verdicts.some((verdict) => verdict.check === 'approval' && verdict.state === 'passed');
  const green = verdicts.every((verdict) => verdict.state === 'passed' || verdict.state === 'not-applicable');
  if (!approved || !green || !pull.diff.complete) return 'manual';
  const { files } = pull.diff;
  const zones = configuration.value.zones.filter((zone) => pathsIn(zone, files).length > 0);
  const modes = zones.map((zone) =>
    zone.irreversible ? 'manual' : (zone.merge ?? configuration.value.merge),
  );
  return [configuration.value.merge, ...modes].reduce((one, other) =>
    strictness.indexOf(one) >= strictness.indexOf(other) ? one : other,
  );
}
