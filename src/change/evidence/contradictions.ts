import { fails, type PhaseOutcome } from './outcome.ts';

/**
 * What a phase says about itself that its job's conclusion does not bear out. The job of `head` concludes with
 * success exactly when every command succeeded; the others end well whatever their commands say, as long as they
 * could be carried out.
 * @param conclusion of the job, from GitHub's API: what the run's own code cannot write.
 * @returns one sentence for each contradiction, with both sides named.
 */
export function contradictions(outcome: PhaseOutcome, conclusion: string | null): string[] {
  const job = `its job concluded with ${conclusion ?? 'nothing yet'}`;
  if (outcome.phase !== 'head') return conclusion === 'success' ? [] : [job];
  if (conclusion !== 'success' && conclusion !== 'failure') return [job];
  const reasons = outcome.commands
    .filter((command) => command.exitCode === 0 && fails(command))
    .map((command) => `${command.name} exited with 0, and its report names failing tests`);
  const red = outcome.commands.filter((command) => command.exitCode !== 0);
  if (conclusion === 'success') {
    for (const { name, exitCode } of red) {
      reasons.push(`${job}, and ${name} ${exitCode === null ? 'was killed' : `exited with ${exitCode}`}`);
    }
  } else if (red.length === 0) {
    reasons.push(`${job}, and every command exited with 0`);
  }
  return reasons;
}
