import { expect, test } from 'vitest';
import { frozenBy } from '../../../src/change/gate/freeze.ts';

const weekend = (timezone: string) => ({
  weekly: { from: 'Fri 16:00', until: 'Mon 08:00' },
  timezone,
  reason: 'weekend',
});

test.each([
  ['2026-06-05T13:59:00Z', null],
  ['2026-06-05T14:00:00Z', '2026-06-08T06:00:00.000Z'],
  ['2026-06-07T12:00:00Z', '2026-06-08T06:00:00.000Z'],
  ['2026-06-08T05:59:00Z', '2026-06-08T06:00:00.000Z'],
  ['2026-06-08T06:00:00Z', null],
  // In winter the same clocks are an hour closer to UTC.
  ['2026-12-04T14:59:00Z', null],
  ['2026-12-04T15:00:00Z', '2026-12-07T07:00:00.000Z'],
  // Clocks are set forward within this weekend, and back within that one.
  ['2026-03-28T12:00:00Z', '2026-03-30T06:00:00.000Z'],
  ['2026-10-24T12:00:00Z', '2026-10-26T07:00:00.000Z'],
])('a weekly freeze is by the clocks of its time zone: at %s', (now, until) => {
  expect(frozenBy(weekend('Europe/Berlin'), now)?.until ?? null).toBe(until);
});

test('an end that comes twice while clocks are set back is the second one, and one that is left out comes late', () => {
  const night = (until: string) => ({
    weekly: { from: 'Sun 00:00', until },
    timezone: 'Europe/Berlin',
    reason: 'night',
  });
  // 02:30 is at 00:30Z and again at 01:30Z on 25 October; it is not at all on 29 March.
  expect(frozenBy(night('Sun 02:30'), '2026-10-25T00:45:00Z')?.until).toBe('2026-10-25T01:30:00.000Z');
  expect(frozenBy(night('Sun 02:30'), '2026-10-25T01:30:00Z')).toBeNull();
  expect(frozenBy(night('Sun 02:30'), '2026-03-29T00:59:00Z')?.until).toBe('2026-03-29T01:30:00.000Z');
});

test('a freeze that begins and ends at the same time never ends, and one in an unknown time zone holds', () => {
  const always = { weekly: { from: 'Mon 00:00', until: 'Mon 00:00' }, timezone: 'UTC', reason: 'always' };
  for (const day of ['01', '03', '06', '07', '08']) {
    expect(frozenBy(always, `2026-06-${day}T00:00:00Z`)).not.toBeNull();
  }
  expect(frozenBy(weekend('Mars/Olympus'), '2026-06-03T12:00:00Z')).toMatchObject({ until: null });
});

test('a freeze of once holds from its beginning until its end, whatever offset it is written with', () => {
  const once = { from: '2026-12-23T18:00:00+01:00', until: '2027-01-02T08:00:00+01:00', reason: 'holidays' };
  expect(frozenBy(once, '2026-12-23T16:59:59Z')).toBeNull();
  expect(frozenBy(once, '2026-12-23T17:00:00Z')?.until).toBe('2027-01-02T07:00:00.000Z');
  expect(frozenBy(once, '2027-01-02T07:00:00Z')).toBeNull();
});
