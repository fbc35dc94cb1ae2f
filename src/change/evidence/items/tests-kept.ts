import { counted, fail, type ItemRule, notApplicable, pass } from '../item.ts';
import type { Weakening } from '../weakened.ts';
import { weakenings } from '../weakened.ts';

function place({ path, line, what }: Weakening): string {
  return `${path}${line === null ? '' : `:${line}`} ${what}`;
}

/** No test that ran on base is gone or skipped on head, and nothing in the diff looks like weakening one. */
export const testsKept: ItemRule = {
  id: 'tests-kept',
  title: 'No test deleted, skipped or weakened',
  remedy: 'Bring the named tests back, or have a person override this with the reason.',
  judge: ({ comparison, files, isTest, takesBack }) => {
    const signs = weakenings(files, isTest).map(place);
    const removed = files.filter((file) => file.status === 'removed' && isTest(file.path));
    const vanished = comparison?.vanished ?? [];
    const skipped = comparison?.skipped ?? [];
    // Without reports, a removed test file is all that can be seen of the tests in it.
    const lost = comparison === null ? removed.map((file) => `${file.path} is removed`) : [];
    const details = [
      ...vanished.map((id) => `gone: ${id}`),
      ...skipped.map((id) => `now skipped: ${id}`),
      ...lost,
      ...signs,
    ];
    if (details.length === 0) {
      return comparison === null
        ? notApplicable('There is no report of single tests, and the diff shows nothing of the kind.')
        : pass('Every test that ran on base runs on head.');
    }
    if (takesBack) {
      return pass('The tests below go back with the commits that are taken back, as a revert must.', details);
    }
    const parts = [
      ...(vanished.length > 0 ? [`${counted(vanished.length, 'test')} gone`] : []),
      ...(skipped.length > 0 ? [`${counted(skipped.length, 'test')} newly skipped`] : []),
      ...(lost.length > 0 ? [`${counted(lost.length, 'test file')} removed`] : []),
      ...(signs.length > 0 ? [`${counted(signs.length, 'place')} that looks like weakening a test`] : []),
    ];
    return fail(`${parts.join(', ')}.`, details);
  },
};
