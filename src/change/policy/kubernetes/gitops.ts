import type { Sighting } from '../detector.ts';
import { chartSightings } from '../helm/chart.ts';
import { valuesSightings } from '../helm/values.ts';
import { reportOf } from '../manifest/report.ts';
import { formOf } from '../manifest/same.ts';
import { at, booleanAt, itemsAt, lineAt, type Tree, textAt } from '../manifest/tree.ts';
import type { Rule } from '../rule.ts';
import { holdsState } from './kinds.ts';
import { annotationOf, type KubernetesObject, titleOf } from './object.ts';
import { kubernetesRules as rules } from './rules.ts';

/** What Argo CD, Flux and Helm are told about an object, or by it; `base` is undefined for a new object. */
export function gitOpsSightings(base: KubernetesObject | undefined, head: KubernetesObject): Sighting[] {
  if (base !== undefined && formOf(base.tree) === formOf(head.tree)) return [];
  const found: Sighting[] = [];
  const report: Say = (rule, path, preview, weight = base === undefined ? 'warn' : 'block') => {
    const line = lineAt(head.tree, ...path);
    found.push(reportOf(rule, head.path, line, `${titleOf(head)}: ${preview}`, { weight }));
  };
  annotations(base, head, report);
  if (head.group === 'argoproj.io') {
    if (head.kind === 'Application') argo(base?.tree, head.tree, ['spec'], report);
    if (head.kind === 'ApplicationSet') {
      argo(base?.tree, head.tree, ['spec', 'template', 'spec'], report);
      if (base !== undefined) applicationSet(base.tree, head.tree, report);
    }
  }
  if (head.group === 'kustomize.toolkit.fluxcd.io') flux(base?.tree, head.tree, report);
  if (head.group === 'helm.toolkit.fluxcd.io' && base !== undefined) {
    release(base.tree, head.tree, report);
    found.push(
      ...valuesSightings(at(base.tree, 'spec', 'values'), at(head.tree, 'spec', 'values'), head.path),
    );
    found.push(
      ...chartSightings(
        [at(base.tree, 'spec', 'chart', 'spec')].flatMap(releasedChart),
        [at(head.tree, 'spec', 'chart', 'spec')].flatMap(releasedChart),
        head.path,
        lineAt(head.tree, 'spec', 'chart', 'spec'),
      ),
    );
  }
  return found;
}

type Say = (rule: Rule, path: readonly string[], preview: string, weight?: Rule['weight']) => void;

/** Annotations without which a tool deletes, and those that let it. */
const keeping: readonly (readonly [string, RegExp])[] = [
  ['helm.sh/resource-policy', /\bkeep\b/],
  ['argocd.argoproj.io/sync-options', /\b(?:Prune|Delete)=(?:false|confirm)\b/],
  ['kustomize.toolkit.fluxcd.io/prune', /^disabled$/i],
  ['kustomize.toolkit.fluxcd.io/reconcile', /^disabled$/i],
  ['client.lifecycle.config.k8s.io/deletion', /^detach$/],
  ['cli-utils.sigs.k8s.io/on-remove', /^keep$/],
  ['cnrm.cloud.google.com/deletion-policy', /^abandon$/],
  ['services.k8s.aws/deletion-policy', /^retain$/],
];

function annotations(base: KubernetesObject | undefined, head: KubernetesObject, say: Say): void {
  for (const [name, keeps] of keeping) {
    const [from, to] = [base === undefined ? undefined : annotationOf(base, name), annotationOf(head, name)];
    if (from !== undefined && keeps.test(from) && !keeps.test(to ?? '')) {
      say(rules.protection, ['metadata', 'annotations', name], `${name}: ${from} is taken away`);
    }
  }
  const options = 'argocd.argoproj.io/sync-options';
  const before = base === undefined ? '' : (annotationOf(base, options) ?? '');
  for (const option of /\b(?:Replace|Force)=true\b/g[Symbol.match](annotationOf(head, options) ?? '') ?? []) {
    if (!before.includes(option)) say(rules.sync, ['metadata', 'annotations', options], `gets ${option}`);
  }
  const force = 'kustomize.toolkit.fluxcd.io/force';
  if (/^enabled$/i.test(annotationOf(head, force) ?? '')) {
    if (base === undefined || !/^enabled$/i.test(annotationOf(base, force) ?? '')) {
      say(rules.sync, ['metadata', 'annotations', force], `gets ${force}`);
    }
  }
  hooks(base, head, say);
}

function hooks(base: KubernetesObject | undefined, head: KubernetesObject, say: Say): void {
  if (!holdsState(head) || head.kind === 'Secret' || head.kind === 'CustomResourceDefinition') return;
  for (const [hook, policy] of [
    ['helm.sh/hook', 'helm.sh/hook-delete-policy'],
    ['argocd.argoproj.io/hook', 'argocd.argoproj.io/hook-delete-policy'],
  ] as const) {
    if (annotationOf(head, hook) === undefined) continue;
    const to = annotationOf(head, policy);
    const from = base === undefined ? undefined : annotationOf(base, policy);
    const wasHook = base !== undefined && annotationOf(base, hook) !== undefined;
    if ((to !== undefined && to !== from) || !wasHook) {
      const preview = `is a hook that is deleted (${to ?? 'before-hook-creation'})`;
      say(rules.sync, ['metadata', 'annotations', hook], preview, 'block');
    }
  }
}

function argo(base: Tree | undefined, head: Tree, spec: readonly string[], say: Say): void {
  for (const key of ['prune', 'selfHeal', 'allowEmpty']) {
    const path = [...spec, 'syncPolicy', 'automated', key];
    if (booleanAt(head, ...path) === true && booleanAt(base, ...path) !== true) {
      const weight = base === undefined ? 'warn' : 'block';
      if (base !== undefined || key !== 'selfHeal') say(rules.sync, path, `${key} becomes true`, weight);
    }
  }
  const path = [...spec, 'syncPolicy', 'syncOptions'];
  const options = (tree: Tree | undefined) =>
    itemsAt(tree, ...path).flatMap((one) => (one.kind === 'scalar' ? [one.text.replace(/\s/g, '')] : []));
  const [was, is] = [options(base), options(head)];
  for (const option of is) {
    if (/^(?:Replace|Force)=true$/.test(option) && !was.includes(option))
      say(rules.sync, path, `gets ${option}`);
  }
  for (const option of was) {
    if (/^(?:Prune|Delete)=(?:false|confirm)$/.test(option) && !is.includes(option)) {
      say(rules.protection, path, `loses ${option}`);
    }
  }
  if (base === undefined) return;
  for (const key of ['destination.namespace', 'destination.server', 'destination.name'] as const) {
    const at = [...spec, ...key.split('.')];
    const [from, to] = [textAt(base, ...at), textAt(head, ...at)];
    if (from !== to && from !== undefined && !sameCluster(from, to)) {
      say(rules.moved, at, `${key} ${from} becomes ${to ?? 'unset'}`);
    }
  }
  for (const key of ['repoURL', 'path', 'chart']) {
    const at = [...spec, 'source', key];
    const [from, to] = [textAt(base, ...at), textAt(head, ...at)];
    if (from !== to && from !== undefined && to !== undefined && bare(from) !== bare(to)) {
      say(rules.moved, at, `${key} ${from} becomes ${to}`, key === 'repoURL' ? 'warn' : 'block');
    }
  }
}

function sameCluster(from: string, to: string | undefined): boolean {
  return /^(?:in-cluster|https:\/\/kubernetes\.default\.svc)$/.test(from) && to === undefined;
}

function bare(address: string): string {
  return address.replace(/^\.\//, '').replace(/\/$|\.git$/, '');
}

function applicationSet(base: Tree, head: Tree, say: Say): void {
  const key = ['spec', 'syncPolicy', 'applicationsSync'];
  const [from, to] = [textAt(base, ...key), textAt(head, ...key)];
  if (/^create-(?:only|update)$/.test(from ?? '') && (to === undefined || /sync|delete/.test(to))) {
    say(rules.protection, key, `applicationsSync ${from} becomes ${to ?? 'sync'}`);
  }
  const elements = (tree: Tree) =>
    itemsAt(tree, 'spec', 'generators').flatMap((one) => itemsAt(one, 'list', 'elements').map(nameOf));
  const is = new Set(elements(head));
  for (const element of elements(base)) {
    if (!is.has(element)) say(rules.removed, ['spec', 'generators'], `no longer generates ${element}`);
  }
}

/** What of an element is its identity, as far as people name it. */
function nameOf(element: Tree): string {
  return (
    textAt(element, 'name') ??
    textAt(element, 'cluster') ??
    textAt(element, 'env') ??
    formOf(element).slice(0, 80)
  );
}

function flux(base: Tree | undefined, head: Tree, say: Say): void {
  for (const key of ['prune', 'force']) {
    if (booleanAt(head, 'spec', key) === true && booleanAt(base, 'spec', key) !== true) {
      if (base !== undefined || key === 'force') say(rules.sync, ['spec', key], `${key} becomes true`);
      // Nearly every Kustomization prunes: of a new one that is only worth a word.
      else say(rules.sync, ['spec', key], `${key} is true`, 'warn');
    }
  }
  if (base === undefined) return;
  for (const [path, weight] of [
    [['spec', 'path'], 'block'],
    [['spec', 'targetNamespace'], 'block'],
    [['spec', 'sourceRef', 'name'], 'warn'],
    [['spec', 'kubeConfig', 'secretRef', 'name'], 'block'],
  ] as const) {
    const [from, to] = [textAt(base, ...path), textAt(head, ...path)];
    if (from !== to && bare(from ?? '') !== bare(to ?? '')) {
      say(
        rules.moved,
        path,
        `${path.slice(1).join('.')} ${from ?? 'unset'} becomes ${to ?? 'unset'}`,
        weight,
      );
    }
  }
}

function release(base: Tree, head: Tree, say: Say): void {
  for (const key of ['releaseName', 'targetNamespace', 'storageNamespace']) {
    const [from, to] = [textAt(base, 'spec', key), textAt(head, 'spec', key)];
    if (from !== to) say(rules.moved, ['spec', key], `${key} ${from ?? 'unset'} becomes ${to ?? 'unset'}`);
  }
  const chart = ['spec', 'chart', 'spec', 'chart'];
  const [from, to] = [textAt(base, ...chart), textAt(head, ...chart)];
  if (from !== to && from !== undefined && to !== undefined && bare(from) !== bare(to)) {
    say(rules.moved, chart, `chart ${from} becomes ${to}`);
  }
  for (const path of [
    ['spec', 'upgrade', 'force'],
    ['spec', 'rollback', 'force'],
    ['spec', 'rollback', 'recreate'],
    ['spec', 'upgrade', 'cleanupOnFail'],
  ]) {
    if (booleanAt(head, ...path) !== true || booleanAt(base, ...path) === true) continue;
    say(rules.sync, path, `${path.slice(1).join('.')} becomes true`, path[2] === 'force' ? 'block' : 'warn');
  }
}

function releasedChart(tree: Tree | undefined): { name: string; version: string }[] {
  const name = textAt(tree, 'chart');
  return name === undefined ? [] : [{ name, version: textAt(tree, 'version') ?? '' }];
}
