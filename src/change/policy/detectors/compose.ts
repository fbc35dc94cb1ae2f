import type { Unread } from '../../../domain/analysis.ts';
import { composeSightings } from '../compose/compare.ts';
import { composeRules } from '../compose/rules.ts';
import type { Detector, Sighting } from '../detector.ts';
import { baseText, headText, whyUnread } from '../file-text.ts';
import { readTrees } from '../manifest/read-trees.ts';

const file = /(?:^|\/)(?:[\w.-]{0,60}[._-])?(?:docker-?)?(?:compose|stack)(?:[._-][\w.-]{1,60})?\.ya?ml$/i;

/** What a change of a compose file does to the data of its services, and to the machine. */
export const compose: Detector = {
  name: 'compose',
  rules: Object.values(composeRules),
  wants: (path) => (file.test(path) ? 'both' : 'nothing'),
  detect: async (files) => {
    const sightings: Sighting[] = [];
    const unread: Unread[] = [];
    for (const one of files) {
      const { path } = one;
      if (!file.test(path)) continue;
      const [base, head] = [baseText(one), headText(one)];
      if (base === undefined || head === undefined) {
        unread.push({ path, why: whyUnread(one) });
        continue;
      }
      if (head === null || !/^["']?services["']?\s{0,9}:/m.test(head)) continue;
      const is = await readTrees(head);
      const [problem] = is.problems;
      const [tree] = is.documents;
      if (problem !== undefined || tree === undefined) {
        const partial = one.texts?.readable === true && one.texts.partial === true;
        const { line, why } = problem ?? { line: 1, why: 'YAML that cannot be parsed' };
        if (!partial) unread.push({ path, lines: { start: line, end: line }, why });
        continue;
      }
      const was = base === null ? undefined : (await readTrees(base)).documents[0];
      sightings.push(...composeSightings(was, tree, path));
    }
    return { sightings, unread };
  },
};
