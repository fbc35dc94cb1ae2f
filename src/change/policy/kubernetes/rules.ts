import type { Rule } from '../rule.ts';

const docs = 'https://kubernetes.io/docs';
const argo = 'https://argo-cd.readthedocs.io/en/stable/user-guide';
const flux = 'https://fluxcd.io/flux/components';
const answer = 'Then somebody who answers for it approves this finding.';

function rule(
  name: string,
  words: Pick<Rule, 'title' | 'why' | 'remedy'> & Partial<Pick<Rule, 'operation' | 'weight' | 'source'>>,
): Rule {
  return { id: `destructive/kubernetes-${name}`, source: [docs], weight: 'block', ...words };
}

export const kubernetesRules = {
  removed: rule('object-removed', {
    title: 'An object is taken out of the manifests',
    why: 'What syncs the cluster with this repository prunes it: claims take their volumes along, namespaces and definitions everything in them.',
    remedy: `If it shall go on existing, leave it, or tell the tool not to prune it first. If it shall go, make sure that a backup can be restored. ${answer}`,
    source: [`${argo}/sync-options/`, `${flux}/kustomize/kustomizations/#prune`],
    operation: 'infrastructure.destroy',
  }),
  renamed: rule('object-renamed', {
    title: 'An object gets another name, namespace or kind',
    why: 'To Kubernetes that is another object: the old one is deleted with what it holds and an empty one is made.',
    remedy: `Keep the identity, or make the new one beside the old, move the data, and remove the old one afterwards. ${answer}`,
    source: [`${docs}/concepts/overview/working-with-objects/names/`],
    operation: 'infrastructure.replace',
  }),
  immutable: rule('immutable-field', {
    title: 'A field changes that cannot be changed in place',
    why: 'The API server refuses it, and what gets around that (Replace, force, delete and create) destroys the object first.',
    remedy: `Make a new object beside the old and move over, or leave the field. ${answer}`,
    source: [`${docs}/reference/kubernetes-api/`],
    operation: 'infrastructure.replace',
  }),
  reclaim: rule('reclaim-policy', {
    title: 'A deletion no longer keeps the data',
    why: 'With this policy the data goes together with the object, by mistake or by a later change.',
    remedy: `Keep the policy that retains. ${answer}`,
    source: [`${docs}/concepts/storage/persistent-volumes/#reclaiming`],
    operation: 'protection.remove',
  }),
  shrunk: rule('storage-shrunk', {
    title: 'A volume gets smaller',
    why: 'Volumes cannot shrink: it is refused, or a smaller empty one is made and the old one is deleted.',
    remedy: `Make a new volume, copy the data, and remove the old one afterwards. ${answer}`,
    source: [`${docs}/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims`],
    operation: 'data.delete',
  }),
  volume: rule('volume-exchanged', {
    title: 'A workload gets another volume in the place of its data',
    why: 'It starts empty, or on the data of another; what it wrote so far is no longer seen, and may be cleaned up.',
    remedy: `Move the data first. ${answer}`,
    source: [`${docs}/concepts/storage/volumes/`],
    operation: 'data.delete',
  }),
  zero: rule('scaled-to-zero', {
    title: 'A workload is scaled to nothing',
    why: 'Nothing serves any more as soon as this is applied.',
    remedy: `Keep at least one replica. ${answer}`,
    source: [`${docs}/concepts/workloads/controllers/deployment/`],
    operation: 'infrastructure.destroy',
  }),
  finalizer: rule('finalizer-removed', {
    title: 'A finalizer is removed',
    why: 'Finalizers hold a deletion back until what belongs to the object is cleaned up or kept; without them that is lost or orphaned.',
    remedy: `Let the controller that set the finalizer remove it. ${answer}`,
    source: [`${docs}/concepts/overview/working-with-objects/finalizers/`],
    operation: 'protection.remove',
  }),
  owner: rule('owner-added', {
    title: 'An object that holds data gets an owner',
    why: 'When the owner is deleted, garbage collection deletes it too.',
    remedy: `Leave objects with data without an owner. ${answer}`,
    source: [`${docs}/concepts/architecture/garbage-collection/`],
    operation: 'protection.remove',
  }),
  protection: rule('protection-removed', {
    title: 'A protection against deletion is taken away',
    why: 'What was kept by an upgrade, a sync or an uninstall so far will be deleted by it.',
    remedy: `Keep the protection, or give it up only together with what it protects. ${answer}`,
    source: [`${argo}/sync-options/`, 'https://helm.sh/docs/howto/charts_tips_and_tricks/'],
    operation: 'protection.remove',
  }),
  sync: rule('sync-destroys', {
    title: 'A sync is allowed to delete, replace or force',
    why: 'From now on the tool deletes what is missing in the repository, or deletes and creates again what it cannot patch, without anybody being asked.',
    remedy: `Leave it off for what holds data, and prune by hand after a look at the diff. ${answer}`,
    source: [`${argo}/auto_sync/`, `${argo}/sync-options/`, `${flux}/kustomize/kustomizations/`],
    operation: 'infrastructure.destroy',
  }),
  moved: rule('deployed-elsewhere', {
    title: 'What is deployed, or where to, changes',
    why: 'All that was deployed from the old source or to the old place is deleted or left without an owner, and made again elsewhere.',
    remedy: `Add a second one for the new place, move over, and remove the first afterwards. ${answer}`,
    source: [`${argo}/../operator-manual/declarative-setup/`, `${flux}/helm/helmreleases/`],
    operation: 'infrastructure.replace',
  }),
  definition: rule('definition-version', {
    title: 'A custom resource definition loses a version',
    why: 'Objects stored in that version can no longer be read.',
    remedy: `Serve both versions and migrate what is stored (status.storedVersions) first. ${answer}`,
    source: [`${docs}/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/`],
    operation: 'schema.drop',
  }),
  guard: rule('guard-weakened', {
    title: 'A guard of the cluster is weakened',
    why: 'What was refused so far will be let through.',
    remedy: `Keep it strict and make an exception for what needs one. ${answer}`,
    source: [
      `${docs}/reference/access-authn-authz/extensible-admission-controllers/#failure-policy`,
      `${docs}/concepts/services-networking/network-policies/`,
      `${docs}/tasks/run-application/configure-pdb/`,
    ],
    operation: 'guard.weaken',
  }),
  admin: rule('cluster-admin', {
    title: 'Somebody becomes administrator of the cluster',
    why: 'Who has it can delete everything and read every secret.',
    remedy: `Bind a role with what is needed, in the namespace where it is needed. ${answer}`,
    source: [`${docs}/concepts/security/rbac-good-practices/`],
    operation: 'identity.change',
  }),
  unlisted: rule('kustomization-unlisted', {
    title: 'A kustomization no longer contains what it contained',
    why: 'The files are still there, but what they declare is no longer built, so what syncs the cluster prunes it.',
    remedy: `Keep the entry, or make sure that everything it brings may be deleted. ${answer}`,
    source: ['https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/'],
    operation: 'infrastructure.destroy',
  }),
  patchDeletes: rule('patch-deletes', {
    title: 'A patch deletes an object or a part of one',
    why: 'What it deletes is no longer built, so what syncs the cluster prunes it.',
    remedy: `Make sure that it may go. ${answer}`,
    source: ['https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/'],
    operation: 'infrastructure.destroy',
  }),
  suspended: rule('suspended', {
    title: 'A job or a reconciliation is suspended',
    why: 'Backups, clean-ups and corrections that it makes no longer happen.',
    remedy: 'Say in the pull request when it goes on.',
    source: [`${docs}/concepts/workloads/controllers/cron-jobs/#schedule-suspension`],
    operation: 'guard.weaken',
    weight: 'warn',
  }),
  lastApplied: rule('last-applied', {
    title: 'The last-applied annotation is written by hand',
    why: 'kubectl apply finds out by it what to delete: what is wrong in it is deleted or kept by mistake.',
    remedy: 'Leave the annotation to kubectl.',
    source: [`${docs}/tasks/manage-kubernetes-objects/declarative-config/`],
    operation: 'infrastructure.replace',
    weight: 'warn',
  }),
} as const;
