import { expect, test } from 'vitest';
import { helm } from '../../../../src/change/policy/detectors/helm.ts';
import { changeBetween } from '../manifest/change.ts';
import { sightsOf } from '../sightings.ts';

async function between(path: string, base: string, head: string): Promise<string[]> {
  const sights = await sightsOf(helm, changeBetween({ [path]: base }, { [path]: head }));
  return sights.map(({ rule, weight }) => `${weight} ${rule.replace('destructive/helm-', '')}`);
}

test.each<[string, string, string, string, string[]]>([
  [
    'persistence off',
    'values.yaml',
    'persistence:\n  enabled: true\n',
    'persistence:\n  enabled: false\n',
    ['block persistence-off'],
  ],
  [
    'persistence off below',
    'charts/a/values-prod.yaml',
    'db:\n  primary:\n    persistence: {enabled: true}\n',
    'db:\n  primary:\n    persistence: {enabled: no}\n',
    ['block persistence-off'],
  ],
  [
    'a smaller volume',
    'values.yaml',
    'persistence: {size: 20Gi}\n',
    'persistence: {size: 8Gi}\n',
    ['block storage-shrunk'],
  ],
  [
    'another class',
    'values.yaml',
    'persistence:\n  storageClass: a\n',
    'persistence:\n  storageClass: b\n',
    ['block volume-changed'],
  ],
  [
    'no claim any more',
    'values.yaml',
    'persistence:\n  existingClaim: a\n',
    'persistence:\n  existingClaim: ""\n',
    ['block volume-changed'],
  ],
  [
    'no subchart',
    'values.yaml',
    'postgresql:\n  enabled: true\n',
    'postgresql:\n  enabled: false\n',
    ['block subchart-disabled'],
  ],
  [
    'no definitions',
    'values.yaml',
    'installCRDs: true\n',
    'installCRDs: false\n',
    ['block subchart-disabled'],
  ],
  [
    'another name',
    'values.yaml',
    'fullnameOverride: a\n',
    'fullnameOverride: b\n',
    ['block release-renamed'],
  ],
  ['no replica', 'values.yaml', 'replicaCount: 2\n', 'replicaCount: 0\n', ['block scaled-to-zero']],
  [
    'nothing kept',
    'values.yaml',
    'crds:\n  keep: true\n',
    'crds:\n  keep: false\n',
    ['block protection-removed'],
  ],
  [
    'no dependency',
    'Chart.yaml',
    'name: a\ndependencies:\n  - {name: redis, version: 1.0.0}\n',
    'name: a\n',
    ['block dependency-removed'],
  ],
  [
    'another major version',
    'Chart.yaml',
    'dependencies:\n  - {name: mysql, version: ~9.1.0}\n',
    'dependencies:\n  - {name: mysql, version: 10.0.0}\n',
    ['warn major-version'],
  ],
  [
    'a release uninstalled',
    'helmfile.yaml',
    'releases:\n  - {name: a, chart: b/c}\n',
    'releases:\n  - {name: a, chart: b/c, installed: false}\n',
    ['block release-uninstalled'],
  ],
])('%s', async (_, path, base, head, expected) => {
  expect(await between(path, base, head)).toEqual(expected);
});

test.each<[string, string, string, string]>([
  ['a tag', 'values.yaml', 'image: {tag: 1}\n', 'image: {tag: 2}\n'],
  ['persistence on', 'values.yaml', 'persistence: {enabled: false}\n', 'persistence: {enabled: true}\n'],
  ['a larger volume', 'values.yaml', 'persistence: {size: 8Gi}\n', 'persistence: {size: 20Gi}\n'],
  ['an ingress off', 'values.yaml', 'ingress: {enabled: true}\n', 'ingress: {enabled: false}\n'],
  [
    'less memory',
    'values.yaml',
    'resources: {limits: {memory: 2Gi}}\n',
    'resources: {limits: {memory: 1Gi}}\n',
  ],
  ['fewer replicas', 'values.yaml', 'replicaCount: 3\n', 'replicaCount: 2\n'],
  [
    'a minor version',
    'Chart.yaml',
    'dependencies:\n  - {name: mysql, version: 9.1.0}\n',
    'dependencies:\n  - {name: mysql, version: 9.2.0}\n',
  ],
])('silent: %s', async (_, path, base, head) => {
  expect(await between(path, base, head)).toEqual([]);
});
