import { annotationCommand } from '../workflow-command.ts';
import { assemble } from './assemble.ts';
import { carryOut } from './carry-out.ts';
import { readJob } from './job.ts';
import { summarise, write } from './step.ts';

try {
  const job = readJob(process.env);
  const { task } = job;
  const success = task === 'assemble' ? await assemble(job) : await carryOut(job, task);
  process.exitCode = success ? 0 : 1;
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  write(annotationCommand('error', { title: 'There is no evidence' }, message));
  summarise('## There is no evidence\n\nThe log of this step says why.\n');
  process.exitCode = 1;
}
