import { raw } from 'hono/html';
import MarkdownIt from 'markdown-it';
import { type Html, visibleSource } from './visible.ts';

/** Tags that GitHub lets people write and that carry no attribute here; every other tag is shown as text. */
const bareTag = /^<\/?(details|summary|br|sub|sup|kbd|b|i|em|strong|p|ins|del)\s*\/?>$/i;
const tagOrText = /<!--[\s\S]*?-->|<[^<>]*>|[^<]+|</g;

/** Raw HTML in Markdown: bare harmless tags stay, comments vanish as they do on GitHub, the rest is text. */
const filtered = (source: string): string =>
  (source.match(tagOrText) ?? [])
    .filter((piece) => !piece.startsWith('<!--'))
    .map((piece) => (bareTag.test(piece) ? piece.toLowerCase() : visibleSource(piece)))
    .join('');

const markdown = new MarkdownIt({ html: true, linkify: true });
markdown.renderer.rules.text = (tokens, index) => visibleSource(tokens[index]?.content ?? '');
markdown.renderer.rules.code_inline = (tokens, index) =>
  `<code>${visibleSource(tokens[index]?.content ?? '')}</code>`;
const block = (content: string): string => `<pre><code>${visibleSource(content)}</code></pre>\n`;
markdown.renderer.rules.code_block = (tokens, index) => block(tokens[index]?.content ?? '');
markdown.renderer.rules.fence = (tokens, index) => block(tokens[index]?.content ?? '');
markdown.renderer.rules.html_block = (tokens, index) => filtered(tokens[index]?.content ?? '');
markdown.renderer.rules.html_inline = (tokens, index) => filtered(tokens[index]?.content ?? '');
// A picture from elsewhere would be a request to elsewhere: it is shown as a link.
markdown.renderer.rules.image = (tokens, index) => {
  const token = tokens[index];
  const source = String(token?.attrGet('src') ?? '');
  return `<a href="${visibleSource(source)}">${visibleSource(token?.content || source)}</a>`;
};

/** Checkboxes of task lists, which CommonMark does not know. */
const taskList = (source: string): string =>
  source.replaceAll(/<li>(<p>)?\[( |x|X)\] /g, (_, paragraph: string | undefined, mark: string) => {
    const box = `<input type="checkbox" disabled${mark === ' ' ? '' : ' checked'}> `;
    return `<li class="task">${paragraph ?? ''}${box}`;
  });

/** Renders somebody's Markdown. Nothing in it can run, load, or hide. */
export const renderMarkdown = (text: string): Html =>
  raw(`<div class="markdown">${taskList(markdown.render(text))}</div>`);
