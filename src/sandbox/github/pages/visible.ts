import { type html, raw } from 'hono/html';

/** A piece of a page, already escaped. */
export type Html = ReturnType<typeof html>;

/**
 * Characters that change how text looks without being seen: controls, bidirectional overrides, zero-width
 * joiners, tags, variation selectors, fillers. Those that belong to an emoji are left alone.
 */
const unseen =
  /(?:(?<!\p{Extended_Pictographic})\uFE0F|(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}]\uFE0F?)\u200D|[[\p{Cf}\p{Cc}\p{Variation_Selector}\u115F\u1160\u3164\uFFA0\u2800]--[\u200D\uFE0F\t\n\r]])+/gv;

const longestSpelledOut = 4;

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

function named(run: string): string {
  const points = [...run].map(codePoint);
  const more = points.length - longestSpelledOut;
  return more > 0 ? `${points.slice(0, longestSpelledOut).join(' ')} +${more}` : points.join(' ');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);

/** The text as HTML source: escaped, with each run of unseen characters replaced by a mark that names them. */
export const visibleSource = (text: string): string =>
  escaped(text).replaceAll(
    unseen,
    (run) => `<span class="unseen" title="invisible characters">${named(run)}</span>`,
  );

/** Somebody's text on a page. A stranger's title must neither run as markup nor look like what it is not. */
export const visible = (text: string): Html => raw(visibleSource(text));

/** The same for where no markup can be, such as a document's title: `[U+202E]`. */
export const visibleText = (text: string): string => text.replaceAll(unseen, (run) => `[${named(run)}]`);
