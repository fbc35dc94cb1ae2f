import { html } from 'hono/html';
import { issueList } from '../parts/issue-head.ts';
import { repositoryOf, type View } from '../view.ts';

/** The pull requests of a repository, open ones first. */
export const view: View = {
  path: '/:owner/:repository/pulls',
  async render(visit) {
    const { context } = visit;
    const repository = repositoryOf(visit);
    if (repository === null) return null;
    const pulls = context.state.pulls(repository);
    const among = (state: 'open' | 'closed') => pulls.filter((one) => one.state === state);
    const body = html`<h1>Pull requests</h1>
      <h2>Open</h2>${issueList(context, repository, among('open'), 'pull')}
      <h2>Closed</h2>${issueList(context, repository, among('closed'), 'pull')}`;
    return { title: 'Pull requests', repository, tab: 'pulls', body };
  },
};
