import type { Unread } from '../../../domain/analysis.ts';
import { absencesIn } from '../ansible/absent.ts';
import type { Detector, Sighting } from '../detector.ts';
import { addedNumbers, headText } from '../file-text.ts';
import { readTrees } from '../manifest/read-trees.ts';
import { reportOf } from '../manifest/report.ts';
import type { Rule } from '../rule.ts';
import { isRehearsal } from '../sql/migration.ts';

const absent: Rule = {
  id: 'destructive/ansible-absent',
  title: 'A task of Ansible deletes what holds data or what others use',
  why: 'With state: absent the next run removes it from every host or account of its inventory, with what it holds.',
  remedy:
    'Make sure that nothing uses it and that a backup can be restored. Then somebody who answers for it approves ' +
    'this finding.',
  source: [
    'Ansible: ansible.builtin.file, and the modules of the collections amazon.aws, community.postgresql and others',
  ],
  weight: 'block',
  operation: 'infrastructure.destroy',
};

const yaml = /\.ya?ml$/i;
const elsewhere = /(?:^|\/)(?:molecule|\.github|locales?|i18n|openapi|node_modules)\//;
const says = /\bstate["']?\s{0,3}[:=]\s{0,3}["']?(?:absent|terminated|deleted|destroyed)\b/i;

function mayHoldTasks(path: string): boolean {
  return yaml.test(path) && !elsewhere.test(path) && !isRehearsal(path);
}

/** Tasks of Ansible that make something not exist, as far as a change adds or alters them. */
export const ansibleTasks: Detector = {
  name: 'ansible tasks',
  rules: [absent],
  wants: (path) => (mayHoldTasks(path) ? 'head' : 'nothing'),
  detect: async (files) => {
    const sightings: Sighting[] = [];
    const unread: Unread[] = [];
    for (const file of files) {
      const { path, status, addedLines } = file;
      if (status === 'removed' || addedLines.length === 0 || !mayHoldTasks(path)) continue;
      const text = headText(file);
      if (typeof text !== 'string' || !says.test(text)) continue;
      const { documents, problems } = await readTrees(text);
      const [problem] = problems;
      const partial = file.texts?.readable === true && file.texts.partial === true;
      if (problem !== undefined && !partial)
        unread.push({ path, lines: { start: problem.line, end: problem.line }, why: problem.why });
      const added = addedNumbers(file);
      for (const { line, endLine, preview } of documents.flatMap((one) => absencesIn(one))) {
        let isNew = false;
        for (let at = line; at <= endLine && !isNew; at += 1) isNew = added.has(at);
        if (isNew) sightings.push(reportOf(absent, path, line, preview));
      }
    }
    return { sightings, unread };
  },
};
