/** The texts of a list such as `["sh", "-c", 'x', y]`; null when it is none. */
export function texts(list: string): string[] | null {
  const trimmed = list.trim();
  if (!trimmed.startsWith('[')) return null;
  const found: string[] = [];
  const item =
    /\s{0,200}(?:"((?:[^"\\]|\\[\s\S]){0,20000})"|'((?:[^']|''){0,20000})'|([^,\]"'\s][^,\]\n]{0,2000}))\s{0,200}(?:#[^\n]{0,200}\n\s{0,200})?(,|\]|$)/y;
  item.lastIndex = 1;
  for (let match = item.exec(trimmed); match !== null; match = item.exec(trimmed)) {
    const [, double, single, plain, end] = match;
    found.push(
      double === undefined ? (single?.replace(/''/g, "'") ?? plain?.trim() ?? '') : unescaped(double),
    );
    if (end !== ',' || found.length > 2_000) break;
  }
  return found;
}

/** What stands between double quotes in JSON and YAML. */
export function unescaped(text: string): string {
  const letters: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\s\S]))/g, (_, unicode, hex, one) => {
    const code = unicode ?? hex;
    return code === undefined ? (letters[one] ?? one) : String.fromCharCode(Number.parseInt(code, 16));
  });
}

/** A text as one word of a shell. */
export function quotedWord(text: string): string {
  return /^[\w./:=@%,+~${}-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`;
}
