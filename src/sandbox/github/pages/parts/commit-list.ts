import { html } from 'hono/html';
import type { Context } from '../../context.ts';
import type { Commit } from '../../git/commits.ts';
import type { Repository } from '../../state/repository.ts';
import { type Html, visible } from '../visible.ts';
import { commitMark } from './checks.ts';
import { commitLink, subject } from './names.ts';
import { when } from './when.ts';

/** Commits, each with how its checks stand. */
export const commitList = (context: Context, repository: Repository, commits: readonly Commit[]): Html =>
  html`${commits.map(
    (commit) => html`<div class="item row">${commitMark(context, repository, commit.sha)}
      <span class="grow">${subject(commit.message)}
        <span class="muted">— ${visible(commit.author.name)}, ${when(context, commit.committer.date)}</span></span>
      ${commitLink(context, repository, commit.sha)}</div>`,
  )}`;
