const key = /"([^"$%\\]{1,500})"|\(?([A-Za-z_][\w-]{0,200}(?:\.[\w-]{1,100}){0,5})\)?/y;
const comparison = /[=<>!]/;

/**
 * The entries of an object or a map as it is written, by key; in the order of the text, one pass.
 * @param text an expression of `readHcl`: line ends are blanks, which part entries as commas do
 * @returns null where it is something else, a `for` expression included
 */
export function entriesOf(text: string): ReadonlyMap<string, string> | null {
  if (!text.startsWith('{') || !text.endsWith('}') || /^\{ ?for /.test(text)) return null;
  const entries = new Map<string, string>();
  let [depth, at, choices] = [0, 0, 0];
  let open: { readonly name: string; readonly from: number } | null = null;
  let token: { readonly name: string; readonly start: number; readonly end: number } | null = null;
  const close = (end: number) => {
    if (open !== null)
      entries.set(
        open.name,
        text
          .slice(open.from, end)
          .replace(/[ ,]{1,4}$/, '')
          .trim(),
      );
    open = null;
    choices = 0;
  };
  while (at < text.length) {
    const letter = text.charAt(at);
    if (depth === 1) {
      key.lastIndex = at;
      const found: RegExpExecArray | null = letter === '(' && open !== null ? null : key.exec(text);
      if (found !== null) {
        token = { name: found[1] ?? found[2] ?? '', start: at, end: key.lastIndex };
        at = key.lastIndex;
        continue;
      }
      const isPair = letter === '=' ? !isComparison(text, at) : letter === ':' && choices === 0;
      if (isPair && token !== null && text.slice(token.end, at).trim() === '') {
        close(token.start);
        open = { name: token.name, from: at + 1 };
        at += 1;
        continue;
      }
      if (letter === '?') choices += 1;
      else if (letter === ':') choices -= 1;
      else if (letter === ',') close(at);
    }
    if (letter === '"') {
      at = endOfString(text, at);
      continue;
    }
    if (letter === '{' || letter === '[' || letter === '(') depth += 1;
    else if (letter === '}' || letter === ']' || letter === ')') {
      depth -= 1;
      if (depth === 0) close(at);
    }
    at += 1;
  }
  return entries;
}

function isComparison(text: string, at: number): boolean {
  return comparison.test(text.charAt(at - 1)) || comparison.test(text.charAt(at + 1));
}

function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** The literal strings of a list or a set; null where it is something else. */
export function itemsOf(text: string): readonly string[] | null {
  const list = /^(?:toset\( ?)?\[([^[\]]{0,20000})\] ?\)?$/.exec(text)?.[1];
  if (list === undefined || list.includes('${')) return null;
  if (list.trim() === '') return [];
  const items = list
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  return items.every((item) => /^(?:"[^"$%]{0,500}"|-?\d{1,20})$/.test(item))
    ? items.map((item) => item.replace(/^"|"$/g, ''))
    : null;
}
