import { appendFileSync, readFileSync } from 'node:fs';
import { renderCheckRun } from '../../src/change/verdict/check-run.ts';
import { renderText } from '../../src/change/verdict/text.ts';
import { judgeLocally } from '../../src/cli/local/policy.ts';
import { annotationCommand, plainLog } from '../workflow-command.ts';
import { rangeOf } from './range.ts';

const { env } = process;

function append(file: string | undefined, text: string): void {
  if (file !== undefined && file !== '') appendFileSync(file, text);
}

function finish(conclusion: string, findings: number): void {
  append(env.GITHUB_OUTPUT, `conclusion=${conclusion}\nfindings=${findings}\n`);
  process.exitCode = conclusion === 'success' || conclusion === 'neutral' ? 0 : 1;
}

/** Judges the change that this workflow run is about, and tells it in annotations, log, summary and outputs. */
async function main(): Promise<void> {
  const inputs = { base: env.WIRED_CHAOS_BASE ?? '', head: env.WIRED_CHAOS_HEAD ?? '' };
  const event: unknown = env.GITHUB_EVENT_PATH ? JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, 'utf8')) : {};
  const { base, head } = rangeOf(inputs, event);
  const { verdict, autonomy } = await judgeLocally(env.WIRED_CHAOS_DIRECTORY || '.', base, head);
  const run = renderCheckRun(verdict, { autonomy });
  const conclusion = run.conclusion ?? 'failure';

  process.stdout.write(plainLog(renderText(verdict)));
  for (const annotation of run.annotations) {
    const level = annotation.annotation_level === 'failure' ? 'error' : 'warning';
    process.stdout.write(
      annotationCommand(
        conclusion === 'neutral' ? 'notice' : level,
        {
          title: annotation.title,
          file: annotation.path,
          line: annotation.start_line,
          endLine: annotation.end_line,
        },
        annotation.message,
      ),
    );
  }
  if (conclusion === 'failure') {
    for (const { title, detail, next } of verdict.items) {
      process.stdout.write(annotationCommand('error', { title }, `${detail} ${next}`));
    }
  }
  append(env.GITHUB_STEP_SUMMARY, `## ${run.name}: ${run.title}\n\n${run.summary}\n`);
  finish(conclusion, verdict.findings.length);
}

try {
  await main();
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stdout.write(annotationCommand('error', { title: 'wired-chaos/policy could not judge' }, message));
  append(
    env.GITHUB_STEP_SUMMARY,
    '## wired-chaos/policy could not judge\n\nThe log of this step says why.\n',
  );
  finish('failure', 0);
}
