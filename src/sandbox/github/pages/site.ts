import { readdir } from 'node:fs/promises';
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Context } from '../context.ts';
import { framed } from './frame.ts';
import { answerReviewForm } from './review.ts';
import type { Page, View } from './view.ts';

/** Pages never load or run anything from elsewhere; nor does what people wrote into them. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; base-uri 'none'";

/** Collects the pages: each file of `views/` exports one. Adding a page is adding a file. */
async function collectViews(): Promise<View[]> {
  const folder = new URL('views/', import.meta.url);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort();
  return Promise.all(
    files.map(async (file) => {
      const area: { view?: View } = await import(/* @vite-ignore */ new URL(file, folder).href);
      if (area.view === undefined) throw new Error(`views/${file} exports no view`);
      return area.view;
    }),
  );
}

const nothingHere: Page = {
  title: 'Page not found',
  repository: null,
  tab: null,
  body: html`<h1>404</h1><p>There is nothing at this address on the local GitHub.</p>`,
};

/** The web pages, as a maintainer would see them. But for the review of deployments they change nothing. */
export async function pages(context: Context): Promise<Hono> {
  const site = new Hono();
  site.use(async (c, next) => {
    await next();
    c.header('content-security-policy', policy);
    c.header('x-content-type-options', 'nosniff');
  });
  for (const view of await collectViews()) {
    site.get(view.path, async (c) => {
      const page = await view.render({ context, part: (name) => c.req.param(name) ?? '' });
      return c.html(await framed(context, page ?? nothingHere), page === null ? 404 : 200);
    });
  }
  site.post('/:owner/:repository/actions/runs/:id/review', (c) => answerReviewForm(context, c));
  site.get('*', async (c) => c.html(await framed(context, nothingHere), 404));
  site.onError(async (error, c) => {
    context.log(`page ${c.req.path}: ${error.stack ?? error.message}`);
    return c.text('This page failed; the log of the local GitHub says why.', 500);
  });
  return site;
}
