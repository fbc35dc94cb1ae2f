import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CheckMark,
  parseCheckMark,
  printCheckMark,
  shownDigest,
} from '../../../src/connect/github/check-mark.ts';

const digest = 'a1'.repeat(16);

const mark: fc.Arbitrary<CheckMark> = fc
  .record({
    version: fc.integer({ min: 1, max: 999_999 }),
    parts: fc.integer({ min: 1, max: 999 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ version, parts, share }) => ({
    digest,
    version,
    parts,
    part: 1 + Math.round(share * (parts - 1)),
  }));

test('a mark is read as it was printed; a complete one no longer tells its parts', () => {
  fc.assert(
    fc.property(mark, (printed) => {
      const complete = printed.part === printed.parts;
      expect(parseCheckMark(printCheckMark(printed))).toEqual(
        complete ? { ...printed, part: 1, parts: 1 } : printed,
      );
      expect(shownDigest(printed)).toBe(complete ? digest : null);
    }),
  );
});

test.each([null, '', '7', digest, `${digest}.0`, `${digest}.1.2`, `${digest}.1.0/2`, `x${digest}.1`])(
  'what the App has not written is no mark: %s',
  (externalId) => {
    expect(parseCheckMark(externalId)).toBeNull();
    expect(shownDigest(parseCheckMark(externalId))).toBeNull();
  },
);
