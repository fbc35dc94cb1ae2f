import { html, raw } from 'hono/html';
import type { Context } from '../context.ts';
import { isPull } from '../state/state.ts';
import { style } from './style.ts';
import type { Page } from './view.ts';
import { type Html, visible, visibleText } from './visible.ts';

function tabs(context: Context, page: Page): Html {
  const { repository } = page;
  if (repository === null) return html``;
  const base = `/${context.state.fullName(repository)}`;
  const open = [...repository.issues.values()].filter((issue) => issue.state === 'open');
  const pulls = open.filter(isPull).length;
  const entries = [
    ['code', 'Code', base],
    ['issues', `Issues ${open.length - pulls}`, `${base}/issues`],
    ['pulls', `Pull requests ${pulls}`, `${base}/pulls`],
    ['actions', 'Actions', `${base}/actions`],
  ] as const;
  return html`<nav aria-label="Repository">${entries.map(
    ([tab, name, to]) =>
      html`<a href="${to}"${page.tab === tab ? raw(' aria-current="page"') : ''}>${name}</a>`,
  )}</nav>`;
}

function path(context: Context, page: Page): Html {
  const { repository } = page;
  if (repository === null) return html`<a href="/">Repositories</a>`;
  const owner = context.state.account(repository.ownerId).login;
  return html`<a href="/">Repositories</a> / <a href="/${owner}">${visible(owner)}</a> /
    <a href="/${owner}/${repository.name}">${visible(repository.name)}</a>
    <span class="label">${repository.private ? 'Private' : 'Public'}</span>`;
}

/** The whole document around a page. */
export const framed = (context: Context, page: Page): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${visibleText(page.title)}</title>
<link rel="icon" href="data:,">
<style>${raw(style)}</style>
</head>
<body>
<div class="standin">This is a <strong>local stand-in for GitHub</strong>, running on this machine only.
  Nothing here is on github.com.</div>
<header class="top">
<div class="path">${path(context, page)}</div>
${tabs(context, page)}
</header>
<main>
${page.body}
</main>
</body>
</html>
`;
