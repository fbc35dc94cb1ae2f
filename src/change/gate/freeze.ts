import type { Freeze } from '../../domain/environment.ts';
import { asUtc, instantsOf, wallTime } from './zoned-time.ts';

/** A freeze that holds now. */
export interface Frozen {
  /** ISO 8601, UTC; null when it cannot be told. */
  readonly until: string | null;
  readonly reason: string;
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const minute = 60_000;
const week = 7 * 86_400_000;

/** Minutes from Sunday, 00:00, of a time such as `Fri 16:00`. */
function minuteOfWeek(time: string): number {
  return weekdays.indexOf(time.slice(0, 3)) * 1440 + Number(time.slice(4, 6)) * 60 + Number(time.slice(7, 9));
}

/** End of the weekly window that `now` is in; null when it is in none. In milliseconds since the epoch. */
function endOfWeekly(from: number, until: number, timeZone: string, now: number): number | null {
  const wall = asUtc(wallTime(now, timeZone));
  const sunday = wall - (new Date(wall).getUTCDay() * 1440 * minute + (wall % 86_400_000));
  const length = ((until - from) * minute + week) % week;
  // What begins and ends at the same time never ends.
  const lasts = length === 0 ? week : length;
  // The window of this week and of the one before; one before that may still reach here when clocks are set back.
  for (const weeks of [1, 0, -1, -2]) {
    const begins = sunday + weeks * week + from * minute;
    const first = instantsOf(begins, timeZone).first;
    // Where a reading comes twice it is frozen until the second one.
    const last = instantsOf(begins + lasts, timeZone).last;
    if (first <= now && now < last) return last;
  }
  return null;
}

/**
 * Whether a freeze holds at a time. Weekly windows are by the clocks of their time zone, also on days when these are
 * set: from the first instant that shows the beginning to the last one that shows the end. What cannot be understood
 * holds.
 * @param now ISO 8601
 */
export function frozenBy(freeze: Freeze, now: string): Frozen | null {
  const at = Date.parse(now);
  const { reason } = freeze;
  if ('weekly' in freeze) {
    try {
      const { from, until } = freeze.weekly;
      const end = endOfWeekly(minuteOfWeek(from), minuteOfWeek(until), freeze.timezone, at);
      return end === null ? null : { until: new Date(end).toISOString(), reason };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return { until: null, reason: `${reason} (nobody knows the time zone ${freeze.timezone})` };
    }
  }
  const [from, until] = [Date.parse(freeze.from), Date.parse(freeze.until)];
  if (!Number.isFinite(at) || !Number.isFinite(from) || !Number.isFinite(until))
    return { until: null, reason };
  return from <= at && at < until ? { until: new Date(until).toISOString(), reason } : null;
}

/** Every freeze that holds, the one that ends last at the end. */
export function frozen(freezes: readonly Freeze[], now: string): Frozen[] {
  const end = ({ until }: Frozen) => (until === null ? Number.POSITIVE_INFINITY : Date.parse(until));
  return freezes
    .map((freeze) => frozenBy(freeze, now))
    .filter((one) => one !== null)
    .sort((one, other) => end(one) - end(other) || 0);
}
