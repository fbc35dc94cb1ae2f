import { createHash } from 'node:crypto';
import type { EvidencePhase } from '../../src/domain/collected.ts';
import { annotationCommand } from '../workflow-command.ts';
import { commandEnvironment } from './environment.ts';
import { gather } from './gather.ts';
import type { Job } from './job.ts';
import { phases } from './phases.ts';
import { RunnerFiles } from './runner-files.ts';
import { leaveArtifact, summarise, write } from './step.ts';
import { renderCollected } from './summary.ts';

/** A signal that aborts when the job is cancelled: the runner interrupts its steps. */
function cancelled(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => controller.abort(new Error('The job was cancelled.')));
  }
  return controller.signal;
}

/**
 * Carries out a phase and leaves its results for the upload that follows.
 * @returns whether the job may succeed.
 * @throws {Error} when the phase cannot be carried out, or its results cannot be believed.
 */
export async function carryOut(job: Job, phase: EvidencePhase): Promise<boolean> {
  const runnerFiles = new RunnerFiles(process.env);
  const workplace = { env: commandEnvironment(process.env), signal: cancelled(), write };
  const gathered = await gather(job, phase, workplace);
  // Only now is anything written, when no code of the change is running any more: it could have written it too.
  const touched = runnerFiles.restore();
  if (touched.length > 0) {
    throw new Error(
      `A command wrote to ${touched.join(', ')} of this step: its results are not to be believed.`,
    );
  }
  if (gathered === null) {
    const message = 'The configuration of the base branch names no `evidence.commands`.';
    write(annotationCommand('notice', { title: 'No evidence was collected' }, message));
    return true;
  }
  const { collected, files, notes, failing } = gathered;
  const { title, mustPass } = phases[phase];
  const manifest = `${JSON.stringify(collected, null, 2)}\n`;
  const left = new Map<string, string | Uint8Array>([...files, ['collected.json', manifest]]);
  await leaveArtifact(job, `wired-chaos-evidence-${phase}`, left);
  // Another job of this run can replace the artifact, but not what stands in the log of this one.
  for (const [name, content] of left) {
    write(`sha256 ${createHash('sha256').update(content).digest('hex')} ${name}\n`);
  }
  summarise(renderCollected(collected, title, notes));
  if (!mustPass) return true;
  for (const name of failing) {
    write(annotationCommand('error', { title: `${name} fails` }, `${name} fails on ${title}.`));
  }
  return failing.length === 0;
}
