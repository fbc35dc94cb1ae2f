/** A change of one file: where it is, before (null: not there) and after. */
export type FileChange = readonly [path: string, base: string | null, head: string | null];

/** A line of the catalogue, the rules that answer for it, changes that they must catch and that they must let be. */
export type CatalogueLine = readonly [
  line: string,
  rules: readonly string[],
  caught: readonly FileChange[],
  alike: readonly FileChange[],
];

const object = (kind: string, rest = '', api = 'v1') =>
  `apiVersion: ${api}\nkind: ${kind}\nmetadata:\n  name: a\n${rest}`;
const application = (rest: string) => object('Application', `spec:\n${rest}`, 'argoproj.io/v1alpha1');
const bucket = (rest = '') =>
  `AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  A:\n    Type: AWS::S3::Bucket\n${rest}`;

/** What the catalogue says of Kubernetes, Helm, Dockerfiles and CloudFormation. */
export const manifestCatalogue: readonly CatalogueLine[] = [
  [
    'object removed from a path that GitOps prunes',
    ['destructive/kubernetes-object-removed'],
    [
      'Namespace',
      'PersistentVolume',
      'StorageClass',
      'Secret',
      'CustomResourceDefinition',
      'StatefulSet',
    ].map((kind) => ['a.yaml', object(kind), null] as const),
    [
      ['a.yaml', object('ConfigMap'), null],
      ['a.yaml', null, object('Secret')],
    ],
  ],
  [
    'PDB removed, NetworkPolicy removed',
    ['destructive/kubernetes-object-removed'],
    [
      ['a.yaml', object('PodDisruptionBudget', '', 'policy/v1'), null],
      [
        'a.json',
        JSON.stringify({
          apiVersion: 'networking.k8s.io/v1',
          kind: 'NetworkPolicy',
          metadata: { name: 'a' },
        }),
        '{}',
      ],
    ],
    [['a.yaml', object('Job', '', 'batch/v1'), null]],
  ],
  [
    'Prune=true, prune: true, selfHeal, Replace=true/Force=true',
    ['destructive/kubernetes-sync-destroys'],
    [
      ['a.yaml', application('  project: a\n'), application('  syncPolicy: {automated: {prune: true}}\n')],
      ['a.yaml', application('  project: a\n'), application('  syncPolicy: {syncOptions: [Force=true]}\n')],
      [
        'a.yaml',
        object('Job'),
        object('Job').replace(
          '  name',
          '  annotations: {argocd.argoproj.io/sync-options: "Replace=true"}\n  name',
        ),
      ],
    ],
    [
      [
        'a.yaml',
        application('  project: a\n'),
        application('  syncPolicy: {syncOptions: [CreateNamespace=true]}\n'),
      ],
    ],
  ],
  [
    'replicas→0 or HPA max 0',
    ['destructive/kubernetes-scaled-to-zero'],
    [
      [
        'a.yaml',
        object('Deployment', 'spec: {replicas: 2}\n', 'apps/v1'),
        object('Deployment', 'spec: {replicas: 0}\n', 'apps/v1'),
      ],
      [
        'a.yaml',
        object('HorizontalPodAutoscaler', 'spec: {maxReplicas: 2}\n'),
        object('HorizontalPodAutoscaler', 'spec: {maxReplicas: 0}\n'),
      ],
    ],
    [['a.yaml', null, object('Deployment', 'spec: {replicas: 0}\n', 'apps/v1')]],
  ],
  [
    'persistence/existingClaim/storageClass changes',
    ['destructive/helm-volume-changed'],
    [['values.yaml', 'persistence: {existingClaim: a}\n', 'persistence: {existingClaim: b}\n']],
    [
      [
        'values.yaml',
        'persistence: {accessMode: a}\n',
        'persistence: {accessMode: a, annotations: {a: b}}\n',
      ],
    ],
  ],
  [
    'ADD http(s) without checksum',
    ['destructive/dockerfile-unchecked-download'],
    [['a/Dockerfile.prod', null, 'FROM a\nADD https://example.com/a /a\n']],
    [['a/Dockerfile.prod', null, 'FROM a\nADD a.tgz /a\n']],
  ],
  [
    'resource removed (unless DeletionPolicy Retain)',
    ['destructive/cloudformation-resource-removed'],
    [['a.template', bucket(), "AWSTemplateFormatVersion: '2010-09-09'\nResources: {}\n"]],
    [
      [
        'a.template',
        bucket('    DeletionPolicy: Retain\n'),
        "AWSTemplateFormatVersion: '2010-09-09'\nResources: {}\n",
      ],
    ],
  ],
  [
    'DeletionPolicy Retain/Snapshot→Delete or removed',
    ['destructive/cloudformation-deletion-policy'],
    [['a.yml', bucket('    DeletionPolicy: Retain\n'), bucket('    DeletionPolicy: Delete\n')]],
    [['a.yml', bucket('    DeletionPolicy: Retain\n'), bucket('    DeletionPolicy: RetainExceptOnCreate\n')]],
  ],
];
