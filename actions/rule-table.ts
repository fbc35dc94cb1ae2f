import { ruleCatalogue } from '../src/cli/rule-catalogue.ts';

const begin = '<!-- The rules, made by `npm run build` from the rules themselves. -->\n';
const end = '<!-- End of the rules. -->';

/**
 * A README with the table of all rules as they are now, between its marks.
 * @throws {Error} when the marks are not there
 */
export function withRuleTable(readme: string): string {
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`The README has no "${begin.trim()}" before "${end}".`);
  return `${readme.slice(0, from + begin.length)}\n${ruleCatalogue.markdown()}${readme.slice(to)}`;
}
