import type { Unread } from '../../../domain/analysis.ts';
import type { ChangedFile } from '../../../domain/pull-request.ts';
import type { Detector, Sighting } from '../detector.ts';
import { baseText, headText, whyUnread } from '../file-text.ts';
import { changeSightings } from '../kubernetes/changed.ts';
import { gitOpsSightings } from '../kubernetes/gitops.ts';
import { guardSightings } from '../kubernetes/guards.ts';
import { inlineValuesSightings } from '../kubernetes/inline-values.ts';
import {
  isKustomization,
  type Kustomization,
  kustomizationSightings,
  weightOf,
} from '../kubernetes/kustomization.ts';
import { type KubernetesObject, looksLikeManifest, objectsIn, titleOf } from '../kubernetes/object.ts';
import { pairsOf, removalSightings } from '../kubernetes/removed.ts';
import { kubernetesRules as rules } from '../kubernetes/rules.ts';
import { readTrees } from '../manifest/read-trees.ts';
import { reportOf } from '../manifest/report.ts';
import { entriesAt, type Tree, textAt } from '../manifest/tree.ts';

const yaml = /\.(?:ya?ml|ya?ml\.(?:j2|tpl|gotmpl|tmpl|tftpl|jinja2?|erb)|tpl)$/i;
const json = /\.json$/i;
const otherJson =
  /(?:^|\/)(?:package|package-lock|npm-shrinkwrap|composer|tsconfig[\w.-]{0,40}|jsconfig|lerna|nx|turbo|deno|bower|project|angular|biome|renovate|vercel|firebase|app|manifest|\.[\w.-]{1,60})\.json$|(?:^|\/)(?:node_modules|locales?|i18n|lang|translations?|\.vscode|__snapshots__)\//i;

/** Where files of YAML are manifests, as far as a path tells. */
const manifests =
  /(?:^|\/)(?:k8s|kube|kubernetes|manifests?|overlays|clusters?|argo-?cd|flux|gitops|charts?)\//i;

/** Whether objects of Kubernetes may be declared in a file of such a path. */
export function mayDeclareObjects(path: string): boolean {
  return yaml.test(path) || isKustomization(path) || (json.test(path) && !otherJson.test(path));
}

/** What a change of manifests deletes, replaces or leaves without protection when it is applied or synced. */
export const kubernetes: Detector = {
  name: 'kubernetes',
  rules: Object.values(rules),
  wants: (path) => (mayDeclareObjects(path) ? 'both' : 'nothing'),
  detect: async (files, { irreversible }) => {
    const unread: Unread[] = [];
    const before: KubernetesObject[] = [];
    const after: KubernetesObject[] = [];
    const kustomizations: Kustomization[] = [];
    const patches: Sighting[] = [];
    for (const file of files) {
      const [path, former] = [file.path, file.previousPath ?? file.path];
      if (!mayDeclareObjects(path) && !mayDeclareObjects(former)) continue;
      const [base, head] = [baseText(file), headText(file)];
      if (base === undefined || head === undefined) {
        if (yaml.test(path)) unread.push({ path, why: whyUnread(file) });
        continue;
      }
      const was = await documentsOf(base, former);
      const is = await documentsOf(head, path);
      const problem = is.problems[0];
      if (problem !== undefined && !isPartial(file)) {
        const { line, why } = problem;
        unread.push({ path, lines: { start: line, end: line }, why });
      }
      if (isKustomization(path)) {
        kustomizations.push({ path, base: was.documents[0], head: is.documents[0] });
        continue;
      }
      const old = was.documents.flatMap((tree) => objectsIn(tree, path));
      // What could not be read is not gone.
      if (problem === undefined) before.push(...old);
      const now = is.documents.flatMap((tree) => objectsIn(tree, path));
      after.push(...now);
      if (isPartial(file) && old.length + now.length === 0 && manifests.test(path)) {
        unread.push({ path, why: 'the diff does not show which object a change is about' });
      }
      patches.push(...deletingPatches(was.documents, is.documents, path));
    }
    const pairs = pairsOf(before, after);
    const gone = goneIn(files);
    const inlined = await Promise.all(
      pairs.changed.map(({ base, head }) => inlineValuesSightings(base, head)),
    );
    const sightings = [
      ...removalSightings(pairs, irreversible),
      ...pairs.changed.flatMap(({ base, head }) => [
        ...changeSightings(base, head),
        ...guardSightings(base, head),
        ...gitOpsSightings(base, head),
      ]),
      ...pairs.gained.flatMap((head) => [
        ...guardSightings(undefined, head),
        ...gitOpsSightings(undefined, head),
      ]),
      ...kustomizationSightings(kustomizations, gone),
      ...patches,
      ...inlined.flat(),
    ];
    return { sightings, unread };
  },
};

async function documentsOf(text: string | null, path: string) {
  const none = { documents: [], problems: [] };
  if (text === null || !mayDeclareObjects(path)) return none;
  return isKustomization(path) || looksLikeManifest(text) ? await readTrees(text) : none;
}

function isPartial(file: ChangedFile): boolean {
  return file.texts?.readable === true && file.texts.partial === true;
}

/** Whether a path, or something under it, goes or moves. */
function goneIn(files: readonly ChangedFile[]): (path: string) => boolean {
  const gone = new Set<string>();
  for (const file of files) {
    const left = file.status === 'removed' ? file.path : file.previousPath;
    if (left === undefined) continue;
    gone.add(left);
    for (let at = left.lastIndexOf('/'); at > 0; at = left.lastIndexOf('/', at - 1))
      gone.add(left.slice(0, at));
  }
  return (path) => gone.has(path);
}

/** Files that are patches and say that the object goes. */
function deletingPatches(base: readonly Tree[], head: readonly Tree[], path: string): Sighting[] {
  const found = (trees: readonly Tree[]) => trees.filter((tree) => textAt(tree, '$patch') === 'delete');
  const known = new Set(found(base).map(nameOf));
  return found(head)
    .filter((tree) => !known.has(nameOf(tree)))
    .map((tree) => {
      const line = entriesAt(tree).get('$patch')?.line;
      const kind = textAt(tree, 'kind') ?? '';
      return reportOf(rules.patchDeletes, path, line, `deletes ${nameOf(tree)}`, { weight: weightOf(kind) });
    });
}

function nameOf(tree: Tree): string {
  const [object] = objectsIn(tree, '');
  return object === undefined ? (textAt(tree, 'metadata', 'name') ?? '') : titleOf(object);
}
