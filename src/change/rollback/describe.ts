import { codeSpan, quoteMarkdown } from '../../domain/untrusted.ts';
import type { Obstacle, WayBack } from './way-back.ts';

/** So many obstacles are spelt out. */
const mostShown = 8;

/**
 * Why going back is refused, and the way forward, in Markdown.
 * @param pulls numbers of the pull requests that came in between, as far as they are known
 */
export function describeRefusal(way: Extract<WayBack, { safe: false }>, pulls: readonly number[]): string {
  const { obstacles } = way;
  const more = obstacles.length - mostShown;
  return [
    'Going back is not safe: the code would go back, and what is stored would not.',
    '',
    ...obstacles.slice(0, mostShown).map(obstacleLine),
    ...(more > 0 ? [`- and ${more} more`] : []),
    '',
    `**Forward instead:** ${forwardFix(pulls)}`,
  ].join('\n');
}

function obstacleLine({ path, lines, what, instead }: Obstacle): string {
  const place = codeSpan(lines === undefined ? path : `${path}:${lines.start}`);
  return `- ${place}: ${quoteMarkdown(what)}. ${instead}`;
}

function forwardFix(pulls: readonly number[]): string {
  const [only, ...others] = pulls;
  const revert =
    only === undefined
      ? 'write a pull request that mends it'
      : others.length === 0
        ? `write \`/wired rollback\` on #${only}, which proposes its revert as a pull request, and take the migration out of that revert`
        : `write \`/wired rollback\` on the one of ${pulls.map((number) => `#${number}`).join(', ')} that broke it, which proposes its revert as a pull request, and take the migrations out of that revert`;
  return `${revert}; it goes through the gate like any change.`;
}
