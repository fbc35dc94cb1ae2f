import { html } from 'hono/html';
import { isPull } from '../../state/state.ts';
import { issueList } from '../parts/issue-head.ts';
import { repositoryOf, type View } from '../view.ts';

/** The issues of a repository, open ones first. */
export const view: View = {
  path: '/:owner/:repository/issues',
  async render(visit) {
    const { context } = visit;
    const repository = repositoryOf(visit);
    if (repository === null) return null;
    const issues = [...repository.issues.values()].filter((issue) => !isPull(issue));
    const among = (state: 'open' | 'closed') => issues.filter((one) => one.state === state);
    const body = html`<h1>Issues</h1>
      <h2>Open</h2>${issueList(context, repository, among('open'), 'issues')}
      <h2>Closed</h2>${issueList(context, repository, among('closed'), 'issues')}`;
    return { title: 'Issues', repository, tab: 'issues', body };
  },
};
