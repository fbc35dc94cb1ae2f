import type { Unread } from '../../../domain/analysis.ts';
import { cdkSightings, isCdkSource } from '../cloudformation/cdk.ts';
import { templateSightings } from '../cloudformation/compare.ts';
import { cloudFormationRules } from '../cloudformation/rules.ts';
import { looksLikeStackPolicy, stackPolicySightings } from '../cloudformation/stack-policy.ts';
import { looksLikeTemplate, type Resource, resourcesOf } from '../cloudformation/template.ts';
import type { Detector, Sighting } from '../detector.ts';
import { baseText, headText, whyUnread } from '../file-text.ts';
import { readTrees } from '../manifest/read-trees.ts';
import type { Tree } from '../manifest/tree.ts';
import { mayDeclareObjects } from './kubernetes.ts';

const program = /\.(?:[cm]?[jt]sx?|py|java|kt|cs|go)$/;

/** What a change of CloudFormation templates, SAM, Serverless and CDK programs has deleted or replaced. */
export const cloudFormation: Detector = {
  name: 'cloudformation',
  rules: Object.values(cloudFormationRules),
  wants: (path) => (mayHoldTemplate(path) ? 'both' : program.test(path) ? 'head' : 'nothing'),
  detect: async (files, { irreversible }) => {
    const sightings: Sighting[] = [];
    const unread: Unread[] = [];
    const templates: { path: string; base: Tree | undefined; head: Tree | undefined }[] = [];
    for (const file of files) {
      const { path, previousPath = path, addedLines } = file;
      if (program.test(path)) {
        const text = addedLines.length > 0 ? headText(file) : null;
        if (typeof text === 'string' && isCdkSource(text)) sightings.push(...cdkSightings(addedLines, path));
        continue;
      }
      if (!mayHoldTemplate(path) && !mayHoldTemplate(previousPath)) continue;
      const [base, head] = [baseText(file), headText(file)];
      if (base === undefined || head === undefined) {
        if (/\.(?:ya?ml|template)$/.test(path)) unread.push({ path, why: whyUnread(file) });
        continue;
      }
      if (base !== null && head !== null && looksLikeStackPolicy(base)) {
        sightings.push(...stackPolicySightings(base, head, path));
        continue;
      }
      const is = await readTemplate(head);
      const [problem] = is.problems;
      const partial = file.texts?.readable === true && file.texts.partial === true;
      if (problem !== undefined) {
        const { line, why } = problem;
        if (!partial) unread.push({ path, lines: { start: line, end: line }, why });
        continue;
      }
      const was = await readTemplate(base);
      templates.push({ path, base: was.documents[0], head: is.documents[0] });
    }
    const gained = new Set<string>();
    for (const { base, head } of templates) {
      const known = resourcesOf(base);
      for (const one of resourcesOf(head).values()) if (!known.has(one.id)) gained.add(nameOf(one));
    }
    for (const { path, base, head } of templates) {
      const elsewhere = (one: Resource) => gained.has(nameOf(one));
      sightings.push(...templateSightings(base, head, path, elsewhere, irreversible(path)));
    }
    return { sightings, unread };
  },
};

function mayHoldTemplate(path: string): boolean {
  return mayDeclareObjects(path) || /\.template$/.test(path);
}

async function readTemplate(text: string | null) {
  return text !== null && looksLikeTemplate(text) ? await readTrees(text) : { documents: [], problems: [] };
}

function nameOf({ id, type }: Resource): string {
  return `${type} ${id}`;
}
