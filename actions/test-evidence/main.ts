import { appendFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { annotationCommand } from '../policy-check/workflow-command.ts';
import { commandEnvironment } from './environment.ts';
import { gather } from './gather.ts';
import { readJob } from './job.ts';
import { phases } from './phases.ts';
import { RunnerFiles } from './runner-files.ts';
import { renderCollected } from './summary.ts';

const { env } = process;

function write(text: string): void {
  process.stdout.write(text);
}

function append(file: string | undefined, text: string): void {
  if (file !== undefined && file !== '') appendFileSync(file, text);
}

/** A signal that aborts when the job is cancelled: the runner interrupts its steps. */
function cancelled(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => controller.abort(new Error('The job was cancelled.')));
  }
  return controller.signal;
}

/** Carries out the phase that the job asks for, and leaves its results for the upload that follows. */
async function main(): Promise<void> {
  const job = readJob(env);
  const runnerFiles = new RunnerFiles(env);
  const gathered = await gather(job, { env: commandEnvironment(env), signal: cancelled(), write });
  const touched = runnerFiles.restore();
  if (touched.length > 0) {
    throw new Error(
      `A command wrote to ${touched.join(', ')} of this step: its results are not to be believed.`,
    );
  }
  if (gathered === null) {
    const message = 'The configuration of the base branch names no `evidence.commands`.';
    write(annotationCommand('notice', { title: 'No evidence was collected' }, message));
    return;
  }
  const { collected, files, notes, failing } = gathered;
  const { title, mustPass } = phases[job.phase];

  // Only now, when nothing of the change is running any more: it could have written here too.
  const directory = join(job.temporary, `wired-chaos-evidence-${job.phase}`);
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  for (const [name, content] of files) await writeFile(join(directory, name), content);
  await writeFile(join(directory, 'collected.json'), `${JSON.stringify(collected, null, 2)}\n`);

  append(env.GITHUB_OUTPUT, `directory=${directory}\n`);
  append(env.GITHUB_STEP_SUMMARY, renderCollected(collected, title, notes));
  if (!mustPass || failing.length === 0) return;
  for (const name of failing) {
    write(annotationCommand('error', { title: `${name} fails` }, `${name} fails on ${title}.`));
  }
  process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  write(annotationCommand('error', { title: 'The evidence could not be collected' }, message));
  append(
    env.GITHUB_STEP_SUMMARY,
    '## The evidence could not be collected\n\nThe log of this step says why.\n',
  );
  process.exitCode = 1;
}
