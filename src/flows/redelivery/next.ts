import type { HookDelivery } from '../../connect/github/hook-deliveries.ts';
import type { Failing, RedeliveryState, RedeliveryStep } from './state.ts';

/** GitHub delivers again for three days. */
const patience = 3 * 24 * 3600_000;
/** So long an attempt that was asked for last may still be listed. */
const memory = 2 * patience;
/** A delivery that this App has asked for so often fails for a reason that asking does not remove. */
const mostAsked = 10;
/** One sweep asks for no more than these: writes are spaced by a second. */
const mostAtOnce = 100;
/** Beyond these only the sweep over open pull requests repairs what was missed. */
const mostFailing = 5000;
const longestWait = 6 * 3600_000;

/**
 * Which failed deliveries to ask for again: at once when they are new, then after longer and longer waits, until an
 * attempt gets through or GitHub forgets them. Pure.
 */
export function nextRedelivery(state: RedeliveryState): RedeliveryStep {
  const now = state.now.getTime();
  const through = throughNow(state);
  const known = failingNow(state, through).filter((one) => now - Date.parse(one.since) <= memory);
  const tooOld = (one: Failing) => now - Date.parse(one.since) > patience || one.asked >= mostAsked;
  const givenUp = known.filter((one) => !one.over && tooOld(one));
  const over = known.filter(tooOld).map((one) => ({ ...one, over: true }));
  const failing = [...known.filter((one) => !tooOld(one)), ...over].slice(0, mostFailing);
  const due = failing.filter((one) => !one.over && Date.parse(one.next) <= now).slice(0, mostAtOnce);
  const asked = new Set(due.map((one) => one.guid));
  const done = state.cursor === null;
  return {
    kind: due.length === 0 ? 'rest' : 'redeliver',
    deliveries: due.map((one) => one.id),
    givenUp: givenUp.map((one) => one.guid),
    note: {
      seenUntil: done ? state.began : state.note.seenUntil,
      scan:
        state.cursor === null ? null : { began: state.began, cursor: state.cursor, through: [...through] },
      failing: failing.map((one) => (asked.has(one.guid) ? askedAgain(one, now, state.every) : one)),
    },
  };
}

/** What came through on an attempt that was asked for, as far as this look through has come. */
function throughNow({ note, listed }: RedeliveryState): Set<string> {
  const later = listed.filter((one) => one.ok && one.again).map((one) => one.guid);
  return new Set([...(note.scan?.through ?? []), ...later].slice(-mostFailing));
}

/** What failed before or now and has not come through since, oldest first. */
function failingNow({ note, listed, now }: RedeliveryState, through: ReadonlySet<string>): Failing[] {
  const failing = new Map(note.failing.map((one) => [one.guid, one]));
  for (const one of [...listed].sort(byTime)) {
    if (failing.has(one.guid) || one.ok) continue;
    failing.set(one.guid, {
      guid: one.guid,
      id: one.id,
      since: one.deliveredAt,
      asked: 0,
      next: now.toISOString(),
      over: false,
    });
  }
  for (const guid of through) failing.delete(guid);
  for (const one of listed) if (one.ok) failing.delete(one.guid);
  return [...failing.values()];
}

function askedAgain(one: Failing, now: number, every: number): Failing {
  const wait = Math.min(longestWait, every * 2 ** one.asked);
  return { ...one, asked: one.asked + 1, next: new Date(now + wait).toISOString() };
}

function byTime(one: HookDelivery, other: HookDelivery): number {
  return Date.parse(one.deliveredAt) - Date.parse(other.deliveredAt) || one.id - other.id;
}
