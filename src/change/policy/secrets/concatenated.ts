import type { Decoded } from './decode.ts';

/** Where one literal ends and the next goes on with it: a sign between them, or the end of a line. */
const seam =
  /(["'`])[ \t]{0,8}(?:(?:\r?\n[ \t]{0,60})?(?:\+|\.{1,2}|&)[ \t]{0,8}(?:[_\\]?\r?\n[ \t]{0,60})?|\\?\r?\n[ \t]{1,60})[bBrRfFuU]{0,2}\1/g;
/** How far seams of one text may stand apart, and how much is put together at once. */
const reach = 400;
const longest = 4000;
const most = 200;

/** Texts that are put together of several literals, as programs read them: `"acme_" + "…"`. */
export function concatenated(text: string): Decoded[] {
  const found: Decoded[] = [];
  let start = -1;
  let end = -1;
  let first = -1;
  const close = () => {
    if (start < 0 || end - start > longest) return;
    found.push({ start, end, text: text.slice(start, end).replace(seam, '') });
  };
  for (const match of text.matchAll(seam)) {
    const after = match.index + match[0].length;
    if (start >= 0 && match.index <= end && after - first <= longest / 2) {
      end = lineEnd(text, after);
      continue;
    }
    close();
    if (found.length >= most) return found;
    first = match.index;
    start = lineStart(text, match.index);
    end = lineEnd(text, after);
  }
  close();
  return found;
}

function lineStart(text: string, at: number): number {
  const from = Math.max(0, at - reach);
  return from + text.slice(from, at).lastIndexOf('\n') + 1;
}

function lineEnd(text: string, at: number): number {
  const end = text.slice(at, at + reach).indexOf('\n');
  return end < 0 ? Math.min(text.length, at + reach) : at + end;
}
