import { expect, test } from 'vitest';
import { afterEffect } from '../../../src/flows/effects/unseen.ts';

const at = new Date('2026-01-01T12:00:00Z');
const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);

test('what was just done, or found, is looked at again at once', () => {
  expect(afterEffect({ how: 'acted', at }, '#7')).toEqual({ kind: 'again' });
  expect(afterEffect({ how: 'found', at }, '#7')).toEqual({ kind: 'again' });
});

test('what is remembered and not shown is waited for while GitHub may lag behind, and then left to people', () => {
  expect(afterEffect({ how: 'remembered', at }, '#7', later(10))).toMatchObject({
    kind: 'later',
    why: 'GitHub does not show #7 yet',
  });
  expect(afterEffect({ how: 'remembered', at }, '#7', later(600))).toEqual({ kind: 'rest' });
});
