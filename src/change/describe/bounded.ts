/** GitHub refuses longer summaries of check runs and longer bodies; counted in bytes, so that both readings hold. */
const LIMIT = 65_535;
const NOTE = '\n\n*Cut here: the rest is longer than GitHub accepts.*\n';

/**
 * Markdown that GitHub accepts: cut, when it is too long, at the end of a line, so that no table row, link or
 * character is torn, with a note that says so. A first line that alone is too long is cut between characters.
 * @param limit bytes of UTF-8.
 */
export function bounded(markdown: string, limit = LIMIT): string {
  const bytes = Buffer.from(markdown, 'utf8');
  if (bytes.length <= limit) return markdown;
  let end = limit - Buffer.byteLength(NOTE);
  const lineEnd = bytes.lastIndexOf(0x0a, end);
  if (lineEnd > 0) end = lineEnd;
  // Continuation bytes of UTF-8 are 10xxxxxx: step back to where a character begins.
  else while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end).toString('utf8') + NOTE;
}
