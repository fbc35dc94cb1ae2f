import { appendFileSync } from 'node:fs';
import { judgeGate } from '../../src/change/gate/judge.ts';
import { oneLine, quoteMarkdown } from '../../src/domain/untrusted.ts';
import { annotationCommand } from '../workflow-command.ts';
import { openApi } from './api.ts';
import { readJob } from './job.ts';
import { readFacts } from './read-facts.ts';

function append(file: string | undefined, text: string): void {
  if (file !== undefined && file !== '') appendFileSync(file, text);
}

try {
  const job = readJob(process.env);
  const facts = await readFacts(openApi(job.api, job.token), job, new Date());
  const verdict = judgeGate(facts);
  const open = verdict.answer === 'approve';
  const lines = verdict.items.map(
    ({ state, title, detail, next }) =>
      `- ${state === 'passed' ? '✅' : '❌'} **${quoteMarkdown(title)}**: ${quoteMarkdown(oneLine(`${detail} ${next}`))}`,
  );
  const how = `Approve by a comment on the merged pull request, and run this job again: /wired approve ${facts.commit} ${facts.environment}`;
  append(
    process.env.GITHUB_STEP_SUMMARY,
    `## ${quoteMarkdown(verdict.title)}\n\n${lines.join('\n')}\n\n${open ? '' : `${quoteMarkdown(how)}\n`}`,
  );
  append(process.env.GITHUB_OUTPUT, `answer=${verdict.answer}\n`);
  const missing = [...verdict.missing, ...(verdict.answer === 'wait' ? [how] : [])];
  for (const line of open ? [] : missing) {
    process.stdout.write(annotationCommand('error', { title: 'Not to be deployed' }, oneLine(line)));
  }
  if (open)
    process.stdout.write(annotationCommand('notice', { title: 'To be deployed' }, oneLine(verdict.title)));
  process.exitCode = open ? 0 : 1;
} catch (error) {
  // What cannot be told is not deployed.
  const message = error instanceof Error ? error.message : String(error);
  process.stdout.write(annotationCommand('error', { title: 'Not to be deployed' }, oneLine(message)));
  append(process.env.GITHUB_OUTPUT, 'answer=failed\n');
  process.exitCode = 1;
}
