import { html } from 'hono/html';
import { listCommits } from '../../git/commits.ts';
import { resolveCommit } from '../../git/refs.ts';
import { commitList } from '../parts/commit-list.ts';
import { repositoryOf, type View } from '../view.ts';
import { visible } from '../visible.ts';

const shownCommits = 100;

/** The history of the default branch or of another, newest first. */
export const view: View = {
  path: '/:owner/:repository/commits/:branch{.+}?',
  async render(visit) {
    const { context } = visit;
    const repository = repositoryOf(visit);
    if (repository === null) return null;
    const branch = visit.part('branch') === '' ? repository.defaultBranch : visit.part('branch');
    const tip = await resolveCommit(repository.directory, branch);
    if (tip === null) return null;
    const commits = await listCommits(repository.directory, { revisions: [tip], limit: shownCommits });
    const body = html`<h1>Commits <span class="branch">${visible(branch)}</span></h1>
      <section class="box">${commitList(context, repository, commits)}</section>`;
    return { title: `Commits of ${branch}`, repository, tab: 'code', body };
  },
};
