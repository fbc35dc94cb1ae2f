import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HookDelivery } from '../../../src/connect/github/hook-deliveries.ts';
import { nextRedelivery } from '../../../src/flows/redelivery/next.ts';
import {
  nothingSeen,
  type RedeliveryNote,
  type RedeliveryState,
} from '../../../src/flows/redelivery/state.ts';

const start = Date.parse('2026-11-22T10:00:00Z');
const minute = 60_000;

function attempt(id: number, guid: string, ok: boolean, at = start, again = false): HookDelivery {
  return { id, guid, ok, deliveredAt: new Date(at).toISOString(), again };
}

function state(listed: readonly HookDelivery[], more: Partial<RedeliveryState> = {}): RedeliveryState {
  const now = more.now ?? new Date(start + minute);
  return { note: nothingSeen, listed, began: now.toISOString(), cursor: null, now, every: minute, ...more };
}

test('what failed is asked for again, what came through on a later attempt is not', () => {
  const step = nextRedelivery(
    state([attempt(1, 'a', false), attempt(2, 'b', false), attempt(3, 'b', true), attempt(4, 'c', true)]),
  );
  expect(step).toMatchObject({ kind: 'redeliver', deliveries: [1], givenUp: [] });
  expect(step.note).toMatchObject({ scan: null, failing: [{ guid: 'a', asked: 1 }] });
});

test('it waits longer after each attempt, and gives up after ten', () => {
  let note: RedeliveryNote = nothingSeen;
  const waits: number[] = [];
  let now = start;
  let listed = [attempt(1, 'a', false)];
  for (;;) {
    const step = nextRedelivery(state(listed, { note, now: new Date(now) }));
    ({ note } = step);
    if (step.givenUp.length > 0) {
      expect(step.givenUp).toEqual(['a']);
      break;
    }
    expect(step.deliveries).toEqual([1]);
    const next = Date.parse(note.failing[0]?.next ?? '');
    waits.push((next - now) / minute);
    expect(nextRedelivery(state([], { note, now: new Date(next - 1) })).kind).toBe('rest');
    now = next;
    listed = [];
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360]);
  // The last attempts are still listed, and are no reason to begin anew.
  const step = nextRedelivery(
    state([attempt(11, 'a', false, now, true)], { note, now: new Date(now + minute) }),
  );
  expect(step).toMatchObject({ kind: 'rest', deliveries: [], givenUp: [] });
  const forgotten = nextRedelivery(
    state([], { note: step.note, now: new Date(start + 6 * 24 * 60 * minute + 1) }),
  );
  expect(forgotten.note.failing).toEqual([]);
});

test('what came through is not asked for again when the attempt that failed is listed on a later page', () => {
  const first = nextRedelivery(state([attempt(5, 'a', true, start + minute, true)], { cursor: 'older' }));
  const second = nextRedelivery(
    state([attempt(1, 'a', false), attempt(2, 'b', false)], { note: first.note, cursor: null }),
  );
  expect(second).toMatchObject({ kind: 'redeliver', deliveries: [2] });
  expect(second.note.failing.map(({ guid }) => guid)).toEqual(['b']);
});

test('after three days GitHub has forgotten it: it is given up', () => {
  const { note } = nextRedelivery(state([attempt(1, 'a', false)]));
  const later = new Date(start + 3 * 24 * 60 * minute + 1);
  expect(nextRedelivery(state([], { note, now: later }))).toMatchObject({ kind: 'rest', givenUp: ['a'] });
});

test('a look through that is not at its end keeps its beginning, so that nothing in between is skipped', () => {
  const { note } = nextRedelivery(state([attempt(9, 'z', true)], { cursor: 'older', began: 'first' }));
  expect(note).toMatchObject({ seenUntil: null, scan: { began: 'first', cursor: 'older' } });
  const end = nextRedelivery(state([], { note, began: 'first' }));
  expect(end.note).toMatchObject({ seenUntil: 'first', scan: null });
});

test('whatever fails, in whatever order it is listed, is asked for until it comes through', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }), fc.nat(), (fates, seed) => {
      let note: RedeliveryNote = nothingSeen;
      let now = start;
      let id = 1;
      let through = false;
      let listed = [attempt(id, 'a', false)];
      for (const fate of fates) {
        const shuffled = seed % 2 === 0 ? listed : [...listed].reverse();
        const step = nextRedelivery(state(shuffled, { note, now: new Date(now) }));
        ({ note } = step);
        if (through) {
          expect(step.kind).toBe('rest');
          return;
        }
        expect(step.deliveries).toHaveLength(1);
        id += 1;
        through = fate;
        listed = [...listed, attempt(id, 'a', fate, now)];
        now = Date.parse(note.failing[0]?.next ?? '');
      }
    }),
  );
});
