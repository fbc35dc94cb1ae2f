import { html } from 'hono/html';
import { pullDiff } from '../../pulls/range.ts';
import { isPull } from '../../state/state.ts';
import { diffOf } from '../parts/patch.ts';
import { pullHead } from '../parts/pull-head.ts';
import { numberOf, repositoryOf, type View } from '../view.ts';

/** What a pull request changes. */
export const view: View = {
  path: '/:owner/:repository/pull/:number/files',
  async render(visit) {
    const { context } = visit;
    const repository = repositoryOf(visit);
    const issue = repository?.issues.get(numberOf(visit, 'number'));
    if (repository === null || issue === undefined || !isPull(issue)) return null;
    const { from, to } = await pullDiff(repository, issue);
    const body = html`${pullHead(context, repository, issue, 'files')}
      ${diffOf(context, repository.directory, from, to)}`;
    return { title: `Files of #${issue.number}`, repository, tab: 'pulls', body };
  },
};
