import type { Unread } from '../../../domain/analysis.ts';
import type { Detector, Sighting } from '../detector.ts';
import { baseText, headText, whyUnread } from '../file-text.ts';
import { chartSightings, dependenciesOf, dependencySightings } from '../helm/chart.ts';
import { helmfileSightings } from '../helm/helmfile.ts';
import { helmRules as rules } from '../helm/rules.ts';
import { valuesSightings } from '../helm/values.ts';
import { readTrees } from '../manifest/read-trees.ts';
import { reportOf } from '../manifest/report.ts';
import { lineAt, textAt } from '../manifest/tree.ts';

const values =
  /(?:^|\/)(?:[\w.-]{0,80}[._-])?values(?:[._-][\w.-]{1,80})?\.ya?ml(?:\.gotmpl)?$|(?:^|\/)(?:helm-?values|values)\/[^\n]{1,200}\.ya?ml$/i;
const chart = /(?:^|\/)(?:Chart|requirements)\.ya?ml$/;
const helmfile = /(?:^|\/)helmfile(?:\.d\/[\w.-]{1,80})?[\w.-]{0,40}\.ya?ml(?:\.gotmpl)?$/;

/** What a change of charts, values and helmfiles does to what the releases hold. */
export const helm: Detector = {
  name: 'helm',
  rules: Object.values(rules),
  wants: (path) => (concerns(path) ? 'both' : 'nothing'),
  detect: async (files) => {
    const sightings: Sighting[] = [];
    const unread: Unread[] = [];
    for (const file of files) {
      const { path, status } = file;
      if (!concerns(path) || status === 'added') continue;
      const [base, head] = [baseText(file), headText(file)];
      if (base === undefined || head === undefined) {
        unread.push({ path, why: whyUnread(file) });
        continue;
      }
      if (base === null || head === null) continue;
      const [was, is] = [await readTrees(base), await readTrees(head)];
      const partial = file.texts?.readable === true && file.texts.partial === true;
      const [problem] = is.problems;
      if (problem !== undefined) {
        const { line, why } = problem;
        if (!partial) unread.push({ path, lines: { start: line, end: line }, why });
        continue;
      }
      const [before, after] = [was.documents[0], is.documents[0]];
      if (helmfile.test(path)) sightings.push(...helmfileSightings(was.documents, is.documents, path));
      else if (values.test(path)) sightings.push(...valuesSightings(before, after, path));
      else if (after !== undefined) {
        const line = lineAt(after, 'dependencies');
        const [old, now] = [dependenciesOf(before), dependenciesOf(after)];
        sightings.push(...dependencySightings(old, now, path, line), ...chartSightings(old, now, path, line));
        const [from, to] = [textAt(before, 'name'), textAt(after, 'name')];
        if (from !== to && from !== undefined) {
          const preview = `chart ${from} becomes ${to ?? 'unset'}`;
          sightings.push(reportOf(rules.renamed, path, lineAt(after, 'name'), preview, { weight: 'warn' }));
        }
      }
    }
    return { sightings, unread };
  },
};

function concerns(path: string): boolean {
  return values.test(path) || chart.test(path) || helmfile.test(path);
}
