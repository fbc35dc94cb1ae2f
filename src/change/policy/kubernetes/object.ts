import { entriesAt, itemsAt, type Tree, textAt } from '../manifest/tree.ts';

/** An object of the Kubernetes API that a manifest declares. */
export interface KubernetesObject {
  readonly path: string;
  readonly kind: string;
  /** Without the version: `apps`; empty for what Kubernetes itself defines, which has moved between groups. */
  readonly group: string;
  readonly namespace: string;
  readonly name: string;
  readonly tree: Tree;
}

const own =
  /^(?:apps|extensions|batch|policy|autoscaling|(?:networking|rbac\.authorization|storage|apiextensions|admissionregistration|scheduling|discovery|coordination|node|certificates|events|snapshot\.storage)\.k8s\.io)$/;
const manifest = /["']?\bkind["']?\s{0,9}:/;

/** Whether it is worth to parse a text in search of objects. */
export function looksLikeManifest(text: string): boolean {
  return manifest.test(text) && (text.includes('apiVersion') || text.includes('$patch'));
}

/** The objects of a document: itself, or the items of a list. */
export function objectsIn(tree: Tree, path: string, depth = 0): KubernetesObject[] {
  if (tree.kind === 'sequence' && depth < 3)
    return tree.items.flatMap((item) => objectsIn(item, path, depth + 1));
  const kind = textAt(tree, 'kind');
  const version = textAt(tree, 'apiVersion');
  if (kind === undefined || version === undefined) return [];
  const items = itemsAt(tree, 'items');
  if (kind.endsWith('List') && items.length > 0 && depth < 3) {
    return items.flatMap((item) => objectsIn(item, path, depth + 1));
  }
  const group = version.includes('/') ? version.slice(0, version.indexOf('/')) : '';
  return [
    {
      path,
      kind,
      group: own.test(group) ? '' : group,
      namespace: textAt(tree, 'metadata', 'namespace') ?? '',
      name: textAt(tree, 'metadata', 'name') ?? textAt(tree, 'metadata', 'generateName') ?? '',
      tree,
    },
  ];
}

export function keyOf({ group, kind, namespace, name }: KubernetesObject): string {
  return JSON.stringify([group, kind, namespace, name]);
}

/** Such as `StatefulSet data/db`. */
export function titleOf({ kind, namespace, name }: KubernetesObject): string {
  return `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`;
}

export function annotationOf(object: KubernetesObject, name: string): string | undefined {
  const value = entriesAt(object.tree, 'metadata', 'annotations').get(name)?.value;
  return value?.kind === 'scalar' && value.text !== '' ? value.text : undefined;
}
