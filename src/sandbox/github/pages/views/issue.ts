import { html } from 'hono/html';
import { issueTitle, stateBadge, written } from '../parts/issue-head.ts';
import { numberOf, repositoryOf, type View } from '../view.ts';

/** One issue with its comments. */
export const view: View = {
  path: '/:owner/:repository/issues/:number',
  async render(visit) {
    const { context } = visit;
    const repository = repositoryOf(visit);
    const issue = repository?.issues.get(numberOf(visit, 'number'));
    if (repository === null || issue === undefined) return null;
    const opened = written(context, issue.authorId, html`opened this`, issue.createdAt, issue.body ?? '');
    const body = html`${issueTitle(issue)}<p>${stateBadge(issue)}</p>${opened}
      ${issue.comments.map((comment) =>
        written(context, comment.authorId, html`commented`, comment.createdAt, comment.body),
      )}`;
    return { title: `${issue.title} · Issue #${issue.number}`, repository, tab: 'issues', body };
  },
};
