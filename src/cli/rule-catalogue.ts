import { detectors, rules } from '../change/policy/detectors.ts';
import type { Rule } from '../change/policy/rule.ts';
import { type Family, families, familyOf } from '../domain/rule-family.ts';

/** In which form the catalogue is printed. */
export type CatalogueFormat = 'text' | 'json' | 'markdown';

/** Every rule of the policy with its reasons, made from the rules themselves. */
export const ruleCatalogue: Readonly<Record<CatalogueFormat, () => string>> = {
  text: () => rules.map(asText).join('\n'),
  json: () => `${JSON.stringify(rules.map(asData), null, 2)}\n`,
  markdown: () => `${families.flatMap(asMarkdown).join('\n')}\n`,
};

/** What finds each rule, by the rule's id. */
const detectorOf: ReadonlyMap<string, string> = new Map(
  detectors.flatMap(({ name, rules: own }) => own.map(({ id }) => [id, name])),
);

function asText({ id, title, why, remedy, source }: Rule): string {
  const lines = [`${title}.`, `Why: ${why}`, `Remedy: ${remedy}`, `Source: ${source.join('; ')}`];
  return [id, ...lines.map((line) => `  ${line}`), ''].join('\n');
}

function asData({ id, title, why, remedy, source, weight, ...rule }: Rule) {
  const family = familyOf(id);
  const detector = detectorOf.get(id) ?? null;
  const { provider, operation } = { provider: null, operation: null, ...rule };
  return { id, family, detector, provider, title, why, remedy, source, operation, weight };
}

/** A part for each family that unfolds, for there are many rules. */
function asMarkdown(family: Family): string[] {
  const own = rules.filter(({ id }) => familyOf(id) === family);
  const body = family === 'secret' ? byProvider(own) : byDetector(own);
  const summary = `<summary><code>${family}/…</code>: ${own.length} rule${own.length === 1 ? '' : 's'}</summary>`;
  return ['<details>', summary, '', ...body, '', '</details>', ''];
}

/** One row for each provider: the names of its rules say what they find. */
function byProvider(own: readonly Rule[]): string[] {
  const rows = grouped(own, ({ provider }) =>
    provider === undefined || /^[a-z]+ /.test(provider) ? 'of any service' : provider,
  );
  const sorted = [...rows].sort(([one], [other]) => one.localeCompare(other, 'en', { sensitivity: 'base' }));
  return [
    'Without `secret/` before them; those with * only warn.',
    '',
    '| Provider | Rules |',
    '| --- | --- |',
    ...sorted.map(([provider, some]) => `| ${cell(provider)} | ${some.map(shortName).join(', ')} |`),
  ];
}

function shortName({ id, weight }: Rule): string {
  return `\`${id.slice(id.indexOf('/') + 1)}\`${weight === 'warn' ? '\\*' : ''}`;
}

function byDetector(own: readonly Rule[]): string[] {
  return [
    '| Rule | What it finds | Looked for in | |',
    '| --- | --- | --- | --- |',
    ...own.map(({ id, title, weight }) => {
      const detector = detectorOf.get(id) ?? 'whatever cannot be read';
      return `| \`${id}\` | ${cell(title)} | ${cell(detector)} | ${weight === 'block' ? 'blocks' : 'warns'} |`;
    }),
  ];
}

function grouped(own: readonly Rule[], nameOf: (rule: Rule) => string): Map<string, Rule[]> {
  const groups = new Map<string, Rule[]>();
  for (const rule of own) {
    const group = groups.get(nameOf(rule));
    if (group === undefined) groups.set(nameOf(rule), [rule]);
    else group.push(rule);
  }
  return groups;
}

function cell(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('*', '\\*');
}
