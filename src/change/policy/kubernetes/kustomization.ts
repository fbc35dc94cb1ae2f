import type { Sighting } from '../detector.ts';
import { reportOf } from '../manifest/report.ts';
import { formOf } from '../manifest/same.ts';
import { at, booleanAt, itemsAt, lineAt, type Tree, textAt } from '../manifest/tree.ts';
import type { Rule } from '../rule.ts';
import { kubernetesRules as rules } from './rules.ts';

export interface Kustomization {
  readonly path: string;
  readonly base: Tree | undefined;
  readonly head: Tree | undefined;
}

export function isKustomization(path: string): boolean {
  return /(?:^|\/)kustomization(?:\.ya?ml)?$/i.test(path);
}

const harmless =
  /(?:^|[/_-])(?:config-?maps?|cm|ingress(?:es)?|hpa|services?|svc|deployments?|deploy|service-?monitors?|dashboards?|rbac|roles?|role-?bindings?|service-?accounts?|sa|jobs?|cronjobs?|patch(?:es)?|monitoring|alerts?)(?:[._-][\w.-]{0,60})?$/i;

/**
 * What kustomizations no longer build, or build under another name.
 * @param gone whether a path, or something under it, is removed or moved by the same change: what it declared is
 *   looked at where it was declared
 */
export function kustomizationSightings(
  all: readonly Kustomization[],
  gone: (path: string) => boolean,
): Sighting[] {
  const added = new Set(
    all.flatMap(({ path, base, head }) => {
      const known = new Set(listed(base).map(({ entry }) => resolved(path, entry)));
      return listed(head)
        .map(({ entry }) => resolved(path, entry))
        .filter((one) => !known.has(one));
    }),
  );
  return all.flatMap(({ path, base, head }) => {
    if (base === undefined) return head === undefined ? [] : patches(path, undefined, head);
    if (head === undefined) return [];
    const is = new Set(listed(head).map(({ entry }) => resolved(path, entry)));
    const unlisted = listed(base).filter(({ entry }) => {
      const target = resolved(path, entry);
      return !is.has(target) && !added.has(target) && !gone(target);
    });
    return [
      ...unlisted.map(({ entry, key }) =>
        reportOf(rules.unlisted, path, lineAt(head, key), `no longer lists ${entry}`, {
          weight: harmless.test(entry.replace(/\.ya?ml$/, '')) ? 'warn' : 'block',
        }),
      ),
      ...renames(path, base, head),
      ...patches(path, base, head),
    ];
  });
}

function listed(tree: Tree | undefined): { entry: string; key: string }[] {
  return ['resources', 'bases', 'components', 'crds'].flatMap((key) =>
    itemsAt(tree, key).flatMap((item) => (item.kind === 'scalar' ? [{ entry: item.text, key }] : [])),
  );
}

/** From the root of the repository; addresses elsewhere without the version. */
function resolved(path: string, entry: string): string {
  if (/^https?:|^git@|^ssh:|^[\w.-]{1,80}\.[a-z]{2,10}\//i.test(entry) && !/\.ya?ml$/.test(entry)) {
    return entry.replace(/[?@].{0,200}$/, '');
  }
  if (/^https?:/.test(entry)) return entry.replace(/v?\d{1,6}(?:\.\d{1,6}){1,3}[\w.-]{0,40}/g, 'N');
  const parts = path.split('/').slice(0, -1);
  for (const part of entry.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function renames(path: string, base: Tree, head: Tree): Sighting[] {
  const found: Sighting[] = [];
  const say = (rule: Rule, key: string, preview: string, weight: Rule['weight'] = 'block') =>
    found.push(reportOf(rule, path, lineAt(head, key), preview, { weight }));
  for (const key of ['namespace', 'namePrefix', 'nameSuffix']) {
    const [from, to] = [textAt(base, key), textAt(head, key)];
    if (from !== to) say(rules.renamed, key, `${key} ${from ?? 'unset'} becomes ${to ?? 'unset'}`);
  }
  if (formOf(at(base, 'commonLabels')) !== formOf(at(head, 'commonLabels'))) {
    say(rules.immutable, 'commonLabels', 'commonLabels, which are in every selector, change');
  }
  const selecting = (tree: Tree) =>
    itemsAt(tree, 'labels')
      .filter((one) => booleanAt(one, 'includeSelectors') === true)
      .map((one) => formOf(at(one, 'pairs')))
      .join();
  if (selecting(base) !== selecting(head)) say(rules.immutable, 'labels', 'labels of selectors change');
  for (const key of ['configMapGenerator', 'secretGenerator', 'helmCharts']) {
    const named = (tree: Tree) => itemsAt(tree, key).map((one) => textAt(one, 'name') ?? '');
    const is = new Set(named(head));
    for (const name of named(base)) {
      if (is.has(name)) continue;
      say(rules.unlisted, key, `${key} no longer makes ${name}`, key === 'helmCharts' ? 'block' : 'warn');
    }
  }
  for (const one of itemsAt(head, 'replicas')) {
    if (textAt(one, 'count') !== '0') continue;
    const name = textAt(one, 'name') ?? '';
    const before = itemsAt(base, 'replicas').find((other) => textAt(other, 'name') === name);
    if (textAt(before, 'count') !== '0') say(rules.zero, 'replicas', `${name}: becomes 0`);
  }
  return found;
}

const deletes = /\$patch["']?\s{0,9}:\s{0,9}["']?delete\b/;

/** Patches written in the kustomization itself. */
function patches(path: string, base: Tree | undefined, head: Tree): Sighting[] {
  const texts = (tree: Tree | undefined) =>
    ['patches', 'patchesStrategicMerge', 'patchesJson6902'].flatMap((key) =>
      itemsAt(tree, key).flatMap((one) => {
        const inner = one.kind === 'mapping' ? at(one, 'patch') : one;
        return inner?.kind === 'scalar' ? [{ text: inner.text, line: one.line, tree: one }] : [];
      }),
    );
  const known = new Set(texts(base).map(({ text }) => text));
  return texts(head)
    .filter(({ text }) => !known.has(text))
    .flatMap(({ text, line, tree }) => {
      const kind =
        textAt(tree, 'target', 'kind') ?? /\bkind["']?\s{0,9}:\s{0,9}["']?(\w{1,80})/.exec(text)?.[1] ?? '';
      const name =
        textAt(tree, 'target', 'name') ??
        /\bname["']?\s{0,9}:\s{0,9}["']?([\w.-]{1,80})/.exec(text)?.[1] ??
        '';
      const what = `${kind} ${name}`.trim();
      if (deletes.test(text)) {
        return [reportOf(rules.patchDeletes, path, line, `deletes ${what}`, { weight: weightOf(kind) })];
      }
      if (
        /\bop["']?\s{0,9}:\s{0,9}["']?remove\b/.test(text) &&
        /\/finalizers|\/volumes|\/volumeClaimTemplates/.test(text)
      ) {
        return [reportOf(rules.patchDeletes, path, line, `removes a part of ${what}`)];
      }
      if (/\breplicas["']?\s{0,9}:\s{0,9}0\s{0,9}(?:$|[,}\n])/m.test(text)) {
        return [reportOf(rules.zero, path, line, `${what}: replicas becomes 0`)];
      }
      if (/\/spec\/replicas/.test(text) && /\bvalue["']?\s{0,9}:\s{0,9}0\s{0,9}(?:$|[,}\n])/m.test(text)) {
        return [reportOf(rules.zero, path, line, `${what}: replicas becomes 0`)];
      }
      return [];
    });
}

/** By the name of the kind alone; one that is not said may be any. */
export function weightOf(kind: string): Rule['weight'] {
  return /^(?:ConfigMap|Ingress|Service|HorizontalPodAutoscaler|ServiceMonitor|Job|ServiceAccount|Role|RoleBinding|Deployment|PodMonitor|PrometheusRule)$/.test(
    kind,
  )
    ? 'warn'
    : 'block';
}
