import { expect, test } from 'vitest';
import { cloudFormation } from '../../../../src/change/policy/detectors/cloudformation.ts';
import { kubernetes } from '../../../../src/change/policy/detectors/kubernetes.ts';
import { changeBetween } from '../manifest/change.ts';
import { sightingsBy } from '../sightings.ts';

const allow = { Effect: 'Allow', Action: 'Update:*', Principal: '*', Resource: '*' };
const deny = {
  Effect: 'Deny',
  Action: ['Update:Replace', 'Update:Delete'],
  Principal: '*',
  Resource: 'LogicalResourceId/Db',
};
const policy = (...statements: object[]) => `${JSON.stringify({ Statement: statements }, null, 2)}\n`;
const path = 'cloudformation/stack-policy.json';

test.each<[string, string, string, number]>([
  ['a denial goes', policy(allow, deny), policy(allow), 1],
  [
    'a denial becomes narrower',
    policy(allow, deny),
    policy(allow, { ...deny, Action: ['Update:Delete'] }),
    1,
  ],
  ['everything is allowed', policy(deny), policy(deny, allow), 1],
  ['a denial is added', policy(allow), policy(allow, deny), 0],
  [
    'actions in another order',
    policy(allow, deny),
    policy(allow, { ...deny, Action: ['Update:Delete', 'Update:Replace'] }),
    0,
  ],
])('the policy of a stack: %s', async (_, base, head, count) => {
  const found = await sightingsBy(cloudFormation, changeBetween({ [path]: base }, { [path]: head }));
  expect(found.map(({ rule }) => rule)).toEqual(
    Array(count).fill('destructive/cloudformation-stack-policy-widened'),
  );
});

const application = (values: string) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: a, namespace: argocd}
spec:
  source:
    chart: postgresql
    helm:
${values}
`;
const text = (enabled: boolean) =>
  `      values: |\n        primary:\n          persistence:\n            enabled: ${enabled}`;
const object = (enabled: boolean) =>
  `      valuesObject:\n        primary:\n          persistence:\n            enabled: ${enabled}`;

test.each([
  ['a text', text(true), text(false), 1],
  ['an object', object(true), object(false), 1],
  ['a text that switches it on', text(false), text(true), 0],
])('the values of an Application as %s', async (_, base, head, count) => {
  const found = await sightingsBy(
    kubernetes,
    changeBetween({ 'argocd/a.yaml': application(base) }, { 'argocd/a.yaml': application(head) }),
  );
  expect(found.map(({ rule }) => rule)).toEqual(Array(count).fill('destructive/helm-persistence-off'));
});
