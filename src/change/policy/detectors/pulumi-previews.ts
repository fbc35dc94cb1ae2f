import type { Detector, Sighting } from '../detector.ts';
import { headText, whyUnread } from '../file-text.ts';
import { reportOf } from '../manifest/report.ts';
import { looksLikePreview, lostIn } from '../pulumi/preview.ts';
import type { Rule } from '../rule.ts';

const deletes: Rule = {
  id: 'destructive/pulumi-preview-deletes',
  title: 'A preview of Pulumi deletes or replaces a resource',
  why: 'The update that it shows takes the resource away, with what it holds.',
  remedy:
    'Use aliases for what only gets another name, and protect for what shall stay. Otherwise make sure that a backup ' +
    'can be restored; then somebody who answers for it approves this finding.',
  source: ['Pulumi: pulumi preview --json', 'Pulumi: resource options aliases, protect, retainOnDelete'],
  weight: 'block',
  operation: 'infrastructure.destroy',
};

const json = /\.json$/i;
const preview = /(?:^|[/._-])(?:preview|pulumi|plan)[\w.-]{0,60}\.json$/i;

/** Previews of Pulumi in JSON that a change brings along. */
export const pulumiPreviews: Detector = {
  name: 'pulumi previews',
  rules: [deletes],
  wants: (path) => (preview.test(path) ? 'head' : 'nothing'),
  detect: (files) => {
    const sightings: Sighting[] = [];
    const unread: { path: string; why: string }[] = [];
    for (const file of files) {
      const { path, status } = file;
      if (status === 'removed' || !json.test(path) || file.addedLines.length === 0) continue;
      const text = headText(file);
      if (text === undefined && preview.test(path)) unread.push({ path, why: whyUnread(file) });
      if (typeof text !== 'string' || !looksLikePreview(text)) continue;
      const lost = lostIn(text);
      if (lost === null)
        unread.push({ path, why: 'it is not JSON, so what the preview deletes is not known' });
      for (const { urn, replaced } of lost ?? [])
        sightings.push(reportOf(deletes, path, undefined, `${replaced ? 'replaces' : 'deletes'} ${urn}`));
    }
    return { sightings, unread };
  },
};
