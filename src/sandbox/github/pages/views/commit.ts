import { html } from 'hono/html';
import { readCommit } from '../../git/commits.ts';
import { resolveCommit } from '../../git/refs.ts';
import { checksBox } from '../parts/checks.ts';
import { subject } from '../parts/names.ts';
import { diffOf } from '../parts/patch.ts';
import { when } from '../parts/when.ts';
import { repositoryOf, type View } from '../view.ts';
import { visible } from '../visible.ts';

/** One commit: its message, its checks, its diff against its first parent. */
export const view: View = {
  path: '/:owner/:repository/commit/:sha',
  async render(visit) {
    const { context } = visit;
    const repository = repositoryOf(visit);
    const sha = repository === null ? null : await resolveCommit(repository.directory, visit.part('sha'));
    if (repository === null || sha === null) return null;
    const commit = await readCommit(repository.directory, sha);
    const [, ...rest] = commit.message.split('\n');
    const body = html`<h1>${subject(commit.message)}</h1>
      <p class="muted">${visible(commit.author.name)} committed ${when(context, commit.committer.date)}
        <span class="mono">${sha}</span></p>
      ${rest.join('').trim() === '' ? '' : html`<pre class="log">${visible(rest.join('\n').trim())}</pre><p></p>`}
      ${checksBox(context, repository, sha)}
      ${diffOf(context, repository.directory, commit.parents[0] ?? null, sha)}`;
    return { title: commit.message.split('\n')[0] ?? sha, repository, tab: 'code', body };
  },
};
