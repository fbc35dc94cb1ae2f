import { html } from 'hono/html';
import { repositoryList } from '../parts/repository-list.ts';
import type { View } from '../view.ts';
import { visible } from '../visible.ts';

/** Who is here, and what they have. */
export const view: View = {
  path: '/',
  async render({ context }) {
    const { state } = context;
    const owners = [...state.accounts.values()].filter((account) =>
      [...state.repositories.values()].some((one) => one.ownerId === account.id),
    );
    const body = html`<h1>Repositories</h1>
      ${owners.length === 0 ? html`<p class="muted">There is none yet.</p>` : ''}
      ${owners.map((owner) => repositoryList(context, owner))}
      <h2>Apps</h2>
      <ul class="plain">${[...state.apps.values()].map((app) => {
        const installed = [...state.installations.values()].filter((one) => one.appId === app.id);
        const where = installed.map((one) => state.account(one.accountId).login).join(', ');
        return html`<li><strong>${visible(app.name)}</strong>
          <span class="muted">${where === '' ? 'not installed' : html`installed on ${visible(where)}`}</span></li>`;
      })}</ul>`;
    return { title: 'Local GitHub', repository: null, tab: null, body };
  },
};
