import { expect, test } from 'vitest';
import { cloudFormation } from '../../../../src/change/policy/detectors/cloudformation.ts';
import { changeBetween, type Texts } from '../manifest/change.ts';
import { sightsOf } from '../sightings.ts';

const template = (resources: string): Texts => ({
  'infra/stack.yaml': `AWSTemplateFormatVersion: '2010-09-09'\nResources:\n${resources}`,
});
const resource = (type: string, lines: readonly string[], id = 'Data') =>
  `  ${id}:\n    Type: ${type}\n${lines.map((line) => `    ${line}\n`).join('')}`;
const table = (...lines: string[]) => template(resource('AWS::DynamoDB::Table', lines));
const topic = resource('AWS::SNS::Topic', [], 'Topic');
const bucket = resource('AWS::S3::Bucket', ['Properties:', '  BucketName: !Sub "{A}-b"']);
const database = (...lines: string[]) =>
  template(resource('AWS::RDS::DBInstance', ['Properties:', ...lines.map((line) => `  ${line}`)]));
const json = (resources: unknown): Texts => ({
  't.json': JSON.stringify({ AWSTemplateFormatVersion: '2010-09-09', Resources: resources }, null, '\t'),
});
const cdk = (line: string): Texts => ({ 'lib/stack.ts': `import * as cdk from 'aws-cdk-lib';\n${line}\n` });

test.each<[string, Texts, Texts, string[]]>([
  ['a bucket goes', template(bucket + topic), template(topic), ['block resource-removed']],
  ['a template goes', template(bucket), {}, ['block resource-removed']],
  ['a topic goes', template(bucket + topic), template(bucket), ['warn resource-removed']],
  [
    'a table is gone from JSON',
    json({ A: { Type: 'AWS::DynamoDB::Table' } }),
    json({}),
    ['block resource-removed'],
  ],
  [
    'a bucket gets an id',
    template(bucket),
    template(bucket.replace('Data:', 'New:')),
    ['block resource-renamed'],
  ],
  ['a table gets a name', table(), table('Properties:', '  TableName: a'), ['block resource-replaced']],
  [
    'a bucket gets a name by !Sub',
    template(bucket),
    template(bucket.replace('-b', '-c')),
    ['block resource-replaced'],
  ],
  ['a policy is given up', table('DeletionPolicy: Retain'), table(), ['block deletion-policy']],
  [
    'a policy becomes Delete',
    table('UpdateReplacePolicy: Retain'),
    table('UpdateReplacePolicy: Delete'),
    ['block deletion-policy'],
  ],
  [
    'a protection goes',
    database('DeletionProtection: true'),
    database('DeletionProtection: false'),
    ['block protection-removed'],
  ],
  [
    'backups go',
    database('BackupRetentionPeriod: 7'),
    database('BackupRetentionPeriod: 0'),
    ['block protection-removed'],
  ],
  [
    'a construct destroys',
    {},
    cdk('new Bucket(this, "a", { removalPolicy: cdk.RemovalPolicy.DESTROY });'),
    ['block cdk-destroys'],
  ],
  ['objects go along', {}, cdk('  autoDeleteObjects: true,'), ['block cdk-destroys']],
  [
    'a Serverless table goes',
    { 'serverless.yml': `service: a\nresources:\n  Resources:\n    A:\n      Type: AWS::DynamoDB::Table\n` },
    { 'serverless.yml': 'service: a\n' },
    ['block resource-removed'],
  ],
])('%s', async (_, base, head, expected) => {
  const sights = await sightsOf(cloudFormation, changeBetween(base, head));
  expect(
    sights.map(({ rule, weight }) => `${weight} ${rule.replace('destructive/cloudformation-', '')}`),
  ).toEqual(expected);
});

test.each<[string, Texts, Texts]>([
  [
    'a resource that was retained',
    template(bucket.replace('    Type', '    DeletionPolicy: Retain\n    Type') + topic),
    template(topic),
  ],
  [
    'a resource in another template',
    template(bucket + topic),
    { ...template(topic), 'infra/b.yaml': template(bucket)['infra/stack.yaml'] ?? '' },
  ],
  ['a new resource', template(topic), template(bucket + topic)],
  ['tags', table(), table('Properties:', '  Tags: [{Key: a, Value: b}]')],
  ['more backups', database('BackupRetentionPeriod: 7'), database('BackupRetentionPeriod: 14')],
  ['a policy that keeps', table(), table('DeletionPolicy: Retain')],
  ['a construct that keeps', {}, cdk('  removalPolicy: cdk.RemovalPolicy.RETAIN,')],
  ['a remark', {}, cdk('  // autoDeleteObjects: true would lose them')],
  ['another program', {}, { 'a.ts': 'const a = { autoDeleteObjects: true };\n' }],
])('silent: %s', async (_, base, head) => {
  expect(await sightsOf(cloudFormation, changeBetween(base, head))).toEqual([]);
});
