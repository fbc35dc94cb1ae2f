import type { Rule } from '../change/policy/rule.ts';
import { familyOf } from '../domain/rule-family.ts';

/** What is told about a rule that has no words of its own: one that the configuration brings. */
type Words = Pick<Rule, 'id' | 'title' | 'why' | 'remedy' | 'source' | 'weight'>;

/** Of 10, as code scanning sorts by it (GitHub Docs, "SARIF support for code scanning"). */
const severities = { block: '8.0', warn: '4.0' } as const;

/** A rule as a `reportingDescriptor` (SARIF 2.1.0, 3.49), with its help as text and as Markdown. */
export function sarifRule({ id, title, why, remedy, source, weight }: Words) {
  const [helpUri] = source.filter((one) => URL.canParse(one) && /^https?:/.test(one));
  return {
    id,
    name: id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: {
      text: `${why} ${remedy}`,
      markdown: [`${why}`, `**What to do:** ${remedy}`, ...sourcesOf(source)].join('\n\n'),
    },
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: { level: levelOf(weight) },
    properties: {
      tags: ['security', familyOf(id) ?? 'custom'],
      'security-severity': severities[weight],
    },
  };
}

/** `error` blocks, `warning` does not. */
export function levelOf(weight: Rule['weight']): 'error' | 'warning' {
  return weight === 'block' ? 'error' : 'warning';
}

function sourcesOf(source: readonly string[]): string[] {
  return source.length === 0 ? [] : [`Source: ${source.join('; ')}`];
}
