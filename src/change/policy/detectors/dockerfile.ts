import type { Unread } from '../../../domain/analysis.ts';
import type { Detector, Sighting } from '../detector.ts';
import { dockerfileSightings } from '../dockerfile/judge.ts';
import { pipedDownloads } from '../dockerfile/piped-download.ts';
import { dockerfileRules } from '../dockerfile/rules.ts';
import { addedNumbers, baseText, headText, whyUnread } from '../file-text.ts';

const dockerfile = /(?:^|\/)(?:docker|container)file(?:[._-][\w.-]{1,80})?$|\.(?:docker|container)file$/i;
const beside = /\.(?:dockerignore|md|txt|ya?ml|json|sh)$/i;

/** What a change of a Dockerfile puts into an image unchecked, or takes from it. */
export const dockerfiles: Detector = {
  name: 'dockerfile',
  rules: Object.values(dockerfileRules),
  wants: (path) => (isDockerfile(path) ? 'both' : 'nothing'),
  detect: (files, { irreversible }) => {
    const sightings: Sighting[] = [];
    const unread: Unread[] = [];
    for (const file of files) {
      const { path } = file;
      if (!isDockerfile(path)) continue;
      const [base, head] = [baseText(file), headText(file)];
      if (head === undefined || base === undefined) unread.push({ path, why: whyUnread(file) });
      else if (head !== null) {
        const added = addedNumbers(file);
        sightings.push(...dockerfileSightings(base, head, path, added, irreversible(path)));
        sightings.push(...pipedDownloads(file));
      }
    }
    return { sightings, unread };
  },
};

function isDockerfile(path: string): boolean {
  return dockerfile.test(path) && !beside.test(path);
}
