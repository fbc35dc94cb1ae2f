import { isScalar, parseDocument, visit } from 'yaml';

/**
 * Writes every scalar that spans lines and holds an expression as one quoted line, with empty lines behind it so that
 * all other lines keep their numbers.
 *
 * GitHub's service evaluates such a scalar's value; the published parser takes its source text, with the indentation
 * in it and folded lines not folded, which is right for an editor but would run another script than GitHub does.
 */
export function withFlatScalars(content: string): string {
  const replacements: { start: number; end: number; text: string }[] = [];
  visit(parseDocument(content), (_key, node) => {
    if (!isScalar(node) || typeof node.value !== 'string' || !node.value.includes('${{') || !node.range)
      return;
    const [start, end] = node.range;
    const lines = content.slice(start, end).split('\n').length - 1;
    if (lines > 0) replacements.push({ start, end, text: JSON.stringify(node.value) + '\n'.repeat(lines) });
  });
  return replacements
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: flat }) => text.slice(0, start) + flat + text.slice(end), content);
}
