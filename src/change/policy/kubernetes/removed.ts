import type { Sighting } from '../detector.ts';
import { reportOf } from '../manifest/report.ts';
import { formOf } from '../manifest/same.ts';
import { at } from '../manifest/tree.ts';
import { holdsState, isPassing, isWeighty } from './kinds.ts';
import { type KubernetesObject, keyOf, titleOf } from './object.ts';
import { kubernetesRules as rules } from './rules.ts';

export interface Pairs {
  /** The same object before and after. */
  readonly changed: readonly { readonly base: KubernetesObject; readonly head: KubernetesObject }[];
  readonly lost: readonly KubernetesObject[];
  readonly gained: readonly KubernetesObject[];
}

/** Tells which objects are the same before and after, in the same file if it can be, else wherever they went. */
export function pairsOf(base: readonly KubernetesObject[], head: readonly KubernetesObject[]): Pairs {
  const changed: Pairs['changed'][number][] = [];
  const left = new Map<string, KubernetesObject[]>();
  for (const object of head) push(left, `${object.path}\n${keyOf(object)}`, object);
  const unpaired: KubernetesObject[] = [];
  for (const object of base) {
    const same = left.get(`${object.path}\n${keyOf(object)}`)?.shift();
    if (same === undefined) unpaired.push(object);
    else changed.push({ base: object, head: same });
  }
  const elsewhere = new Map<string, KubernetesObject[]>();
  for (const objects of left.values()) {
    for (const object of objects) push(elsewhere, keyOf(object), object);
  }
  const lost = unpaired.filter((object) => {
    const moved = elsewhere.get(keyOf(object))?.shift();
    if (moved !== undefined) changed.push({ base: object, head: moved });
    return moved === undefined;
  });
  return { changed, lost, gained: [...elsewhere.values()].flat() };
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** Of those that a file gains: more are not looked through. */
const mostCandidates = 100;

/** What goes by a change, or becomes another object. */
export function removalSightings(
  { lost, gained }: Pairs,
  irreversible: (path: string) => boolean,
): Sighting[] {
  const byPath = new Map<string, KubernetesObject[]>();
  for (const object of gained) push(byPath, object.path, object);
  return lost.flatMap((object) => {
    const { path, kind } = object;
    if (kind === 'Kustomization' && !object.group.includes('fluxcd')) return [];
    const weighty = isWeighty(object) || irreversible(path);
    const own = byPath.get(path) ?? [];
    const candidates = own.slice(0, mostCandidates);
    const successor =
      candidates.find((one) => one.kind === kind && one.name === object.name) ??
      candidates.find((one) => one.name === object.name && workload.test(kind) && workload.test(one.kind)) ??
      candidates.find((one) => one.kind === kind && isAlike(one, object));
    if (successor !== undefined) {
      own.splice(own.indexOf(successor), 1);
      if (isPassing(kind) && !irreversible(path)) return [];
      const preview = `${titleOf(object)} becomes ${titleOf(successor)}`;
      const weight = weighty || holdsState(object) ? 'block' : 'warn';
      return [reportOf(rules.renamed, path, successor.tree.line, preview, { weight })];
    }
    if (isPassing(kind) && !irreversible(path)) return [];
    const weight = weighty ? 'block' : 'warn';
    return [reportOf(rules.removed, path, undefined, `removes ${titleOf(object)}`, { weight })];
  });
}

const workload = /^(?:Deployment|StatefulSet|DaemonSet|ReplicaSet|Rollout)$/;

/** Whether one is the other under a new name. */
function isAlike(one: KubernetesObject, other: KubernetesObject): boolean {
  for (const key of ['spec', 'data', 'stringData', 'provisioner', 'webhooks']) {
    const value = at(other.tree, key);
    if (value !== undefined && formOf(value) === formOf(at(one.tree, key))) return true;
  }
  return other.kind === 'Namespace' || other.kind === 'StatefulSet' || other.kind === 'PersistentVolumeClaim';
}
