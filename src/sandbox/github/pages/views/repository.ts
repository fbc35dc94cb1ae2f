import { html } from 'hono/html';
import { listCommits } from '../../git/commits.ts';
import { readFileAt, readTree } from '../../git/objects.ts';
import { readRefs, resolveCommit } from '../../git/refs.ts';
import { renderMarkdown } from '../markdown.ts';
import { commitList } from '../parts/commit-list.ts';
import { repositoryOf, type View } from '../view.ts';
import { visible } from '../visible.ts';

const newestCommits = 5;

/** A repository's front page: branches, newest commits, files, README. */
export const view: View = {
  path: '/:owner/:repository',
  async render(visit) {
    const { context } = visit;
    const repository = repositoryOf(visit);
    if (repository === null) return null;
    const { directory, defaultBranch } = repository;
    const name = context.state.fullName(repository);
    const page = { title: name, repository, tab: 'code' } as const;
    const tip = await resolveCommit(directory, `refs/heads/${defaultBranch}`);
    const clone = html`<p class="muted">Clone it: <code>git clone ${context.url}/${name}.git</code></p>`;
    if (tip === null) return { ...page, body: html`<p>This repository is empty.</p>${clone}` };
    const [commits, entries, readme, heads] = await Promise.all([
      listCommits(directory, { revisions: [tip], limit: newestCommits }),
      readTree(directory, tip, false),
      readFileAt(directory, tip, 'README.md'),
      readRefs(directory, 'refs/heads/'),
    ]);
    const branches = [...heads.keys()].map((ref) => ref.slice('refs/heads/'.length));
    const folders = entries.toSorted((a, b) => Number(b.type === 'tree') - Number(a.type === 'tree'));
    const body = html`<div class="row"><span class="branch">${visible(defaultBranch)}</span>
        <span class="muted grow">${branches.length} ${branches.length === 1 ? 'branch' : 'branches'}${
          repository.protections.has(defaultBranch) ? ', protected' : ''
        }</span><a href="/${name}/commits">All commits</a></div>
      <p></p>
      <section class="box"><div class="head"><strong>Newest commits</strong></div>${commitList(context, repository, commits)}</section>
      <section class="box"><div class="head"><strong>Files</strong></div>${folders.map(
        (entry) =>
          html`<div class="item">${
            entry.type === 'tree'
              ? html`<span aria-hidden="true">▸</span> <a href="/${name}/tree/${defaultBranch}/${entry.path}">${visible(entry.path)}/</a>`
              : html`<a href="/${name}/blob/${defaultBranch}/${entry.path}">${visible(entry.path)}</a>`
          }</div>`,
      )}</section>
      ${
        readme === null
          ? ''
          : html`<section class="box"><div class="head"><strong>README.md</strong></div>
            <div class="body">${renderMarkdown(readme.toString('utf8'))}</div></section>`
      }
      <section class="box"><div class="head"><strong>Branches</strong></div>${branches.map(
        (
          branch,
        ) => html`<div class="item"><a class="branch" href="/${name}/commits/${branch}">${visible(branch)}</a>
          ${repository.protections.has(branch) ? html`<span class="label">Protected</span>` : ''}</div>`,
      )}</section>
      ${clone}`;
    return { ...page, body };
  },
};
