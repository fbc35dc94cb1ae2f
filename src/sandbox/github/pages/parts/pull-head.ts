import { html } from 'hono/html';
import type { Context } from '../../context.ts';
import type { Repository } from '../../state/repository.ts';
import type { PullIssue } from '../../state/state.ts';
import { type Html, visible } from '../visible.ts';
import { issueTitle, stateBadge } from './issue-head.ts';
import { login } from './names.ts';

/** Title, state and branches of a pull request, and the way to its two pages. */
export function pullHead(
  context: Context,
  repository: Repository,
  issue: PullIssue,
  shown: 'talk' | 'files',
): Html {
  const { pull } = issue;
  const base = `/${context.state.fullName(repository)}/pull/${issue.number}`;
  const fromFork = pull.headRepositoryId !== repository.id;
  const head = fromFork ? `${pull.headOwnerLogin}:${pull.headRef}` : pull.headRef;
  const current = (one: string) => (one === shown ? html` aria-current="page"` : '');
  return html`${issueTitle(issue)}
    <p class="row">${stateBadge(issue)} <span class="muted grow">${login(context, issue.authorId)}
      ${pull.merged ? 'merged' : 'wants to merge'} <span class="branch">${visible(head)}</span>
      into <span class="branch">${visible(pull.baseRef)}</span></span></p>
    <nav aria-label="Pull request"><a href="${base}"${current('talk')}>Conversation</a>
      <a href="${base}/files"${current('files')}>Files changed</a></nav><p></p>`;
}
