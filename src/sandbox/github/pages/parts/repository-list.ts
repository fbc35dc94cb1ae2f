import { html } from 'hono/html';
import type { Context } from '../../context.ts';
import type { Account } from '../../state/account.ts';
import { type Html, visible } from '../visible.ts';
import { when } from './when.ts';

/** The repositories of an account. */
export function repositoryList(context: Context, owner: Account): Html {
  const own = [...context.state.repositories.values()].filter((one) => one.ownerId === owner.id);
  return html`<section class="box"><div class="head"><a href="/${owner.login}"><strong>${visible(owner.login)}</strong></a></div>
    ${own.map((repository) => {
      const parent = repository.parentId === null ? null : context.state.repository(repository.parentId);
      return html`<div class="item"><a href="/${owner.login}/${repository.name}"><strong>${visible(repository.name)}</strong></a>
        <span class="label">${repository.private ? 'Private' : 'Public'}</span>
        ${parent === null ? '' : html`<span class="muted">forked from ${visible(context.state.fullName(parent))}</span>`}
        ${repository.description === null ? '' : html`<div>${visible(repository.description)}</div>`}
        <div class="muted">Pushed ${when(context, repository.pushedAt)}</div></div>`;
    })}</section>`;
}
