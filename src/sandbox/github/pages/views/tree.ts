import { html } from 'hono/html';
import { entryAt, readTree } from '../../git/objects.ts';
import { atRef } from '../parts/at-ref.ts';
import { repositoryOf, type View } from '../view.ts';
import { visible } from '../visible.ts';

/** A folder at a branch or commit. */
export const view: View = {
  path: '/:owner/:repository/tree/:rest{.+}',
  async render(visit) {
    const repository = repositoryOf(visit);
    const place = repository === null ? null : await atRef(repository, visit.part('rest'));
    if (repository === null || place === null) return null;
    const { directory } = repository;
    const folder = place.path === '' ? null : await entryAt(directory, place.sha, place.path);
    if (place.path !== '' && folder?.type !== 'tree') return null;
    const entries = await readTree(directory, folder?.sha ?? place.sha, false);
    const base = `/${visit.context.state.fullName(repository)}`;
    const below = place.path === '' ? '' : `${place.path}/`;
    const body = html`<p><span class="branch">${visible(place.ref)}</span> <span class="mono">${visible(place.path)}</span></p>
      <section class="box">${entries.map((entry) => {
        const kind = entry.type === 'tree' ? 'tree' : 'blob';
        const to = `${base}/${kind}/${place.ref}/${below}${entry.path}`;
        return html`<div class="item"><a href="${to}">${visible(entry.path)}${kind === 'tree' ? '/' : ''}</a></div>`;
      })}</section>`;
    return { title: `${below}${place.ref}`, repository, tab: 'code', body };
  },
};
