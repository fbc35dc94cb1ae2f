import { appendFileSync } from 'node:fs';
import { codeSpan } from '../../src/domain/untrusted.ts';
import { annotationCommand } from '../workflow-command.ts';
import { type Ending, goBack } from './go-back.ts';
import { readJob } from './job.ts';

const titles: Readonly<Record<Ending['kind'], string>> = {
  back: 'Rolled back',
  refused: 'Not rolled back',
  failed: 'The rollback failed',
};

function append(file: string | undefined, text: string): void {
  if (file !== undefined && file !== '') appendFileSync(file, text);
}

try {
  const job = readJob(process.env);
  const ending = await goBack(job);
  const title = titles[ending.kind];
  process.stdout.write(
    annotationCommand(ending.kind === 'back' ? 'notice' : 'error', { title }, ending.text),
  );
  append(process.env.GITHUB_STEP_SUMMARY, `## ${title}: ${codeSpan(job.environment)}\n\n${ending.text}\n`);
  if (ending.kind === 'back') append(process.env.GITHUB_OUTPUT, `revision=${ending.revision}\n`);
  process.exitCode = ending.kind === 'back' ? 0 : 1;
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stdout.write(annotationCommand('error', { title: titles.failed }, message));
  append(process.env.GITHUB_STEP_SUMMARY, `## ${titles.failed}\n\nThe log of this step says why.\n`);
  process.exitCode = 1;
}
