import { destroying, type Tool } from '../tool.ts';

const source = [
  'kubectl reference',
  'etcdctl reference',
  'kubeadm reference',
  'Velero CLI',
  'Helm CLI',
  'Argo CD CLI',
  'Flux CLI',
];
const objects = destroying('kubernetes-delete', 'A command deletes objects of a cluster', {
  why: 'A namespace takes everything in it along, a volume claim its data, a resource definition every object of its kind.',
  operation: 'infrastructure.destroy',
  source,
});
const drained = destroying('kubernetes-availability', 'A command stops what runs in a cluster', {
  why: 'Pods are evicted or scaled to none: what they served is down, and what they kept on local disks is lost.',
  operation: 'infrastructure.replace',
  source,
});
const helmRelease = destroying('helm-release', 'A command removes or forces a release of a chart', {
  why: 'Everything the release made goes, its volumes and secrets among it, or is replaced instead of updated.',
  operation: 'infrastructure.destroy',
  source,
});
const grave =
  'namespace|namespaces|ns|pv|pvc|persistentvolume|persistentvolumes|persistentvolumeclaim|persistentvolumeclaims|crd|crds|customresourcedefinition|customresourcedefinitions|statefulset|statefulsets|sts|all|storageclass|storageclasses|sc|secret|secrets|deployment|deployments|deploy|daemonset|daemonsets|ds|configmap|configmaps|cm|node|nodes|no|service|services|svc|ingress|ingresses|ing|clusterrole|clusterrolebinding|clusterroles|clusterrolebindings|role|rolebinding|serviceaccount|sa|networkpolicy|networkpolicies|netpol|poddisruptionbudget|pdb|application|applications|applicationset|appset|cluster|clusters|postgresql|kafka|kafkatopic|elasticsearch|validatingwebhookconfiguration|mutatingwebhookconfiguration|volumesnapshot|volumesnapshots|cronjob|cronjobs|certificate|certificates|externalsecret|*.*|*,*|*/*';
const valued =
  '-n --namespace --context --kubeconfig --cluster --user -s --server --as --as-group --token --request-timeout -l --selector';

/** Kubernetes and what stands around it. */
export const kubernetes: readonly Tool[] = [
  {
    names: ['kubectl', 'oc', 'kubecolor', 'k3s', 'microk8s', 'microk8s.kubectl', 'k'],
    valued,
    dry: '--dry-run=client|server|true',
    rules: [
      {
        rule: objects,
        block: [
          `delete ${grave}`,
          'delete {}',
          'delete --all',
          'delete -f|--filename|-k|--kustomize',
          'replace --force',
          'apply --prune',
          'patch ** --patch|-p=*finalizers*null*',
          'patch ** --patch|-p=*finalizers*[]*',
          'patch ** --patch|-p=*remove*finalizers*',
          'delete project',
          'kubectl delete',
          'kubectl apply --prune',
          'delete --all-namespaces|-A',
          'delete -R|--recursive',
          'create --force',
          'create clusterrolebinding|clusterrolebindings --clusterrole=cluster-admin',
          'patch ** --patch|-p=*persistentVolumeReclaimPolicy*Delete*',
        ],
        warn: ['delete pod|pods|po|job|jobs --grace-period=0', 'annotate|label'],
      },
      {
        rule: drained,
        block: [
          'drain --force|--delete-emptydir-data|--delete-local-data|--disable-eviction',
          'scale --replicas=0',
          'delete pod|pods|po --all',
          'delete pod|pods|po --force',
          'scale deploy|deployment|sts|statefulset --replicas=0',
          'autoscale --max=0',
        ],
        warn: ['cordon', 'drain', 'rollout undo', 'taint ** *:NoExecute'],
      },
    ],
  },
  {
    names: ['etcdctl'],
    valued: '--endpoints --cacert --cert --key --user',
    rules: [
      {
        rule: objects,
        block: ['del', 'rm', 'rmdir', 'member remove', 'snapshot restore', 'compact', 'user|role delete'],
      },
    ],
  },
  { names: ['kubeadm'], dry: '--dry-run', rules: [{ rule: objects, block: ['reset'] }] },
  {
    names: ['k3s-uninstall.sh', 'k3s-agent-uninstall.sh', 'rke2-uninstall.sh'],
    rules: [{ rule: objects, block: ['**'] }],
  },
  {
    names: ['k3d', 'talosctl', 'rancher', 'rke'],
    rules: [{ rule: objects, block: ['reset', 'remove', 'delete'] }],
  },
  {
    names: ['velero', 'ark'],
    valued,
    rules: [
      {
        rule: objects,
        block: [
          'backup|schedule|restore|backup-location|snapshot-location|location|backup-storage-location delete',
          'delete backup|schedule|restore|*location',
          'uninstall',
        ],
      },
    ],
  },
  {
    names: ['argocd'],
    valued: '--server --auth-token --grpc-web',
    dry: '--dry-run',
    rules: [
      {
        rule: objects,
        block: [
          'app|appset|proj|cluster|repo delete|rm|delete-resource',
          'app sync --prune|--force|--replace',
          'app set --auto-prune',
          'app terminate-op',
        ],
        warn: ['app rollback'],
      },
    ],
  },
  {
    names: ['flux'],
    valued,
    rules: [
      { rule: objects, block: ['delete', 'uninstall', 'create ** --prune|--prune=true'], warn: ['suspend'] },
    ],
  },
  { names: ['kustomize', 'kapp'], rules: [{ rule: objects, block: ['delete'] }] },
  {
    names: ['istioctl', 'linkerd', 'cilium', 'consul', 'vcluster', 'kn'],
    rules: [
      {
        rule: objects,
        block: ['uninstall', 'delete', 'kv delete', 'snapshot restore', 'x uninstall', 'service delete'],
      },
    ],
  },
  {
    names: ['helm', 'helm3', 'helmfile', 'werf', 'skaffold', 'tanka', 'tk'],
    valued: '-n --namespace --kube-context --kubeconfig -f --file -e --environment -l --selector',
    dry: '--dry-run|--dry-run=client|server|true',
    rules: [
      {
        rule: helmRelease,
        block: [
          'uninstall|delete|del|un',
          'destroy',
          'upgrade --force|--force-replace',
          'upgrade --set|--set-string=*persistence.enabled=false*',
          'upgrade|install --set|--set-string=*persistence*existingClaim*',
          'upgrade --set|--set-string=*storageClass*',
          'upgrade --set=*replicaCount=0*',
          'upgrade --set=*persistence.size*',
          'dismiss',
        ],
        warn: [
          'rollback',
          'upgrade --reset-values',
          'upgrade|install --no-hooks',
          'sync --skip-diff-on-install',
        ],
      },
    ],
  },
];
