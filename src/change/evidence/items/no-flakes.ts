import { counted, fail, type ItemRule, notApplicable, pass } from '../item.ts';
import { locator } from '../locate.ts';

/** Tests that failed and passed with the same code. Old ones are named; one that the change brings is a fault. */
export const noFlakes: ItemRule = {
  id: 'no-flakes',
  title: 'No flaky test brought in',
  remedy: 'Make the named tests say the same each time.',
  judge: ({ headTests, headFlakes, comparison, testFiles }) => {
    if (headTests === null) return notApplicable('There is no report of single tests.');
    if (headFlakes.size === 0) return pass('No test failed and then passed with the same code.');
    const begun = new Set(comparison?.begun);
    const fileOf = locator(testFiles.map((file) => file.path));
    const brought = headTests.filter(
      (test) => headFlakes.has(test.id) && (begun.has(test.id) || fileOf(test) !== undefined),
    );
    if (brought.length > 0) {
      const what = counted(brought.length, 'test');
      return fail(
        `${what} that the change adds or edits failed and then passed with the same code.`,
        brought.map((test) => test.id),
      );
    }
    return pass(
      `${counted(headFlakes.size, 'test')} not touched by the change failed at first and passed when run again.`,
      [...headFlakes],
    );
  },
};
