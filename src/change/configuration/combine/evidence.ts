import type { Configuration } from '../../../domain/configuration.ts';
import type { WrittenConfiguration } from '../read.ts';
import { type Combined, type Loosening, stricter } from './loosening.ts';

type Evidence = Configuration['evidence'];
/** A file's evidence: what it says, and with the defaults for the rest. */
export interface EvidenceSide {
  readonly written: NonNullable<WrittenConfiguration['evidence']>;
  readonly full: Evidence;
}

/** Commands add up and patterns of tests too; a command of the organisation's name is the organisation's. */
export function combineEvidence(organisation: EvidenceSide, repository: EvidenceSide): Combined<Evidence> {
  const [theirs, ours] = [organisation.written, repository.written];
  const loosened: Loosening[] = [];
  const from = stricter(['machines', 'everybody'], theirs.from, ours.from, ['evidence', 'from']);
  loosened.push(...from.loosened);
  const coverage = Math.max(theirs.coverage ?? 0, ours.coverage ?? 0);
  if (ours.coverage !== undefined && ours.coverage < coverage) {
    loosened.push({ steps: ['evidence', 'coverage'], asked: `at least ${coverage}` });
  }
  const commands = [...organisation.full.commands];
  for (const [index, command] of repository.full.commands.entries()) {
    const same = commands.find(({ name }) => name === command.name);
    if (same === undefined) commands.push(command);
    else if (JSON.stringify(same) !== JSON.stringify(command)) {
      loosened.push({ steps: ['evidence', 'commands', index], asked: `its own command ${command.name}` });
    }
  }
  const minutes = [theirs.minutesPerDay, ours.minutesPerDay].filter((amount) => amount !== undefined);
  const minutesPerDay = minutes.length > 0 ? Math.min(...minutes) : repository.full.minutesPerDay;
  if (ours.minutesPerDay !== undefined && ours.minutesPerDay > minutesPerDay) {
    loosened.push({ steps: ['evidence', 'minutesPerDay'], asked: `at most ${minutesPerDay}` });
  }
  const setup = ours.setup ?? theirs.setup;
  return {
    value: {
      workflow: ours.workflow ?? theirs.workflow ?? repository.full.workflow,
      ...(setup === undefined ? {} : { setup }),
      commands,
      tests: [...new Set([...(theirs.tests ?? []), ...(ours.tests ?? [])])],
      from: from.value ?? repository.full.from,
      coverage,
      minutesPerDay,
    },
    loosened,
  };
}
