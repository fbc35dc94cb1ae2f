/** Zero-width space as an entity: it breaks what GitHub would turn into a link, and is visible in the source. */
const BREAK = '&ZeroWidthSpace;';

/**
 * Removes what a reader cannot see but a program would read: control and format characters, bidirectional
 * overrides, variation selectors, tag characters and fillers (Unicode's `Default_Ignorable_Code_Point`), and
 * halves of surrogate pairs. Keeps line feeds and tabs; other line ends become a line feed.
 */
export function stripInvisible(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replace(/(?![\n\t])[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}]/gu, '');
}

/** One line of visible text: like {@link stripInvisible}, with every run of white space made one space. */
export function oneLine(text: string): string {
  return stripInvisible(text).replace(/\s+/g, ' ').trim();
}

/**
 * Shortens to at most `limit` UTF-16 units, ending in an ellipsis when something was cut; never splits a
 * surrogate pair.
 */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = limit - 1;
  const last = text.charCodeAt(end - 1);
  const splits = last >= 0xd800 && last <= 0xdbff;
  return `${text.slice(0, splits ? end - 1 : end).trimEnd()}…`;
}

/**
 * Untrusted text as one line of plain words in GitHub's Markdown, in a paragraph, a list or a table: no markup,
 * no HTML, no link, no image, no mention, no reference that would link to or close an issue. Escapes no more than
 * that takes, for the source is read too.
 */
export function quoteMarkdown(text: string): string {
  return (
    oneLine(text)
      .replace(/[\\`*_[\]<>|~&$]/g, '\\$&')
      // What begins a heading, a list, a rule or an underline stands at the start.
      .replace(/^[-+=#]/, '\\$&')
      .replace(/^(\d+)([.)])/, '$1\\$2')
      .replace(/@/g, `@${BREAK}`)
      .replace(/#(?=\d)/g, `#${BREAK}`)
      .replace(/\b(GH-)(?=\d)/gi, `$1${BREAK}`)
      .replace(/:(?=\/\/)/g, `:${BREAK}`)
      .replace(/\b(www)(?=\.)/gi, `$1${BREAK}`)
  );
}

/**
 * Untrusted text as a code span, where GitHub links and mentions nothing. The fence is longer than any run of
 * backticks inside (CommonMark 0.31, 6.1).
 * @param place whether the span stands in a table cell: there a bar would end the cell even within backticks
 *   (GFM, 4.10), so text with a bar becomes an HTML code element with everything in it escaped.
 */
export function codeSpan(text: string, place: 'text' | 'table' = 'text'): string {
  const line = oneLine(text);
  if (line === '') return '` `';
  if (place === 'table' && line.includes('|')) return `<code>${quoteMarkdown(line)}</code>`;
  const runs = line.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

const webAddress = /^https?:\/\/[A-Za-z0-9.:[\]-]+(?:\/[A-Za-z0-9._~:/?#@!$&+,;=%-]*)?$/;

/**
 * A link in Markdown whose words may be untrusted and whose address comes from an API. An address that is not
 * plain http or https is left out, and the words alone are shown.
 */
export function link(words: string, address: string): string {
  const shown = quoteMarkdown(words);
  return webAddress.test(address) ? `[${shown}](${address})` : shown;
}
