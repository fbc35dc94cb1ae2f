import { html } from 'hono/html';
import { renderMarkdown } from '../markdown.ts';
import { annotationItem } from '../parts/annotation.ts';
import { mark, standingWord } from '../parts/mark.ts';
import { commitLink } from '../parts/names.ts';
import { when } from '../parts/when.ts';
import { numberOf, repositoryOf, type View } from '../view.ts';
import { visible } from '../visible.ts';

/** Only addresses that lead to a page: an App could name a script. */
const isWebAddress = (text: string): boolean => /^https?:\/\//.test(text);

/** The output of a check run. */
export const view: View = {
  path: '/:owner/:repository/runs/:id',
  async render(visit) {
    const { context } = visit;
    const repository = repositoryOf(visit);
    const run = context.state.checkRuns.get(numberOf(visit, 'id'));
    if (repository === null || run?.repositoryId !== repository.id) return null;
    const { title, summary, text } = run.output;
    const details = run.detailsUrl !== null && isWebAddress(run.detailsUrl) ? run.detailsUrl : null;
    const body = html`<h1>${mark(run)} ${visible(run.name)}</h1>
      <p class="muted">${visible(context.state.app(run.appId).name)} — ${standingWord(run)} — on
        ${commitLink(context, repository, run.headSha)}${
          run.completedAt === null ? '' : html`, ${when(context, run.completedAt)}`
        }${details === null ? '' : html` — <a href="${details}" rel="noopener">details</a>`}</p>
      <section class="box"><div class="head"><strong>${visible(title ?? 'No output')}</strong></div>
        ${summary === null ? '' : html`<div class="body">${renderMarkdown(summary)}</div>`}
        ${text === null ? '' : html`<div class="body">${renderMarkdown(text)}</div>`}</section>
      ${run.annotations.length === 0 ? '' : html`<h2>Annotations</h2>${run.annotations.map(annotationItem)}`}`;
    return { title: `${run.name} · ${run.conclusion ?? run.status}`, repository, tab: 'pulls', body };
  },
};
