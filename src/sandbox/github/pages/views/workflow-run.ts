import { stripVTControlCharacters } from 'node:util';
import { html } from 'hono/html';
import type { Context } from '../../context.ts';
import { presentAttempt, type RunAttempt, type WorkflowJob } from '../../state/workflow.ts';
import { renderMarkdown } from '../markdown.ts';
import { annotationItem } from '../parts/annotation.ts';
import { gatesBox } from '../parts/gates.ts';
import { mark, standingWord } from '../parts/mark.ts';
import { commitLink, login } from '../parts/names.ts';
import { took, when } from '../parts/when.ts';
import { numberOf, repositoryOf, type View } from '../view.ts';
import { type Html, visible } from '../visible.ts';

/** Logs can be long: the end is what matters. */
const shownLog = 100_000;

function jobBox(context: Context, job: WorkflowJob): Html {
  const annotations = context.state.checkRuns.get(job.id)?.annotations ?? [];
  const log = stripVTControlCharacters(job.log.join(''));
  const opened = job.conclusion === 'failure' ? html` open` : '';
  return html`<section class="box" id="job-${job.id}"><div class="head row">${mark(job)}
      <strong class="grow">${visible(job.name)}</strong>
      <span class="muted">${job.completedAt === null ? '' : took(job.startedAt, job.completedAt)}</span></div>
    ${job.steps.map(
      (step) => html`<div class="item row">${mark(step)} <span class="grow">${visible(step.name)}</span>
        <span class="muted">${step.completedAt === null ? '' : took(step.startedAt, step.completedAt)}</span></div>`,
    )}
    ${annotations.length === 0 ? '' : html`<div class="item">${annotations.map(annotationItem)}</div>`}
    ${job.summary.length === 0 ? '' : html`<div class="item">${renderMarkdown(job.summary.join('\n'))}</div>`}
    ${
      log === ''
        ? ''
        : html`<div class="item"><details${opened}><summary>Log</summary><pre class="log">${visible(log.slice(-shownLog))}</pre></details></div>`
    }</section>`;
}

const attemptLine = (context: Context, attempt: RunAttempt): Html =>
  html`<li>${mark(attempt)} Attempt ${attempt.number} by ${login(context, attempt.triggeringActorId)}
    ${when(context, attempt.startedAt)}</li>`;

/** One run of a workflow: its jobs, their steps and logs, its artifacts. */
export const view: View = {
  path: '/:owner/:repository/actions/runs/:id',
  async render(visit) {
    const { context } = visit;
    const repository = repositoryOf(visit);
    const run = context.state.workflowRuns.get(numberOf(visit, 'id'));
    if (repository === null || run?.repositoryId !== repository.id) return null;
    const attempt = presentAttempt(run);
    const body = html`<h1>${mark(attempt)} ${visible(run.title)}</h1>
      <p class="muted">${visible(run.name)} #${run.number} — ${standingWord(attempt)} — ${run.trigger.name}
        by ${login(context, run.actorId)} on ${commitLink(context, repository, run.headSha)}
        <span class="branch">${visible(run.headBranch ?? '')}</span>, ${when(context, run.createdAt)}</p>
      ${run.attempts.length === 1 ? '' : html`<ul class="plain">${run.attempts.map((one) => attemptLine(context, one))}</ul><p></p>`}
      ${attempt.conclusion === 'action_required' ? html`<div class="merge waits"><strong>Waiting for approval</strong>: a maintainer has to allow runs for this fork.</div>` : ''}
      ${gatesBox(context, repository, run)}
      ${attempt.jobs.map((job) => jobBox(context, job))}
      ${
        run.artifacts.length === 0
          ? ''
          : html`<section class="box"><div class="head"><strong>Artifacts</strong></div>${run.artifacts.map(
              (artifact) => html`<div class="item row"><span class="grow">${visible(artifact.name)}</span>
                <span class="muted">${artifact.zip.byteLength} bytes</span></div>`,
            )}</section>`
      }`;
    return { title: `${run.title} · ${run.name}`, repository, tab: 'actions', body };
  },
};
