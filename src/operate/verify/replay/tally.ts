import { type Difference, keyOf } from './difference.ts';

/** What was seen of one difference over all recordings of a route. */
export interface SeenDifference {
  /** The first one that was met, of the candidate's if it had it; and on which request. Untrusted. */
  readonly example: Difference & { readonly request: string };
  /** In how many recordings only the candidate differed from what is live, only its second answer did, or both. */
  candidateOnly: number;
  noiseOnly: number;
  both: number;
  /** In how many the candidate alone differed again each time that it was asked again. */
  persisted: number;
}

/** What replay saw of a route. */
export class RouteTally {
  static readonly mostPlaces = 1000;
  readonly differences = new Map<string, SeenDifference>();
  /** Milliseconds that were taken: by the candidate, and by what is live, both times. */
  readonly latency: { readonly candidate: number[]; readonly primary: number[]; readonly again: number[] } = {
    candidate: [],
    primary: [],
    again: [],
  };
  /** Recordings that could be compared. */
  compared = 0;
  /** Of those, how many what is live answered with a status of the same hundred as was recorded. */
  reproduced = 0;
  /** Recordings of which what is live gave no two whole answers. */
  unanswered = 0;
  /** Recordings whose answers were longer than what is read. */
  cut = 0;

  /**
   * Counts one recording.
   * @param candidate how the candidate differs from what is live
   * @param noise how the second answer of what is live differs from its first
   * @param persisting keys of those of the candidate that were met again each time
   */
  count(
    request: string,
    candidate: readonly Difference[],
    noise: readonly Difference[],
    persisting: ReadonlySet<string>,
  ): void {
    const inNoise = new Set(noise.map(keyOf));
    const inCandidate = new Set(candidate.map(keyOf));
    for (const difference of candidate) {
      const seen = this.#seen(difference, request);
      if (seen === null) continue;
      if (inNoise.has(keyOf(difference))) seen.both += 1;
      else seen.candidateOnly += 1;
      if (persisting.has(keyOf(difference))) seen.persisted += 1;
    }
    for (const difference of noise) {
      if (inCandidate.has(keyOf(difference))) continue;
      const seen = this.#seen(difference, request);
      if (seen !== null) seen.noiseOnly += 1;
    }
  }

  #seen(difference: Difference, request: string): SeenDifference | null {
    const known = this.differences.get(keyOf(difference));
    if (known !== undefined) return known;
    if (this.differences.size >= RouteTally.mostPlaces) return null;
    const seen = {
      example: { ...difference, request },
      candidateOnly: 0,
      noiseOnly: 0,
      both: 0,
      persisted: 0,
    };
    this.differences.set(keyOf(difference), seen);
    return seen;
  }
}
