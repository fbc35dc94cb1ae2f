import type { Sighting } from '../detector.ts';
import { reportOf } from '../manifest/report.ts';
import { booleanAt, itemsAt, lineAt, type Tree, textAt } from '../manifest/tree.ts';
import { chartSightings } from './chart.ts';
import { helmRules as rules } from './rules.ts';

/** What a change of a helmfile does to its releases. */
export function helmfileSightings(base: readonly Tree[], head: readonly Tree[], path: string): Sighting[] {
  const releases = (trees: readonly Tree[]) => trees.flatMap((tree) => [...itemsAt(tree, 'releases')]);
  const now = releases(head);
  return releases(base).flatMap((before) => {
    const name = textAt(before, 'name') ?? '';
    const after = now.find((one) => textAt(one, 'name') === name);
    if (after === undefined) {
      return [reportOf(rules.uninstalled, path, undefined, `no longer has release ${name}`)];
    }
    const found: Sighting[] = [];
    if (booleanAt(after, 'installed') === false && booleanAt(before, 'installed') !== false) {
      found.push(reportOf(rules.uninstalled, path, lineAt(after, 'installed'), `uninstalls ${name}`));
    }
    const [from, to] = [textAt(before, 'namespace'), textAt(after, 'namespace')];
    if (from !== to) {
      const preview = `${name}: namespace ${from ?? 'unset'} becomes ${to ?? 'unset'}`;
      found.push(reportOf(rules.renamed, path, lineAt(after, 'namespace'), preview));
    }
    const use = (one: Tree) => [{ name: textAt(one, 'chart') ?? '', version: textAt(one, 'version') ?? '' }];
    return [...found, ...chartSightings(use(before), use(after), path, lineAt(after, 'version'))];
  });
}
