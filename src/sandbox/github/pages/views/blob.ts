import { html } from 'hono/html';
import { readFileAt } from '../../git/objects.ts';
import { atRef } from '../parts/at-ref.ts';
import { repositoryOf, type View } from '../view.ts';
import { visible } from '../visible.ts';

/** A file at a branch or commit, with numbered lines. */
export const view: View = {
  path: '/:owner/:repository/blob/:rest{.+}',
  async render(visit) {
    const repository = repositoryOf(visit);
    const place = repository === null ? null : await atRef(repository, visit.part('rest'));
    if (repository === null || place === null) return null;
    const content = await readFileAt(repository.directory, place.sha, place.path);
    if (content === null) return null;
    const lines = content.toString('utf8').replace(/\n$/, '').split('\n');
    const shown = content.includes(0)
      ? html`<div class="body muted">A binary file of ${content.byteLength} bytes.</div>`
      : html`<table class="diff">${lines.map(
          (line, index) =>
            html`<tr id="L${index + 1}"><td class="line">${index + 1}</td><td>${visible(line)}</td></tr>`,
        )}</table>`;
    const body = html`<p><span class="branch">${visible(place.ref)}</span></p>
      <section class="box"><div class="head mono">${visible(place.path)}</div>${shown}</section>`;
    return { title: place.path, repository, tab: 'code', body };
  },
};
