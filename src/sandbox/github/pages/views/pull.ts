import { html } from 'hono/html';
import { isPull } from '../../state/state.ts';
import { checksBox } from '../parts/checks.ts';
import { written } from '../parts/issue-head.ts';
import { mergeBox } from '../parts/merge-box.ts';
import { pullHead } from '../parts/pull-head.ts';
import { timeline } from '../parts/timeline.ts';
import { numberOf, repositoryOf, type View } from '../view.ts';

/** One pull request: what it says, what happened, how its checks stand, what blocks it. */
export const view: View = {
  path: '/:owner/:repository/pull/:number',
  async render(visit) {
    const { context } = visit;
    const repository = repositoryOf(visit);
    const issue = repository?.issues.get(numberOf(visit, 'number'));
    if (repository === null || issue === undefined || !isPull(issue)) return null;
    const body = html`${pullHead(context, repository, issue, 'talk')}
      ${written(context, issue.authorId, html`opened this`, issue.createdAt, issue.body ?? '')}
      ${timeline(context, repository, issue)}
      ${checksBox(context, repository, issue.pull.headSha)}
      ${mergeBox(context, repository, issue)}`;
    return { title: `${issue.title} · Pull request #${issue.number}`, repository, tab: 'pulls', body };
  },
};
