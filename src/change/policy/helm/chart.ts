import type { Sighting } from '../detector.ts';
import { reportOf } from '../manifest/report.ts';
import { itemsAt, type Tree, textAt } from '../manifest/tree.ts';
import { helmRules as rules } from './rules.ts';
import { isStatefulChart } from './stateful-charts.ts';

export interface ChartUse {
  readonly name: string;
  readonly version: string;
}

/** The dependencies of a `Chart.yaml` or `requirements.yaml`. */
export function dependenciesOf(tree: Tree | undefined): ChartUse[] {
  return itemsAt(tree, 'dependencies').flatMap((one) => {
    const name = textAt(one, 'alias') ?? textAt(one, 'name');
    return name === undefined ? [] : [{ name, version: textAt(one, 'version') ?? '' }];
  });
}

/** Charts that hold data and get another major version. */
export function chartSightings(
  base: readonly ChartUse[],
  head: readonly ChartUse[],
  path: string,
  line: number,
): Sighting[] {
  return head.flatMap(({ name, version }) => {
    const before = base.find((one) => one.name === name);
    const [from, to] = [majorOf(before?.version), majorOf(version)];
    if (from === undefined || to === undefined || from === to || !isStatefulChart(name)) return [];
    return [reportOf(rules.major, path, line, `${name}: ${before?.version} becomes ${version}`)];
  });
}

/** Dependencies that a chart loses. */
export function dependencySightings(
  base: readonly ChartUse[],
  head: readonly ChartUse[],
  path: string,
  line: number | undefined,
): Sighting[] {
  const kept = new Set(head.map(({ name }) => name));
  return base
    .filter(({ name }) => !kept.has(name))
    .map(({ name }) =>
      reportOf(rules.dependency, path, line, `no longer depends on ${name}`, {
        weight: isStatefulChart(name) ? 'block' : 'warn',
      }),
    );
}

function majorOf(version: string | undefined): string | undefined {
  return /^[\s^~>=v]{0,5}(\d{1,6})/.exec(version ?? '')?.[1];
}
