const opening = /\{\{|\{%|\{#/g;
const closing: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}', '{#': '#}' };

/**
 * Makes YAML of a template (Helm, Go, Jinja): what stands alone on its lines is dropped, what stands in a value
 * becomes a word that is the same for the same expression. Lines keep their numbers.
 */
export function maskTemplates(text: string): string {
  if (!text.includes('{{') && !text.includes('{%')) return text;
  const parts: string[] = [];
  let from = 0;
  opening.lastIndex = 0;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const mark = match[0];
    const end = text.indexOf(closing[mark] ?? '', match.index + 2);
    if (end < 0) {
      if (mark !== '{#') break;
      continue;
    }
    const expression = text.slice(match.index, end + 2);
    if (mark === '{#' && expression.includes('\n')) continue;
    const newlines = expression.split('\n').length - 1;
    parts.push(text.slice(from, match.index), wordOf(expression), '\n'.repeat(newlines));
    from = end + 2;
    opening.lastIndex = from;
  }
  parts.push(text.slice(from));
  return parts.join('').split('\n').map(withoutLoneWords).join('\n');
}

const begin = '\u0001';
const end = '\u0002';
const lone = new RegExp(`^[\\s${begin}${end}]*$`);

function wordOf(expression: string): string {
  const inner = expression.slice(2, -2).replace(/^-|-$/g, '').trim();
  return `${begin}T${inner.replace(/\W{1,200}/g, '_').slice(0, 400)}${end}`;
}

/** A line of nothing but expressions is control or a block that the template fills in. */
function withoutLoneWords(line: string): string {
  if (!line.includes(begin)) return line;
  const rest = line.split(begin).map((part, at) => (at === 0 ? part : part.slice(part.indexOf(end) + 1)));
  if (lone.test(rest.join(''))) return '';
  return line.replaceAll(begin, '').replaceAll(end, '');
}
