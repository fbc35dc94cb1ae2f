import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { evidenceVersion } from '../../src/change/evidence/version.ts';
import type { Collected, EvidencePhase } from '../../src/domain/collected.ts';
import { requireCheckout } from './checkout.ts';
import { type Collection, collect, notExecuted, type Workplace } from './collect.ts';
import { commitsOf } from './commits.ts';
import { configurationAt } from './configuration.ts';
import { failingOf } from './failing.ts';
import type { Job } from './job.ts';
import { phases } from './phases.ts';

/** A phase that was carried out. */
interface Gathered {
  readonly collected: Collected;
  readonly files: Collection['files'];
  readonly notes: readonly string[];
  /** Names of commands whose last execution failed. */
  readonly failing: readonly string[];
}

/**
 * Carries a phase out: lays out its tree beside the checkout and executes what the base's configuration names.
 * @returns null when that configuration names no commands.
 * @throws {Error} when it cannot be carried out, with the remedy.
 */
export async function gather(
  job: Job,
  name: EvidencePhase,
  workplace: Omit<Workplace, 'again'>,
): Promise<Gathered | null> {
  await requireCheckout(job.directory);
  const commits = await commitsOf(job.directory, job.event);
  const { evidence } = await configurationAt(job.directory, commits.base);
  if (evidence.commands.length === 0) return null;
  const phase = phases[name];
  const scratch = await realpath(await mkdtemp(join(job.temporary, `wired-chaos-${name}-`)));
  try {
    const { directory, rollback } = await phase.prepare({
      checkout: job.directory,
      commits,
      tests: evidence.tests,
      scratch,
    });
    const conflicts = rollback !== null && rollback.conflicts.length > 0;
    const { commands, files, notes } = conflicts
      ? notExecuted(evidence.commands, 'the change could not be taken back: no command was executed')
      : await collect(directory, evidence, { ...workplace, again: phase.mustPass });
    const collected: Collected = {
      version: 1,
      phase: name,
      run: { id: job.run.id, attempt: job.run.attempt },
      head: commits.head,
      base: commits.base,
      configuration: evidenceVersion(evidence),
      root: directory,
      commands: [...commands],
      rollback,
    };
    return { collected, files, notes, failing: failingOf(commands) };
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 3 });
  }
}
