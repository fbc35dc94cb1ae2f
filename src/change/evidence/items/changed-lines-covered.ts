import { type ChangedCoverage, changedCoverage } from '../changed-coverage.ts';
import { fail, type ItemRule, notApplicable, pass } from '../item.ts';

function uncovered({ missed, unreported }: ChangedCoverage): string[] {
  return [
    ...missed.map(({ path, lines }) => `${path}: ${lines.join(', ')}`),
    ...unreported.map((path) => `${path}: not in the coverage report, so no test loads it`),
  ];
}

/** Enough of the executable lines that the change adds are executed by tests. */
export const changedLinesCovered: ItemRule = {
  id: 'changed-lines-covered',
  title: 'Changed lines covered by tests',
  remedy: 'Test the named lines.',
  judge: (facts) => {
    const asked = facts.configuration.coverage;
    const coverage = changedCoverage(facts);
    if (coverage === null) {
      const why = 'No command wrote a coverage report on head';
      return asked > 0 ? fail(`${why}, and ${asked} % are asked for.`) : notApplicable(`${why}.`);
    }
    const { changed, covered } = coverage;
    if (changed === 0) return notApplicable('The change touches no executable line.');
    // Counted in whole lines, so that 79.9 % never passes for 80.
    const percent = Math.floor((100 * covered) / changed);
    const told = `${covered} of ${changed} changed executable lines are covered (${percent} %)`;
    return covered * 100 >= asked * changed
      ? pass(`${told}; ${asked === 0 ? 'no share is' : `${asked} % are`} asked for.`, uncovered(coverage))
      : fail(`${told}, and ${asked} % are asked for.`, uncovered(coverage));
  },
};
