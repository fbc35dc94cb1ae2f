import type { VerificationVerdict } from '../../../domain/deployment.ts';
import type { RouteTally, SeenDifference } from './tally.ts';

/** What is asked of a route. */
export interface RouteDemands {
  /** Recordings that must have been compared before it can pass. */
  readonly atLeast: number;
  /** Places that may differ, as they are written. */
  readonly ignore: readonly string[];
  /** How many times as long the candidate may take, in the median. */
  readonly slower: number;
}

/** What is judged of a route, and why. The reason quotes answers: untrusted. */
export interface RouteJudgement {
  readonly verdict: VerificationVerdict;
  readonly reason: string;
}

/** Below so many recordings nothing is said of times, and below so many milliseconds no difference matters. */
const latencySamples = 20;
const latencyFloor = 50;
/** A place with noise: the chance to be wrong, over all places of a route, and the least surplus that matters. */
const falseAlarm = 0.001;
const leastSurplus = 0.05;

/**
 * Judges a route by what was seen of it. A difference that two answers of what is live never showed counts when it
 * was met each time that the request was asked again. At a place where they do differ, the candidate must differ on
 * its own significantly more often (McNemar's exact test, shared among the places that were looked at).
 */
export function judgeRoute(tally: RouteTally, demands: RouteDemands): RouteJudgement {
  const looked = [...tally.differences.values()].filter(
    ({ example }) => !ignored(example.place, demands.ignore),
  );
  const found = looked.filter((seen) => isFault(seen, tally.compared, looked.length));
  if (found.length > 0) return { verdict: 'fail', reason: told(found, tally.compared) };
  if (tally.compared === 0) {
    return { verdict: 'inconclusive', reason: 'What is live gave no whole answers to compare with.' };
  }
  if (tally.reproduced < tally.compared / 2) {
    return {
      verdict: 'inconclusive',
      reason:
        `What is live answers ${tally.compared - tally.reproduced} of ${tally.compared} otherwise than when they were ` +
        'recorded. Credentials are not recorded: give replay.headers some.',
    };
  }
  if (tally.cut > tally.compared / 2) {
    return { verdict: 'inconclusive', reason: 'Most answers are longer than what is read.' };
  }
  if (tally.compared < demands.atLeast) {
    const reason = `Only ${tally.compared} of ${demands.atLeast} recordings that are needed could be compared.`;
    return { verdict: 'inconclusive', reason };
  }
  const slow = slower(tally, demands.slower);
  if (slow !== null) return { verdict: 'fail', reason: slow };
  const noisy = looked.filter(({ noiseOnly, both }) => noiseOnly + both > 0).length;
  return {
    verdict: 'pass',
    reason: `${tally.compared} recordings answered alike${noisy === 0 ? '' : `, but for noise at ${noisy} places`}; ${times(tally)}.`,
  };
}

/** `$.items[*].stock` also stands for what is below it. */
function ignored(place: string, ignore: readonly string[]): boolean {
  return ignore.some((one) => place === one || place.startsWith(`${one}.`) || place.startsWith(`${one}[`));
}

function isFault(
  { candidateOnly, noiseOnly, both, persisted }: SeenDifference,
  compared: number,
  places: number,
) {
  if (noiseOnly + both === 0) return persisted > 0;
  const surplus = candidateOnly - noiseOnly;
  if (surplus < leastSurplus * compared) return false;
  return upperTail(candidateOnly, candidateOnly + noiseOnly) < falseAlarm / Math.max(1, places);
}

/** The chance of at least so many heads in a number of throws of a fair coin. */
export function upperTail(heads: number, throws: number): number {
  let sum = 0;
  let logarithm = -throws * Math.LN2;
  for (let count = 0; count <= throws; count += 1) {
    if (count > 0) logarithm += Math.log((throws - count + 1) / count);
    if (count >= heads) sum += Math.exp(logarithm);
  }
  return Math.min(1, sum);
}

/** What a user meets first is told first: the status, then what is in the body, then headers. */
function rank({ example: { place } }: SeenDifference): number {
  if (place === 'status' || place === 'the answer') return 0;
  return place.startsWith('header ') || place.startsWith('cookie ') ? 2 : 1;
}

function told(found: readonly SeenDifference[], compared: number): string {
  const sorted = [...found].sort(
    (one, other) => rank(one) - rank(other) || other.candidateOnly - one.candidateOnly,
  );
  const [first, ...rest] = sorted;
  if (first === undefined) return '';
  const { place, kind, expected, actual, request } = first.example;
  const what = {
    value: `is "${actual}" where "${expected}" is live`,
    type: `is of another type: "${actual}" where "${expected}" is live`,
    missing: `is missing, where "${expected}" is live`,
    added: `has "${actual}", which is not there live`,
    order: 'comes in another order',
  }[kind];
  const others = rest.slice(0, 3).map(({ example }) => example.place);
  const more = rest.length > others.length ? [...others, `${rest.length - others.length} more`] : others;
  const also = more.length === 0 ? '' : ` Different as well: ${more.join(', ')}.`;
  return `${place} ${what} (${request}; ${first.candidateOnly} of ${compared} recordings).${also}`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function slower({ latency }: RouteTally, factor: number): string | null {
  if (latency.candidate.length < latencySamples) return null;
  const [candidate, primary] = [
    median(latency.candidate),
    Math.max(median(latency.primary), median(latency.again)),
  ];
  if (candidate <= factor * primary || candidate <= primary + latencyFloor) return null;
  return `It takes ${Math.round(candidate)} ms in the median, where ${Math.round(primary)} ms are live.`;
}

function times({ latency }: RouteTally): string {
  return `median ${Math.round(median(latency.candidate))} ms, live ${Math.round(median(latency.primary))} ms`;
}
