import { expect, test } from 'vitest';
import { type AnchorFacts, anchorDue } from '../../../src/platform/ledger/anchor-due.ts';

const hour = 3_600_000;
const begun = '2026-01-01T00:00:00.000Z';
const after = (hours: number) => new Date(Date.parse(begun) + hours * hour);
const facts = (more: Partial<AnchorFacts> = {}): AnchorFacts => ({
  newest: 3,
  begun,
  last: null,
  now: after(0),
  every: 24 * hour,
  ...more,
});
const last = { seq: 3, at: begun };

test('the first anchor comes an hour after the first entry, sooner when the interval is shorter', () => {
  expect(anchorDue(facts({ now: after(0.99) }))).toBe(false);
  expect(anchorDue(facts({ now: after(1) }))).toBe(true);
  expect(anchorDue(facts({ now: after(0.5), every: hour / 2 }))).toBe(true);
  expect(anchorDue(facts({ newest: 0, begun: null, now: after(99) }))).toBe(false);
});

test('the next one comes after the interval, when anything was written but the anchor itself', () => {
  expect(anchorDue(facts({ last, newest: 9, now: after(23.9) }))).toBe(false);
  expect(anchorDue(facts({ last, newest: 9, now: after(24) }))).toBe(true);
  expect(anchorDue(facts({ last, newest: 4, now: after(99) }))).toBe(false);
  expect(anchorDue(facts({ last, newest: 5, now: after(99) }))).toBe(true);
});
