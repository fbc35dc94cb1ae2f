import type { SqlToken } from '../token.ts';

/** Of a condition that is longer than this, something depends on the rows. */
const longest = 400;
const clauses = new Set(['returning', 'limit', 'order', 'option', 'output', 'go']);

/** Whether a condition holds for every row, as `1 = 1` does; what follows it is left out. */
export function holdsAlways(tokens: readonly SqlToken[]): boolean {
  if (tokens.length > longest) return false;
  let depth = 0;
  const end = tokens.findIndex(({ kind, text }) => {
    if (kind === 'symbol' && text === '(') depth += 1;
    if (kind === 'symbol' && text === ')') depth -= 1;
    return depth === 0 && kind === 'word' && clauses.has(text);
  });
  const all = end < 0 ? tokens : tokens.slice(0, end);
  return all.length === 0 || always(all, 0);
}

function always(tokens: readonly SqlToken[], depth: number): boolean {
  if (depth > 20) return false;
  const bare = unwrapped(tokens);
  const either = split(bare, 'or');
  if (either.length > 1) return either.some((one) => always(one, depth + 1));
  const both = split(bare, 'and');
  if (both.length > 1) return both.every((one) => always(one, depth + 1));
  return isConstant(bare, depth);
}

function isConstant(tokens: readonly SqlToken[], depth: number): boolean {
  const words = tokens.map(({ kind, text }) => (kind === 'string' ? `'${text}'` : text.toLowerCase()));
  const [first = ''] = words;
  if (first === 'not') return never(tokens.slice(1), depth + 1);
  if (words.length === 1) return first === 'true' || /^\d/.test(first) ? Number(first) !== 0 : false;
  const operator = words.findIndex(
    (word) => word === '=' || word === '<' || word === '>' || word === '!' || word === 'is',
  );
  if (operator < 1) return false;
  const symbol = words
    .slice(operator)
    .filter((word) => '=<>!'.includes(word))
    .join('');
  const left = words.slice(0, operator).join('');
  const right = words.slice(operator + Math.max(1, symbol.length)).join('');
  const literal = /^(?:\d[\w.]*|'[^']*')$/;
  if (words[operator] === 'is')
    return literal.test(left) && /^(?:isnotnull)$/.test(words.slice(operator).join(''));
  if (symbol === '=' || symbol === '==') return left === right && left !== '';
  const decided = literal.test(left) && literal.test(right) && left[0] !== "'" && right[0] !== "'";
  if (symbol === '<>' || symbol === '!=') return literal.test(left) && literal.test(right) && left !== right;
  if (!decided) return false;
  const difference = Number(left) - Number(right);
  if (symbol === '<') return difference < 0;
  if (symbol === '>') return difference > 0;
  if (symbol === '<=') return difference <= 0;
  return symbol === '>=' && difference >= 0;
}

/** Whether it is a plain contradiction, which NOT turns around. */
function never(tokens: readonly SqlToken[], depth: number): boolean {
  const bare = unwrapped(tokens);
  const [one, operator, other] = bare.map(({ text }) => text.toLowerCase());
  if (bare.length === 1) return one === 'false' || one === '0';
  return (
    depth < 20 &&
    bare.length === 3 &&
    operator === '=' &&
    /^\d/.test(one ?? '') &&
    /^\d/.test(other ?? '') &&
    one !== other
  );
}

function unwrapped(tokens: readonly SqlToken[]): readonly SqlToken[] {
  let rest = tokens;
  while (rest.length > 1 && isBracket(rest[0], '(') && closes(rest)) rest = rest.slice(1, -1);
  return rest;
}

function isBracket(token: SqlToken | undefined, text: string): boolean {
  return token?.kind === 'symbol' && token.text === text;
}

/** Whether the bracket that opens a list of tokens is closed by its last one. */
function closes(tokens: readonly SqlToken[]): boolean {
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (isBracket(token, '(')) depth += 1;
    if (isBracket(token, ')')) depth -= 1;
    if (depth === 0) return index === tokens.length - 1;
  }
  return false;
}

function split(tokens: readonly SqlToken[], word: string): SqlToken[][] {
  const parts: SqlToken[][] = [[]];
  let depth = 0;
  let between = false;
  for (const token of tokens) {
    if (isBracket(token, '(')) depth += 1;
    if (isBracket(token, ')')) depth -= 1;
    if (token.kind === 'word' && token.text === 'between') between = true;
    const cuts = depth === 0 && token.kind === 'word' && token.text === word;
    if (cuts && !(between && word === 'and')) parts.push([]);
    else parts.at(-1)?.push(token);
    if (cuts) between = false;
  }
  return parts;
}
