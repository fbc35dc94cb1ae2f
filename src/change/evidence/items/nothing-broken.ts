import { counted, fail, type ItemRule, notApplicable, pass } from '../item.ts';
import { fails } from '../outcome.ts';

/** What passes on base still passes on head, test by test where reports exist, else command by command. */
export const nothingBroken: ItemRule = {
  id: 'nothing-broken',
  title: 'Nothing broken that worked before',
  remedy: 'Mend the named tests: they pass without the change.',
  judge: ({ phases, comparison }) => {
    const worked = new Set(phases.base.commands.filter((one) => !fails(one)).map((one) => one.name));
    const lost = phases.head.commands.filter((one) => one.exitCode !== 0 && worked.has(one.name));
    const commands = lost.map((one) => `the command ${one.name}`);
    if (comparison === null) {
      if (commands.length > 0) return fail('A command that succeeds on base fails on head.', commands);
      return phases.head.commands.length > 0 && worked.size > 0
        ? pass('Every command that succeeds on base succeeds on head; there is no report of single tests.')
        : notApplicable('Nothing succeeds on base, so there is nothing to break.');
    }
    const { broken, mended, kept } = comparison;
    if (broken.length > 0 || commands.length > 0) {
      const what = broken.length > 0 ? counted(broken.length, 'test') : counted(commands.length, 'command');
      return fail(`${what} that passed on base now fails.`, [...broken, ...commands]);
    }
    if (mended.length === 0) return pass(`${counted(kept.length, 'test')} pass on base and on head.`);
    return pass(
      `${counted(mended.length, 'test')} that failed on base passes now; ${kept.length} that passed still do.`,
      mended,
    );
  },
};
