import { html } from 'hono/html';
import { presentAttempt } from '../../state/workflow.ts';
import { mark } from '../parts/mark.ts';
import { login } from '../parts/names.ts';
import { when } from '../parts/when.ts';
import { repositoryOf, type View } from '../view.ts';
import { visible } from '../visible.ts';

/** The workflow runs of a repository, newest first. */
export const view: View = {
  path: '/:owner/:repository/actions',
  async render(visit) {
    const { context } = visit;
    const repository = repositoryOf(visit);
    if (repository === null) return null;
    const base = `/${context.state.fullName(repository)}/actions/runs`;
    const runs = [...context.state.workflowRuns.values()].filter((one) => one.repositoryId === repository.id);
    const list = runs.toReversed().map(
      (run) => html`<div class="item row">${mark(presentAttempt(run))}
        <span class="grow"><a href="${base}/${run.id}"><strong>${visible(run.title)}</strong></a>
          <span class="muted">${visible(run.name)} #${run.number}: ${run.trigger.name} by ${login(context, run.actorId)},
          ${when(context, run.createdAt)}</span></span>
        <span class="branch">${visible(run.headBranch ?? '')}</span></div>`,
    );
    const body = html`<h1>Workflow runs</h1>
      <section class="box">${runs.length === 0 ? html`<div class="item muted">Nothing has run yet.</div>` : list}</section>`;
    return { title: 'Workflow runs', repository, tab: 'actions', body };
  },
};
