import { html } from 'hono/html';
import type { Context } from '../../context.ts';
import type { Repository } from '../../state/repository.ts';
import { type Html, visible } from '../visible.ts';

/** Somebody's login. */
export const login = (context: Context, accountId: number): Html =>
  html`<strong>${visible(context.state.account(accountId).login)}</strong>`;

/** A commit, short and linked. */
export function commitLink(context: Context, repository: Repository, sha: string): Html {
  const base = `/${context.state.fullName(repository)}`;
  return html`<a class="mono" href="${base}/commit/${sha}">${sha.slice(0, 7)}</a>`;
}

/** The first line of a commit message. */
export const subject = (message: string): Html => visible(message.split('\n')[0] ?? '');
