import { seededRandom } from '../../../src/sandbox/github/random.ts';

/** One crash: at which boundary, the how manieth time in a play without crashes, and where that is in such a play. */
export interface Crash {
  readonly boundary: string;
  readonly time: number;
  readonly index: number;
}

/** A boundary that comes often is no other one the third time. */
const mostTimes = 2;
/** Of the flows that read, judge and write, of what they do and keep, and of deliveries. */
const matters = /^(?:effect|ledger|delivery):|^(?:read|next|taken):(?:main-branch|pull-request|head)(?::|$)/;

/** Every crash that there is, in the order of a play without crashes. */
export function crashesIn(points: readonly string[]): Crash[] {
  return points.flatMap((point, index) => {
    const { boundary, time } = parsePoint(point);
    return matters.test(boundary) && time <= mostTimes ? [{ boundary, time, index }] : [];
  });
}

/**
 * Deals crashes out to plays, at most so many to each, so that those of one play are far from each other.
 * @returns in each play in the order in which they are to come
 */
export function deal(crashes: readonly Crash[], each: number): Crash[][] {
  const plays = Math.ceil(crashes.length / each);
  return Array.from({ length: plays }, (_, play) => crashes.filter((__, index) => index % plays === play));
}

/** Some of them, the same for the same seed. */
export function share(crashes: readonly Crash[], amount: number, seed: number): Crash[] {
  const random = seededRandom(seed);
  return crashes
    .map((crash) => ({ crash, at: random() }))
    .sort((one, other) => one.at - other.at)
    .slice(0, amount)
    .map(({ crash }) => crash)
    .sort((one, other) => one.index - other.index);
}

/**
 * What the next life of the App is told: the crashes that are left, counted from the last one on.
 * @param points of a play without crashes
 */
export function killList(left: readonly Crash[], last: Crash | null, points: readonly string[]): string {
  const over = points.slice(0, (last?.index ?? -1) + 1).map((point) => parsePoint(point).boundary);
  return left
    .map(({ boundary, time }) => {
      const before = over.filter((one) => one === boundary).length;
      return `${boundary} ${Math.max(1, time - before)}`;
    })
    .join('\n');
}

/** Reads `<boundary> <time>`. */
function parsePoint(point: string): { readonly boundary: string; readonly time: number } {
  const space = point.lastIndexOf(' ');
  return { boundary: point.slice(0, space), time: Number(point.slice(space + 1)) };
}
