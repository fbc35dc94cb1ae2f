import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kubernetes } from '../../../../src/change/policy/detectors/kubernetes.ts';
import { changeBetween, type Texts } from '../manifest/change.ts';
import { sightsOf } from '../sightings.ts';

const head = (kind: string, name = 'db', api = 'v1') =>
  `apiVersion: ${api}\nkind: ${kind}\nmetadata:\n  name: ${name}\n  namespace: data\n`;
const workload = (kind: string, spec: string, name = 'db') => `${head(kind, name, 'apps/v1')}spec:\n${spec}`;
const claim = (size = '10Gi', storage = 'fast') =>
  `${head('PersistentVolumeClaim')}spec:\n  storageClassName: ${storage}\n  resources:\n    requests:\n      storage: ${size}\n`;
const pod = (volume: string) =>
  `  template:\n    spec:\n      containers:\n        - name: app\n          image: app:1\n      volumes:\n        - name: data\n          ${volume}\n`;
const application = (automated: string, more = '') =>
  `${head('Application', 'shop', 'argoproj.io/v1alpha1')}spec:\n  destination:\n    namespace: shop\n  source:\n    repoURL: https://example.com/a.git\n    path: apps/shop\n    targetRevision: v1\n  syncPolicy:\n    automated:\n      ${automated}\n${more}`;
const flux = (spec: string) =>
  `${head('Kustomization', 'apps', 'kustomize.toolkit.fluxcd.io/v1')}spec:\n  ${spec}\n`;
const definition = (versions: string) =>
  `${head('CustomResourceDefinition', 'a.example.com', 'apiextensions.k8s.io/v1')}spec:\n  scope: Namespaced\n  versions:\n${versions}`;
const version = (name: string, storage: boolean) =>
  `    - name: ${name}\n      served: true\n      storage: ${storage}\n`;
const annotated = (kind: string, annotation: string) =>
  head(kind).replace('  name:', `  annotations:\n    ${annotation}\n  name:`);
const webhook = (policy: string) =>
  `${head('ValidatingWebhookConfiguration', 'w', 'admissionregistration.k8s.io/v1')}webhooks:\n  - name: a.b.c\n    failurePolicy: ${policy}\n`;
const binding = (kind: string, role: string) =>
  `${head(kind, 'b', 'rbac.authorization.k8s.io/v1')}roleRef:\n  kind: ClusterRole\n  name: ${role}\nsubjects:\n  - kind: User\n    name: ada\n`;

const f = (text: string): Texts => ({ 'k8s/a.yaml': text });

test.each<[string, Texts, Texts, string[]]>([
  ['a claim goes', f(claim()), {}, ['block object-removed']],
  ['a claim is commented out', f(claim()), f(claim().replace(/^/gm, '# ')), ['block object-removed']],
  [
    'a claim of a list goes',
    f(`${claim()}---\n${head('ConfigMap')}`),
    f(head('ConfigMap')),
    ['block object-removed'],
  ],
  ['a deployment goes', f(workload('Deployment', '  replicas: 1\n')), {}, ['warn object-removed']],
  ['an example goes', { 'examples/a.yaml': claim() }, {}, ['warn object-removed']],
  [
    'a network policy goes',
    f(head('NetworkPolicy', 'n', 'networking.k8s.io/v1')),
    {},
    ['block object-removed'],
  ],
  ['a database goes', f(head('Cluster', 'pg', 'postgresql.cnpg.io/v1')), {}, ['block object-removed']],
  ['a claim gets a name', f(claim()), f(claim().replace('name: db', 'name: db2')), ['block object-renamed']],
  [
    'a set gets a namespace',
    f(workload('StatefulSet', '  replicas: 1\n')),
    f(workload('StatefulSet', '  replicas: 1\n').replace('space: data', 'space: x')),
    ['block object-renamed'],
  ],
  [
    'a set becomes a deployment',
    f(workload('StatefulSet', '  replicas: 1\n')),
    f(workload('Deployment', '  replicas: 1\n')),
    ['block object-renamed'],
  ],
  [
    'a selector changes',
    f(workload('Deployment', '  selector:\n    matchLabels: {a: b}\n')),
    f(workload('Deployment', '  selector:\n    matchLabels: {a: c}\n')),
    ['block immutable-field'],
  ],
  ['a claim gets a class', f(claim()), f(claim('10Gi', 'slow')), ['block immutable-field']],
  ['a claim shrinks', f(claim()), f(claim('5Gi')), ['block storage-shrunk']],
  [
    'a policy no longer retains',
    f(`${head('PersistentVolume')}spec:\n  persistentVolumeReclaimPolicy: Retain\n`),
    f(`${head('PersistentVolume')}spec:\n  persistentVolumeReclaimPolicy: Delete\n`),
    ['block reclaim-policy'],
  ],
  [
    'a class no longer retains',
    f(`${head('StorageClass')}reclaimPolicy: Retain\n`),
    f(head('StorageClass')),
    ['block reclaim-policy'],
  ],
  [
    'a set is scaled to nothing',
    f(workload('StatefulSet', '  replicas: 3\n')),
    f(workload('StatefulSet', '  replicas: 0\n')),
    ['block scaled-to-zero'],
  ],
  [
    'a finalizer goes',
    f(head('Namespace').replace('  name:', '  finalizers: [a.b/c]\n  name:')),
    f(head('Namespace')),
    ['block finalizer-removed'],
  ],
  [
    'a claim gets an owner',
    f(claim()),
    f(claim().replace('  name:', '  ownerReferences:\n    - kind: Job\n      name: j\n  name:')),
    ['block owner-added'],
  ],
  [
    'a claim gives way to nothing lasting',
    f(workload('Deployment', pod('persistentVolumeClaim: {claimName: db}'))),
    f(workload('Deployment', pod('emptyDir: {}'))),
    ['block volume-exchanged'],
  ],
  [
    'an application prunes',
    f(application('prune: false')),
    f(application('prune: true')),
    ['block sync-destroys'],
  ],
  ['a new application prunes', {}, f(application('prune: true')), ['warn sync-destroys']],
  [
    'an application heals itself',
    f(application('prune: true')),
    f(application('prune: true\n      selfHeal: true')),
    ['block sync-destroys'],
  ],
  [
    'an application replaces',
    f(application('prune: true')),
    f(application('prune: true', '    syncOptions:\n      - Replace=true\n')),
    ['block sync-destroys'],
  ],
  [
    'an application goes elsewhere',
    f(application('prune: true')),
    f(application('prune: true').replace('namespace: shop', 'namespace: new')),
    ['block deployed-elsewhere'],
  ],
  ['Flux prunes', f(flux('prune: false')), f(flux('prune: true')), ['block sync-destroys']],
  [
    'Flux is suspended',
    f(flux('prune: false')),
    f(flux('prune: false\n  suspend: true')),
    ['warn suspended'],
  ],
  [
    'keep goes',
    f(annotated('ConfigMap', 'helm.sh/resource-policy: keep')),
    f(head('ConfigMap')),
    ['block protection-removed'],
  ],
  [
    'Prune=false goes',
    f(annotated('ConfigMap', 'argocd.argoproj.io/sync-options: Prune=false')),
    f(head('ConfigMap')),
    ['block protection-removed'],
  ],
  [
    'a claim is a hook',
    f(claim()),
    f(claim().replace('  name:', '  annotations:\n    helm.sh/hook: pre-install\n  name:')),
    ['block sync-destroys'],
  ],
  [
    'a version goes',
    f(definition(version('v1', false) + version('v2', true))),
    f(definition(version('v2', true))),
    ['block definition-version'],
  ],
  [
    'a stored version moves',
    f(definition(version('v1', true) + version('v2', false))),
    f(definition(version('v1', false) + version('v2', true))),
    ['block definition-version'],
  ],
  ['a webhook is ignored', f(webhook('Fail')), f(webhook('Ignore')), ['block guard-weakened']],
  ['somebody administers', {}, f(binding('ClusterRoleBinding', 'cluster-admin')), ['block cluster-admin']],
  [
    'a kustomization lists less',
    { 'k/kustomization.yaml': 'resources:\n- db\n- web\n' },
    { 'k/kustomization.yaml': 'resources:\n- web\n' },
    ['block kustomization-unlisted'],
  ],
  [
    'a kustomization gets a namespace',
    { 'k/kustomization.yaml': 'namespace: a\n' },
    { 'k/kustomization.yaml': 'namespace: b\n' },
    ['block object-renamed'],
  ],
  [
    'a patch deletes',
    {},
    f(`$patch: delete\n${head('StatefulSet', 'db', 'apps/v1')}`),
    ['block patch-deletes'],
  ],
  [
    'an inline patch deletes',
    { 'k/kustomization.yaml': 'resources: [a]\n' },
    {
      'k/kustomization.yaml':
        'resources: [a]\npatches:\n- patch: |\n    $patch: delete\n    kind: PersistentVolumeClaim\n    metadata:\n      name: db\n',
    },
    ['block patch-deletes'],
  ],
  [
    'last-applied is written',
    f(head('ConfigMap')),
    f(annotated('ConfigMap', "kubectl.kubernetes.io/last-applied-configuration: '{}'")),
    ['warn last-applied'],
  ],
  [
    'a template loses a claim',
    { 'charts/a/templates/a.yaml': `{{- if .Values.p }}\n${claim()}{{- end }}\n` },
    { 'charts/a/templates/a.yaml': `{{- if .Values.p }}\n{{- end }}\n` },
    ['block object-removed'],
  ],
  [
    'a release moves',
    f(`${head('HelmRelease', 'r', 'helm.toolkit.fluxcd.io/v2')}spec:\n  targetNamespace: a\n`),
    f(`${head('HelmRelease', 'r', 'helm.toolkit.fluxcd.io/v2')}spec:\n  targetNamespace: b\n`),
    ['block deployed-elsewhere'],
  ],
])('%s', async (_, base, after, expected) => {
  const sights = await sightsOf(kubernetes, changeBetween(base, after));
  expect(
    sights.map(({ rule, weight }) => `${weight} ${rule.replace('destructive/kubernetes-', '')}`),
  ).toEqual(expected);
});

test.each<[string, Texts, Texts]>([
  [
    'another image',
    f(workload('Deployment', pod('emptyDir: {}'))),
    f(workload('Deployment', pod('emptyDir: {}').replace('app:1', 'app:2'))),
  ],
  [
    'fewer replicas',
    f(workload('Deployment', '  replicas: 3\n')),
    f(workload('Deployment', '  replicas: 2\n')),
  ],
  ['a claim that grows', f(claim()), f(claim('20Gi'))],
  ['the same size in other words', f(claim('1024Mi')), f(claim('1Gi'))],
  ['a claim that is new', {}, f(claim())],
  ['a claim in another file', f(claim()), { 'k8s/b.yaml': claim() }],
  [
    'other keys first',
    f('kind: Secret\napiVersion: v1\nmetadata: {name: a}\n'),
    f('apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n'),
  ],
  [
    'a configuration edited',
    f(`${head('ConfigMap')}data:\n  a: b\n`),
    f(`${head('ConfigMap')}data:\n  a: c\n`),
  ],
  ['a configuration gone', f(head('ConfigMap')), {}],
  [
    'an API version that moved',
    f(workload('Deployment', '  replicas: 1\n').replace('apps/v1', 'extensions/v1beta1')),
    f(workload('Deployment', '  replicas: 1\n')),
  ],
  [
    'a policy that retains',
    f(`${head('StorageClass')}reclaimPolicy: Delete\n`),
    f(`${head('StorageClass')}reclaimPolicy: Retain\n`),
  ],
  [
    'an application at another revision',
    f(application('prune: true')),
    f(application('prune: true').replace('v1\n  sync', 'v2\n  sync')),
  ],
  ['an application that no longer prunes', f(application('prune: true')), f(application('prune: false'))],
  ['a new webhook that is ignored', {}, f(webhook('Ignore'))],
  ['a view for somebody', {}, f(binding('ClusterRoleBinding', 'view'))],
  [
    'a kustomization whose file is renamed',
    { 'k/kustomization.yaml': 'resources:\n- a.yaml\n', 'k/a.yaml': claim() },
    { 'k/kustomization.yaml': 'resources:\n- b.yaml\n', 'k/b.yaml': claim() },
  ],
  [
    'a version that is added',
    f(definition(version('v1', true))),
    f(definition(version('v1', true) + version('v2', false))),
  ],
  ['another kind of YAML', f('a: {b: c}\nsteps:\n  - prune: true\n'), {}],
  [
    'a label in a template',
    { 'templates/a.yaml': `${claim()}{{ include "a" . }}\n` },
    { 'templates/a.yaml': `${claim()}{{ include "b" . }}\n` },
  ],
])('silent: %s', async (_, base, after) => {
  expect(await sightsOf(kubernetes, changeBetween(base, after))).toEqual([]);
});

test('any text is read without a crash', async () => {
  const piece = fc.constantFrom(
    'apiVersion: v1\n',
    'kind: List\n',
    'items:\n',
    '- ',
    '  ',
    '{',
    '}',
    '[',
    '&a ',
    '*a',
    '{{',
    '}}',
    '|',
    '\n',
    '---\n',
    '<<: ',
    '"',
    ': ',
    '\t',
    '\r',
    '\0',
    'é',
  );
  const text = fc
    .array(piece, { maxLength: 40 })
    .map((pieces) => `apiVersion: v1\nkind: Secret\n${pieces.join('')}`);
  await fc.assert(
    fc.asyncProperty(text, text, async (base, after) => {
      await kubernetes.detect(changeBetween(f(base), f(after)), { zones: [], irreversible: () => false });
    }),
    { numRuns: 150 },
  );
});

test('a diff that does not show the object is not passed over in silence', async () => {
  const [file] = changeBetween(f('\n\n  replicas: 1\n'), f('\n\n  replicas: 0\n'));
  if (file?.texts?.readable !== true) throw new Error('nothing was changed');
  const partial = { ...file, texts: { ...file.texts, partial: true } };
  const { unread } = await kubernetes.detect([partial], { zones: [], irreversible: () => false });
  expect(unread).toMatchObject([{ why: 'the diff does not show which object a change is about' }]);
});

test('a manifest that is renamed so that nothing reads it any more is gone', async () => {
  const [file] = changeBetween(f(claim()), f('# off\n'));
  if (file === undefined) throw new Error('nothing was changed');
  const renamed = { ...file, status: 'renamed', previousPath: 'k8s/a.yaml', path: 'k8s/a.yaml.off' } as const;
  expect(await sightsOf(kubernetes, [renamed])).toMatchObject([
    { rule: 'destructive/kubernetes-object-removed' },
  ]);
});
