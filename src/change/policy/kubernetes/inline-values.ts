import type { Sighting } from '../detector.ts';
import { valuesSightings } from '../helm/values.ts';
import { readTrees } from '../manifest/read-trees.ts';
import { at, itemsAt, lineAt, type Tree, textAt } from '../manifest/tree.ts';
import type { KubernetesObject } from './object.ts';

/** What a change of the values does that an Application of Argo CD hands to its chart, as a text or as an object. */
export async function inlineValuesSightings(
  base: KubernetesObject,
  head: KubernetesObject,
): Promise<Sighting[]> {
  if (head.group !== 'argoproj.io' || !/^Application(?:Set)?$/.test(head.kind)) return [];
  const found: Sighting[] = [];
  const now = sourcesOf(head);
  for (const [index, before] of sourcesOf(base).entries()) {
    const after = now.find((one) => chartOf(one) === chartOf(before)) ?? now[index];
    if (after === undefined) continue;
    found.push(
      ...valuesSightings(at(before, 'helm', 'valuesObject'), at(after, 'helm', 'valuesObject'), head.path),
    );
    const [was, is] = [textAt(before, 'helm', 'values'), textAt(after, 'helm', 'values')];
    if (was === undefined || is === undefined || was === is) continue;
    const [old, young] = [await readTrees(was), await readTrees(is)];
    if (old.problems.length + young.problems.length > 0) continue;
    // Lines are those of the text within; the key above it is what a reader finds.
    const line = lineAt(after, 'helm', 'values');
    found.push(
      ...valuesSightings(old.documents[0], young.documents[0], head.path).map((one) => ({
        ...one,
        lines: { start: line, end: line },
      })),
    );
  }
  return found;
}

function sourcesOf({ tree }: KubernetesObject): readonly Tree[] {
  const specs = [at(tree, 'spec'), at(tree, 'spec', 'template', 'spec')];
  return specs.flatMap((spec) => {
    const source = at(spec, 'source');
    return [...(source === undefined ? [] : [source]), ...itemsAt(spec, 'sources')];
  });
}

function chartOf(source: Tree): string {
  return `${textAt(source, 'repoURL') ?? ''} ${textAt(source, 'chart') ?? textAt(source, 'path') ?? ''}`;
}
