/** How much of a quantifier without an upper bound is written out. */
const most = 48;

/**
 * A text that a pattern is likely to take for one of its own, from reading its source: the first of alternatives, as
 * many as a quantifier lets, nothing for what only looks around. Good enough to keep a pattern at work.
 */
export function sampleOf(pattern: RegExp): string {
  const { source } = pattern;
  let at = 0;

  function alternatives(): string {
    const first = sequence();
    while (source[at] === '|') {
      at += 1;
      sequence();
    }
    return first;
  }

  function sequence(): string {
    let text = '';
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const one = atom();
      text += one.repeat(times());
    }
    return text;
  }

  function atom(): string {
    const letter = source[at] ?? '';
    at += 1;
    if (letter === '(') return group();
    if (letter === '[') return oneOf();
    if (letter === '\\') return escaped();
    if (letter === '.') return 'x';
    return letter === '^' || letter === '$' ? '' : letter;
  }

  function group(): string {
    const opening = /\?(?:<?[=!]|<\w{1,30}>|[a-z]{0,3}(?:-[a-z]{1,3})?:)/y;
    opening.lastIndex = at;
    const kind = opening.exec(source)?.[0] ?? '';
    at += kind.length;
    const inner = alternatives();
    at += 1;
    return /^\?<?[=!]/.test(kind) ? '' : inner;
  }

  function oneOf(): string {
    const negated = source[at] === '^';
    const from = at;
    while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
    const members = source.slice(from, at);
    at += 1;
    const fits = new RegExp(`[${members}]`, pattern.flags.includes('u') ? 'u' : '');
    const likely = negated ? ' x"' : 'a7Kq0Zf';
    return [...`${likely}abcdef0123456789-_.:/=+ "'`].find((one) => fits.test(one)) ?? members[0] ?? '';
  }

  function escaped(): string {
    const letter = source[at] ?? '';
    at += 1;
    if (letter === 'd') return '7';
    if (letter === 'w' || letter === 'S') return 'k';
    if (letter === 's' || letter === 'W') return ' ';
    if (letter === 'n') return '\n';
    if (letter === 't') return '\t';
    return /[bBrDk]/.test(letter) ? '' : letter;
  }

  function times(): number {
    const quantifier = /\{(\d{1,5})(,?)(\d{0,5})\}\??|[*+?]\??/y;
    quantifier.lastIndex = at;
    const found = quantifier.exec(source);
    if (found === null) return 1;
    at += found[0].length;
    const [whole, least = '0', comma, upper] = found;
    if (whole.startsWith('?')) return 1;
    if (!whole.startsWith('{')) return most;
    if (comma === '') return Number(least);
    return Math.min(Number(upper === '' ? most : upper), Math.max(Number(least), most));
  }

  return alternatives();
}
