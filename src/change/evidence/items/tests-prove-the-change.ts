import type { EvidenceFacts } from '../facts.ts';
import { counted, fail, type ItemResult, type ItemRule, notApplicable, pass } from '../item.ts';
import { fails } from '../outcome.ts';
import { proofsOf } from '../proofs.ts';

/** Without a report of single tests the exit codes have to do. */
function byCommands({ phases }: EvidenceFacts): ItemResult {
  const red = new Set(phases['without-patch'].commands.filter(fails).map((one) => one.name));
  const proving = phases.head.commands.filter((one) => !fails(one) && red.has(one.name));
  return proving.length > 0
    ? pass(
        'By exit codes alone, for there is no report of single tests: these fail without the rest of the change.',
        proving.map((one) => one.name),
      )
    : fail(
        'Every command says the same with and without the rest of the change, so the tests prove nothing.',
      );
}

/** Tests that the change adds or edits fail on everything else of base: else they would prove nothing. */
export const testsProveTheChange: ItemRule = {
  id: 'tests-prove-the-change',
  title: 'Its tests fail without the change',
  remedy: 'Make the named tests fail when the rest of the change is taken away.',
  judge: (facts) => {
    if (facts.testFiles.length === 0) return notApplicable('The change adds and edits no test.');
    if (facts.codeFiles.length === 0) {
      return notApplicable('The change touches only tests and documentation: there is nothing to take away.');
    }
    if (facts.headTests === null)
      return facts.takesBack ? notApplicable('Tests of before come back.') : byCommands(facts);
    const { proven, absent, unproven, files } = proofsOf(facts, facts.headTests);
    const doubtful = [...unproven, ...files];
    if (facts.takesBack && doubtful.length > 0) {
      return notApplicable('A revert brings back tests of before; they need not prove it.');
    }
    if (doubtful.length > 0) {
      const parts = [
        ...(unproven.length > 0
          ? [`${counted(unproven.length, 'test')} does not fail without the rest of the change`]
          : []),
        ...(files.length > 0 ? [`no test of ${counted(files.length, 'edited file')} fails without it`] : []),
      ];
      return fail(`${parts.join('; ')}.`, doubtful);
    }
    if (proven.length === 0) return notApplicable('The changed files hold no test that a report names.');
    const missing =
      absent.length === 0
        ? ''
        : ` ${absent.length} of them did not even start there, for the whole command fails: counted as failing.`;
    return pass(`${counted(proven.length, 'test')} fail without the rest of the change.${missing}`, proven);
  },
};
