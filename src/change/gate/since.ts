import type { GateFacts } from './facts.ts';

/**
 * Since when everything that an approval covers is as it is: this attempt of the run, the merges of what it brings,
 * what is live, and the stages it came through. An approval that may be older was given for something else. ISO 8601.
 */
export function unchangedSince({
  run,
  range,
  live,
  stages,
}: Pick<GateFacts, 'run' | 'range' | 'live' | 'stages'>): string {
  const times = [
    run.startedAt,
    live?.at,
    ...(range.complete
      ? range.changes.map((change) => (change.kind === 'pull' ? change.mergedAt : null))
      : []),
    ...stages.flatMap(({ deployedAt, verification }) => [deployedAt, verification?.at]),
  ].filter((time) => typeof time === 'string');
  return times.reduce((last, time) => (Date.parse(time) > Date.parse(last) ? time : last), run.startedAt);
}
