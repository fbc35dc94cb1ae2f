import { html } from 'hono/html';
import { repositoryList } from '../parts/repository-list.ts';
import type { View } from '../view.ts';
import { visible } from '../visible.ts';

/** An organisation or a person: repositories, people, teams. */
export const view: View = {
  path: '/:owner',
  async render(visit) {
    const { context } = visit;
    const owner = context.state.accountNamed(visit.part('owner'));
    if (owner === null) return null;
    const people =
      owner.type === 'Organization'
        ? html`<h2>People</h2><ul class="plain">${[...owner.members].map(
            ([id, role]) => html`<li><strong>${visible(context.state.user(id).login)}</strong>
              <span class="muted">${role}</span></li>`,
          )}</ul>
          <h2>Teams</h2><ul class="plain">${[...owner.teams.values()].map((team) => {
            const members = [...team.members.keys()].map((id) => context.state.user(id).login);
            return html`<li><strong>${visible(team.name)}</strong>
              <span class="muted">${visible(members.join(', '))}</span></li>`;
          })}</ul>`
        : '';
    const body = html`<h1>${visible(owner.login)}</h1>${repositoryList(context, owner)}${people}`;
    return { title: owner.login, repository: null, tab: null, body };
  },
};
