import type { Sighting } from '../detector.ts';
import { quantityOf, shrinks } from '../manifest/quantity.ts';
import { reportOf } from '../manifest/report.ts';
import { formOf } from '../manifest/same.ts';
import { at, entriesAt, itemsAt, lineAt, type Tree, textAt } from '../manifest/tree.ts';
import type { Rule } from '../rule.ts';
import { holdsState } from './kinds.ts';
import { type KubernetesObject, titleOf } from './object.ts';
import { kubernetesRules as rules } from './rules.ts';
import { volumeSightings } from './volumes.ts';

/** Fields that the API server does not let anybody change, by kind. */
const immutable: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec.selector'],
  DaemonSet: ['spec.selector'],
  ReplicaSet: ['spec.selector'],
  StatefulSet: ['spec.selector', 'spec.volumeClaimTemplates', 'spec.serviceName', 'spec.podManagementPolicy'],
  PersistentVolumeClaim: [
    'spec.storageClassName',
    'spec.volumeName',
    'spec.accessModes',
    'spec.volumeMode',
    'spec.selector',
    'spec.dataSource',
    'spec.dataSourceRef',
  ],
  PersistentVolume: [
    'spec.csi',
    'spec.hostPath',
    'spec.local',
    'spec.nfs',
    'spec.awsElasticBlockStore',
    'spec.gcePersistentDisk',
    'spec.azureDisk',
    'spec.azureFile',
    'spec.cephfs',
    'spec.rbd',
    'spec.iscsi',
    'spec.storageClassName',
    'spec.claimRef.name',
    'spec.claimRef.namespace',
    'spec.volumeMode',
    'spec.nodeAffinity',
  ],
  StorageClass: ['provisioner', 'parameters', 'volumeBindingMode'],
  CustomResourceDefinition: ['spec.scope', 'spec.group', 'spec.names.kind', 'spec.names.plural'],
  RoleBinding: ['roleRef.name', 'roleRef.kind'],
  ClusterRoleBinding: ['roleRef.name', 'roleRef.kind'],
};
/** What is left out means the same as this. */
const defaults: Readonly<Record<string, string>> = {
  'spec.podManagementPolicy': '"OrderedReady"',
  'spec.volumeMode': '"Filesystem"',
  volumeBindingMode: '"Immediate"',
};
const keeping =
  /^(?:retain|orphan|abandon|keep|snapshot|halt|donotterminate|donotdelete|retainexcept\w{0,20})$/i;
const losing = /^(?:delete|recycle|wipeout|terminate|remove|purge|background|foreground)$/i;
const policyKey =
  /^(?:(?:persistentVolume|volumeClaim|pvc)?(?:deletion|reclaim|termination|delete|deletionPropagation|retention)Policy|reclaim_policy|whenDeleted|whenScaled|volumeClaimDeletePolicy|onDelete)$/i;

/** What a change of an object does to it. */
export function changeSightings(base: KubernetesObject, head: KubernetesObject): Sighting[] {
  if (formOf(base.tree) === formOf(head.tree)) return [];
  const found: Sighting[] = [];
  const report = (
    rule: Rule,
    path: readonly string[],
    preview: string,
    options: { weight?: Rule['weight'] } = {},
  ) => {
    const line = lineAt(head.tree, ...path);
    found.push(reportOf(rule, head.path, line, `${titleOf(head)}: ${preview}`, options));
  };
  immutableFields(base, head, report);
  retention(base.tree, head.tree, [], report, 0);
  sizes(base, head, report);
  replicas(base, head, report);
  lifetimes(base, head, report);
  found.push(...volumeSightings(base, head));
  return found;
}

export type Report = (
  rule: Rule,
  path: readonly string[],
  preview: string,
  options?: { weight?: Rule['weight'] },
) => void;

function immutableFields(base: KubernetesObject, head: KubernetesObject, report: Report): void {
  const fields = head.group === '' ? (immutable[head.kind] ?? []) : [];
  for (const field of fields) {
    const path = field.split('.');
    const [before, after] = [at(base.tree, ...path), at(head.tree, ...path)];
    const [one, other] = [
      comparable(field, before) || (defaults[field] ?? ''),
      comparable(field, after) || (defaults[field] ?? ''),
    ];
    if (one === other) continue;
    // What is only named later (a volume that was bound, a class that was the default) may be what it is already.
    if (/volumeName$/.test(field) && before === undefined) continue;
    // Selectors of workloads were once derived from the labels when left out.
    if (field === 'spec.selector' && before === undefined) continue;
    const weight = head.kind.endsWith('RoleBinding') ? 'warn' : 'block';
    report(rules.immutable, path, `${field} changes`, { weight });
  }
  if (head.kind === 'Service' && head.group === '') {
    const [one, other] = [textAt(base.tree, 'spec', 'clusterIP'), textAt(head.tree, 'spec', 'clusterIP')];
    if (one !== other && (one !== undefined || other === 'None')) {
      report(rules.immutable, ['spec', 'clusterIP'], 'spec.clusterIP changes');
    }
  }
}

/** Claim templates without their sizes when these only shrink: that is said by another rule. */
function comparable(field: string, tree: Tree | undefined): string {
  if (tree === undefined || (tree.kind === 'scalar' && tree.text === '')) return '';
  if (field !== 'spec.volumeClaimTemplates' || tree.kind !== 'sequence') return formOf(tree);
  return tree.items
    .map((item) => {
      const storage = textAt(item, 'spec', 'resources', 'requests', 'storage');
      return `${textAt(item, 'metadata', 'name')} ${classOf(item)} ${quantityOf(storage) ?? storage} ${formOf(at(item, 'spec', 'accessModes'))}`;
    })
    .join('\n');
}

function classOf(claim: Tree): string {
  return (
    textAt(claim, 'spec', 'storageClassName') ??
    textAt(claim, 'metadata', 'annotations', 'volume.beta.kubernetes.io/storage-class') ??
    ''
  );
}

/** Policies that say what becomes of the data, at whatever depth. */
function retention(
  base: Tree | undefined,
  head: Tree,
  path: readonly string[],
  report: Report,
  depth: number,
): void {
  if (depth > 12 || base === undefined || formOf(base) === formOf(head)) return;
  if (head.kind === 'sequence' && base.kind === 'sequence') {
    for (const [index, item] of head.items.entries()) {
      retention(base.items[index], item, [...path, String(index)], report, depth + 1);
    }
    return;
  }
  if (head.kind !== 'mapping' || base.kind !== 'mapping') return;
  for (const key of new Set([...base.entries.keys(), ...head.entries.keys()])) {
    const [before, after] = [base.entries.get(key)?.value, head.entries.get(key)?.value];
    if (policyKey.test(key)) {
      const [from, to] = [textOf(before), textOf(after)];
      if (from !== to && loosens(from, to)) {
        report(rules.reclaim, [...path, key], `${key} ${from ?? 'unset'} becomes ${to ?? 'unset'}`);
      }
    } else if (
      /^(?:deletionProtection(?:Enabled|Policy)?|preserveResourcesOnDeletion|deletion_protection)$/.test(key)
    ) {
      const [from, to] = [textOf(before), textOf(after)];
      if (from === 'true' && to !== 'true') report(rules.protection, [...path, key], `${key} is given up`);
    } else if (after !== undefined) retention(before, after, [...path, key], report, depth + 1);
    else if (before?.kind === 'mapping' && /retentionPolicy$/i.test(key)) {
      report(rules.reclaim, path, `${key} is given up`, { weight: 'warn' });
    }
  }
}

function loosens(from: string | undefined, to: string | undefined): boolean {
  if (to !== undefined && losing.test(to)) return from === undefined ? false : keeping.test(from);
  return to === undefined && from !== undefined && keeping.test(from);
}

function textOf(tree: Tree | undefined): string | undefined {
  return tree?.kind === 'scalar' && tree.text !== '' ? tree.text : undefined;
}

const capacities: readonly (readonly string[])[] = [
  ['spec', 'resources', 'requests', 'storage'],
  ['spec', 'capacity', 'storage'],
  ['spec', 'storage', 'size'],
  ['spec', 'walStorage', 'size'],
  ['spec', 'volume', 'size'],
  ['spec', 'storage', 'volumeSize'],
  ['spec', 'storageSize'],
  ['spec', 'size'],
  ['spec', 'kafka', 'storage', 'size'],
  ['spec', 'zookeeper', 'storage', 'size'],
  ['spec', 'persistence', 'storage'],
  ['spec', 'persistence', 'size'],
  ['spec', 'redis', 'storage', 'size'],
  ['spec', 'storage', 'resources', 'requests', 'storage'],
  ['spec', 'storage', 'volumeClaimTemplate', 'spec', 'resources', 'requests', 'storage'],
];

function sizes(base: KubernetesObject, head: KubernetesObject, report: Report): void {
  for (const path of holdsState(head) || /^Prometheus|^Alertmanager|^Thanos/.test(head.kind)
    ? capacities
    : []) {
    const [from, to] = [textAt(base.tree, ...path), textAt(head.tree, ...path)];
    if (shrinks(from, to)) report(rules.shrunk, path, `${from} becomes ${to}`);
  }
  for (const claim of itemsAt(head.tree, 'spec', 'volumeClaimTemplates')) {
    const name = textAt(claim, 'metadata', 'name');
    const before = itemsAt(base.tree, 'spec', 'volumeClaimTemplates').find(
      (one) => textAt(one, 'metadata', 'name') === name,
    );
    const size = ['spec', 'resources', 'requests', 'storage'];
    const [from, to] = [textAt(before, ...size), textAt(claim, ...size)];
    if (shrinks(from, to)) report(rules.shrunk, ['spec', 'volumeClaimTemplates'], `${from} becomes ${to}`);
  }
}

function replicas(base: KubernetesObject, head: KubernetesObject, report: Report): void {
  for (const key of ['replicas', 'instances', 'maxReplicas', 'maxReplicaCount', 'size']) {
    const [from, to] = [textAt(base.tree, 'spec', key), textAt(head.tree, 'spec', key)];
    if (to === '0' && from !== '0') report(rules.zero, ['spec', key], `${from ?? 'unset'} becomes 0`);
  }
  if (head.kind !== 'CronJob' && !head.group.includes('fluxcd') && head.kind !== 'Schedule') return;
  for (const key of ['suspend', 'paused']) {
    if (textAt(head.tree, 'spec', key) !== 'true' || textAt(base.tree, 'spec', key) === 'true') continue;
    const keeps = /backup|dump|snapshot|archive|restore/i.test(head.name) && head.kind === 'CronJob';
    report(rules.suspended, ['spec', key], `${key} becomes true`, {
      weight: keeps || head.kind === 'Schedule' ? 'block' : 'warn',
    });
  }
}

function lifetimes(base: KubernetesObject, head: KubernetesObject, report: Report): void {
  for (const under of ['metadata', 'spec']) {
    const before = textsAt(base.tree, under, 'finalizers');
    const after = textsAt(head.tree, under, 'finalizers');
    const gone = before.filter((one) => !after.includes(one) && !isCascade(one));
    if (gone.length > 0) report(rules.finalizer, [under, 'finalizers'], `loses ${gone.join(', ')}`);
    const cascade = after.find((one) => isCascade(one) && !before.includes(one));
    if (cascade !== undefined) {
      report(rules.sync, [under, 'finalizers'], `gets ${cascade}: its deletion takes all along`, {
        weight: 'warn',
      });
    }
  }
  const owners = itemsAt(head.tree, 'metadata', 'ownerReferences');
  if (owners.length > itemsAt(base.tree, 'metadata', 'ownerReferences').length && holdsState(head)) {
    report(rules.owner, ['metadata', 'ownerReferences'], 'gets an owner');
  }
  const applied = 'kubectl.kubernetes.io/last-applied-configuration';
  const [was, is] = [base, head].map(({ tree }) =>
    formOf(entriesAt(tree, 'metadata', 'annotations').get(applied)?.value),
  );
  if (was !== is) report(rules.lastApplied, ['metadata', 'annotations', applied], 'last-applied changes');
}

/** Argo's finalizer deletes what the application made: without it more is kept. */
function isCascade(finalizer: string): boolean {
  return finalizer.includes('resources-finalizer.argocd.argoproj.io');
}

function textsAt(tree: Tree, ...path: readonly string[]): string[] {
  return itemsAt(tree, ...path).flatMap((item) => (item.kind === 'scalar' ? [item.text] : []));
}
