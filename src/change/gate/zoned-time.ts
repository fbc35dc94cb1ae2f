/** A wall clock's reading. */
export interface WallTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();
/** More time zones than there are. */
const mostFormats = 1000;

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    era: 'short',
  });
  if (formats.size >= mostFormats) formats.clear();
  formats.set(timeZone, made);
  return made;
}

/** What the clocks on the wall show. @throws {RangeError} when nobody knows the time zone */
export function wallTime(at: number, timeZone: string): WallTime {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const read = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  return {
    year: read('year'),
    month: read('month'),
    day: read('day'),
    hour: read('hour'),
    minute: read('minute'),
  };
}

/** The reading as if it were UTC, in milliseconds: what readings are compared and counted with. */
export function asUtc({ year, month, day, hour, minute }: WallTime): number {
  return Date.UTC(year, month - 1, day, hour, minute);
}

const day = 86_400_000;

/**
 * When the clocks show a reading: the first and the last such instant, which differ while clocks are set back. A
 * reading that is left out when they are set forward lies, by the offset before and by the one after, around the
 * change: first and last are these two.
 * @param reading as {@link asUtc} gives it
 * @returns milliseconds since the epoch
 */
export function instantsOf(
  reading: number,
  timeZone: string,
): { readonly first: number; readonly last: number } {
  // Offsets change less often than every second day.
  const candidates = [reading - day, reading + day].map(
    (near) => reading - (asUtc(wallTime(near, timeZone)) - near),
  );
  const exact = candidates.filter((at) => asUtc(wallTime(at, timeZone)) === reading);
  const found = exact.length > 0 ? exact : candidates;
  return { first: Math.min(...found), last: Math.max(...found) };
}
