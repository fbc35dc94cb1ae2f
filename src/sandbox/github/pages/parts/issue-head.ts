import { html } from 'hono/html';
import type { Context } from '../../context.ts';
import type { Issue } from '../../state/issue.ts';
import type { Repository } from '../../state/repository.ts';
import { renderMarkdown } from '../markdown.ts';
import { type Html, visible } from '../visible.ts';
import { login } from './names.ts';
import { when } from './when.ts';

/** The word for an issue's or pull request's state, which is also its colour. */
function stateOf(issue: Issue): 'open' | 'merged' | 'closed' | 'draft' {
  if (issue.pull?.merged) return 'merged';
  if (issue.state === 'closed') return 'closed';
  return issue.pull?.draft === true ? 'draft' : 'open';
}

/** A state as a coloured badge. */
export function stateBadge(issue: Issue): Html {
  const state = stateOf(issue);
  return html`<span class="state ${state}">${state.charAt(0).toUpperCase()}${state.slice(1)}</span>`;
}

/** Title and labels. */
export const issueTitle = (issue: Issue): Html =>
  html`<h1>${visible(issue.title)} <span class="number">#${issue.number}</span></h1>
    ${issue.labels.size === 0 ? '' : html`<p>${[...issue.labels].map((label) => html`<span class="label">${visible(label)}</span> `)}</p>`}`;

/** A box with what somebody wrote. */
export const written = (context: Context, authorId: number, verb: Html, at: string, body: string): Html =>
  html`<article class="box"><div class="head">${login(context, authorId)} ${verb} ${when(context, at)}</div>
    <div class="body">${body.trim() === '' ? html`<em class="muted">No description provided.</em>` : renderMarkdown(body)}</div></article>`;

/** Issues or pull requests of a repository, newest first. */
export function issueList(
  context: Context,
  repository: Repository,
  issues: readonly Issue[],
  kind: 'issues' | 'pull',
): Html {
  const base = `/${context.state.fullName(repository)}/${kind}`;
  if (issues.length === 0)
    return html`<section class="box"><div class="item muted">There is none.</div></section>`;
  return html`<section class="box">${issues.toReversed().map(
    (issue) => html`<div class="item row">${stateBadge(issue)}
      <span class="grow"><a href="${base}/${issue.number}"><strong>${visible(issue.title)}</strong></a>
        ${[...issue.labels].map((label) => html`<span class="label">${visible(label)}</span> `)}
        <span class="muted">#${issue.number} by ${login(context, issue.authorId)} ${when(context, issue.createdAt)}</span></span></div>`,
  )}</section>`;
}
