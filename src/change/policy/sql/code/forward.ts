import type { CodeToken, Language } from './token.ts';

const ways = /^(?:down|downgrade|undo|revert|rollback|safe_?down|down_?sql|reverse_?sql|reverse_code)$/i;

/** The tokens of a migration without those of the way back. */
export function forwardTokens(
  tokens: readonly CodeToken[],
  text: string,
  language: Language,
): readonly CodeToken[] {
  const kept: CodeToken[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) continue;
    if (token.kind === 'word' && ways.test(token.text)) {
      const end =
        language === 'c' || language === 'php' ? endOfBraces(tokens, at) : endOfIndented(tokens, at, text);
      if (end > at) {
        at = end - 1;
        continue;
      }
    }
    kept.push(token);
  }
  return kept;
}

/** Index after `down() { … }`, `down = () => …;` or `down: …,`; the same where a call or another thing stands. */
function endOfBraces(tokens: readonly CodeToken[], from: number): number {
  const next = tokens[from + 1]?.text ?? '';
  const before = tokens[from - 1]?.text ?? '';
  const called = before === '.' && next === '(';
  if (called || !['(', '=', ':', '<'].includes(next)) return from;
  let depth = 0;
  for (let at = from + 1; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'string') continue;
    const { text } = token;
    if (text === '(' || text === '[') depth += 1;
    else if (text === ')' || text === ']') depth -= 1;
    else if (text === '{' && depth === 0) {
      const end = closing(tokens, at);
      // `Promise<{…}>` is no body, but nobody writes that here.
      return end;
    } else if (depth === 0 && (text === ';' || (text === ',' && next === ':'))) return at;
    if (depth < 0 || text === '}') return at;
  }
  return tokens.length;
}

function closing(tokens: readonly CodeToken[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'string') continue;
    if (token.text === '{') depth += 1;
    if (token.text === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return tokens.length;
}

/** Index of the first token on a later line that is indented no deeper than the one where the way back begins. */
function endOfIndented(tokens: readonly CodeToken[], from: number, text: string): number {
  const before = tokens[from - 1]?.text ?? '';
  const next = tokens[from + 1]?.text ?? '';
  if (next === '=') {
    let depth = 0;
    for (let at = from + 2; at < tokens.length; at += 1) {
      const { text: here = '', kind } = tokens[at] ?? {};
      if (kind === 'string') continue;
      if (here === '(' || here === '[') depth += 1;
      if (here === ')' || here === ']') depth -= 1;
      if (depth < 0 || (depth === 0 && here === ',')) return at;
    }
    return tokens.length;
  }
  const opens = before === 'def' || next === 'do' || (before === '.' && next === 'do') || next === '{';
  if (!opens) return from;
  const start = tokens[from]?.offset ?? 0;
  const line = text.lastIndexOf('\n', start) + 1;
  const indent = /^[ \t]{0,200}/.exec(text.slice(line, line + 200))?.[0].length ?? 0;
  let begin = line;
  let lineEnd = text.indexOf('\n', start);
  for (let at = from + 1; at < tokens.length; at += 1) {
    const offset = tokens[at]?.offset ?? 0;
    const previous = tokens[at - 1]?.offset ?? 0;
    for (; lineEnd >= 0 && lineEnd < offset; lineEnd = text.indexOf('\n', begin)) begin = lineEnd + 1;
    if (begin <= previous || begin <= start) continue;
    if (offset - begin <= indent) return at;
  }
  return tokens.length;
}
