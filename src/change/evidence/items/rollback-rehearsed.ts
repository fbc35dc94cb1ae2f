import { counted, fail, type ItemRule, pass } from '../item.ts';
import { fails, flakesOf, type PhaseOutcome, testsOf } from '../outcome.ts';

/** What commands and tests say otherwise after the rollback than on base, flakes aside. */
function differences(base: PhaseOutcome, rollback: PhaseOutcome): string[] {
  const flakes = new Set([...flakesOf(base), ...flakesOf(rollback)]);
  const failing = (phase: PhaseOutcome) =>
    new Set(
      (testsOf(phase) ?? [])
        .filter((one) => one.state === 'failed' && !flakes.has(one.id))
        .map((one) => one.id),
    );
  const before = failing(base);
  const after = failing(rollback);
  const tests = [
    ...[...after].filter((id) => !before.has(id)).map((id) => `fails after the rollback, not on base: ${id}`),
    ...[...before].filter((id) => !after.has(id)).map((id) => `fails on base, not after the rollback: ${id}`),
  ];
  const commands = base.commands.flatMap((one) => {
    const other = rollback.commands.find((command) => command.name === one.name);
    // A flake may turn the exit code of its command.
    const flaky = one.flakes.length > 0 || (other?.flakes.length ?? 0) > 0;
    if (other !== undefined && (flaky || fails(one) === fails(other))) return [];
    return [`the command ${one.name} ends otherwise than on base`];
  });
  return [...tests, ...commands];
}

/** The change was taken back on a scratch work tree: without conflicts, to the tree of base, with its outcomes. */
export const rollbackRehearsed: ItemRule = {
  id: 'rollback-rehearsed',
  title: 'Rollback rehearsed',
  remedy: 'Make the change one that `git revert` takes back, or describe to a person how to undo it.',
  judge: ({ phases, irreversible }) => {
    const { rollback } = phases.rollback;
    if (rollback === null) return fail('The rollback was not rehearsed.');
    if (rollback.conflicts.length > 0) {
      const where = counted(rollback.conflicts.length, 'path');
      return fail(`Taking the change back meets conflicts in ${where}.`, rollback.conflicts);
    }
    if (!rollback.restored) return fail('Taking the change back does not restore what was there before.');
    const other = differences(phases.base, phases.rollback);
    if (other.length > 0)
      return fail('After the rollback the commands do not say what they say on base.', other);
    if (irreversible.length > 0) {
      const what = counted(irreversible.length, 'path');
      return pass(
        `A revert restores the code, but not what ${what} did to stored data or to what runs: plan for that.`,
        irreversible,
      );
    }
    return pass(
      'Taken back on a scratch work tree: no conflict, and the commands say what they say on base.',
    );
  },
};
