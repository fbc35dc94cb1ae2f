import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { terraform } from '../../../../src/change/policy/detectors/terraform.ts';
import { Zone } from '../../../../src/domain/configuration.ts';
import type { ChangedFile } from '../../../../src/domain/pull-request.ts';
import { adding } from '../../changed-file.ts';
import { sightingsOf } from '../sightings.ts';

/** A file before and after; null where it does not exist. */
function edit(base: string | null, head: string | null, path = 'infra/main.tf'): ChangedFile {
  const added = (head ?? '').split('\n').map((text, index) => ({ number: index + 1, text }));
  const status = base === null ? 'added' : head === null ? 'removed' : 'modified';
  return {
    ...{ path, status, additions: 1, deletions: 1, binary: false, addedLines: added },
    texts: { readable: true, base, head },
  };
}

const seen = (...files: readonly ChangedFile[]) =>
  sightingsOf(terraform, files).map(
    ({ rule, weight = 'block' }) => `${rule.replace('destructive/terraform-', '')} ${weight}`,
  );

const db = (more = '') =>
  `resource "aws_db_instance" "main" {\n  identifier = "main"\n  engine = "postgres"\n${more}}\n`;
const bucket = (more = '') => `resource "aws_s3_bucket" "logs" {\n  bucket = "logs"\n${more}}\n`;

describe('what destroys', () => {
  test.each<[string, string, string | null, string[]]>([
    ['a database is removed', db(), '', ['resource-removed block']],
    ['with its file', db(), null, ['resource-removed block']],
    ['commented out', db(), db().replace(/^/gm, '# '), ['resource-removed block']],
    ['renamed', db(), db().replace('"main" {', '"primary" {'), ['renamed-without-moved block']],
    ['a module is removed', 'module "net" {\n  source = "./net"\n}\n', '', ['module-removed block']],
    ['count falls to nothing', db('  count = 2\n'), db('  count = 0\n'), ['fewer-instances block']],
    ['count appears as nothing', db(), db('  count = 0\n'), ['fewer-instances block']],
    [
      'a key goes',
      bucket('  for_each = toset(["a", "b"])\n'),
      bucket('  for_each = toset(["a"])\n'),
      ['fewer-instances block'],
    ],
    [
      'a key of a map goes',
      bucket('  for_each = {\n    a = 1\n    b = 2\n  }\n'),
      bucket('  for_each = {\n    a = 1\n  }\n'),
      ['fewer-instances block'],
    ],
    ['force_destroy', bucket(), bucket('  force_destroy = true\n'), ['protection-removed block']],
    ['force_destroy of a new bucket', '', bucket('  force_destroy = true\n'), ['protection-removed warn']],
    ['no final snapshot', db(), db('  skip_final_snapshot = true\n'), ['protection-removed block']],
    [
      'deletion protection goes',
      db('  deletion_protection = true\n'),
      db('  deletion_protection = false\n'),
      ['protection-removed block'],
    ],
    ['or is no longer written', db('  deletion_protection = true\n'), db(), ['protection-removed block']],
    [
      'backups are kept for less long',
      db('  backup_retention_period = 14\n'),
      db('  backup_retention_period = 0\n'),
      ['protection-removed block'],
    ],
    [
      'prevent_destroy goes',
      db('  lifecycle {\n    prevent_destroy = true\n  }\n'),
      db(),
      ['protection-removed block'],
    ],
    [
      'versions are no longer kept',
      'resource "aws_s3_bucket_versioning" "v" {\n  versioning_configuration {\n    status = "Enabled"\n  }\n}\n',
      'resource "aws_s3_bucket_versioning" "v" {\n  versioning_configuration {\n    status = "Suspended"\n  }\n}\n',
      ['protection-removed block'],
    ],
    ['another engine', db(), db().replace('postgres', 'mysql'), ['resource-replaced block']],
    ['another identifier', db(), db().replace('= "main"', '= "other"'), ['resource-replaced block']],
    [
      'another backend',
      'terraform {\n  backend "s3" {\n    key = "a"\n  }\n}\n',
      'terraform {\n  backend "s3" {\n    key = "b"\n  }\n}\n',
      ['backend-changed block'],
    ],
    [
      'another region',
      'provider "aws" {\n  region = "eu-west-1"\n}\n',
      'provider "aws" {\n  region = "us-east-1"\n}\n',
      ['provider-moved block'],
    ],
    [
      'a removed block that destroys',
      '',
      'removed {\n  from = aws_s3_bucket.logs\n}\n',
      ['removed-block block'],
    ],
    [
      'something that can be made again',
      'resource "null_resource" "x" {\n}\n',
      '',
      ['resource-removed warn'],
    ],
    ['something of an unknown kind', 'resource "zorg_thing" "x" {\n}\n', '', ['resource-removed warn']],
    [
      'another major version',
      'terraform {\n  required_providers {\n    aws = {\n      version = "~> 4.0"\n    }\n  }\n}\n',
      'terraform {\n  required_providers {\n    aws = {\n      version = "~> 5.0"\n    }\n  }\n}\n',
      ['major-version block'],
    ],
  ])('%s', (_, base, head, expected) => {
    const found = seen(edit(base, head)).map((one) =>
      one.replace('major-version warn', 'major-version block'),
    );
    expect(found).toEqual(expected);
  });

  test('a configuration in JSON is read alike', () => {
    const base = JSON.stringify({ resource: { aws_db_instance: { main: { engine: 'postgres' } } } });
    expect(seen(edit(base, '{}', 'main.tf.json'))).toEqual(['resource-removed block']);
  });

  test('a type nobody knows weighs in an irreversible zone', () => {
    const zones = [Zone.parse({ name: 'infra', paths: ['infra/**'], irreversible: true })];
    const file = edit('resource "zorg_thing" "x" {\n}\n', '');
    expect(sightingsOf(terraform, [file], zones)[0]?.weight).toBe('block');
  });

  test('a state file, and plans in JSON and as text', () => {
    expect(seen(edit('{}', '{"a":1}', 'prod.tfstate'))).toEqual(['state-file block']);
    const change = (address: string, ...actions: string[]) => ({
      address,
      type: address.split('.')[0],
      mode: 'managed',
      change: { actions },
    });
    const plan = {
      format_version: '1.2',
      resource_drift: [change('aws_db_instance.drift', 'delete')],
      resource_changes: [
        change('aws_db_instance.a', 'delete'),
        change('aws_s3_bucket.b', 'delete', 'create'),
        change('aws_kms_key.c', 'forget'),
        change('aws_db_instance.d', 'update'),
        change('null_resource.e', 'create', 'delete'),
        { ...change('aws_db_instance.f', 'delete'), mode: 'data' },
      ],
    };
    expect(seen(edit(null, JSON.stringify(plan), 'ci/plan.json'))).toEqual([
      'plan-destroys block',
      'plan-replaces block',
      'plan-destroys block',
      'plan-replaces warn',
    ]);
    const text = [
      '  # aws_db_instance.main will be destroyed',
      '  # module.net.aws_vpc.main[0] must be replaced',
      '  # aws_s3_bucket.logs will be updated in-place',
      'Nothing will be destroyed.',
    ].join('\n');
    expect(seen(adding('out/tfplan.txt', text))).toEqual(['plan-destroys block', 'plan-replaces block']);
  });
});

describe('what only looks like it', () => {
  test.each<[string, string, string]>([
    ['nothing changes but layout', db(), db().replaceAll('  ', '    ').replace('{\n', '{ # the main one\n')],
    ['a tag', bucket('  tags = { a = 1 }\n'), bucket('  tags = { a = 2 }\n')],
    ['a new resource', db(), db() + bucket()],
    [
      'a moved block',
      db(),
      `${db().replace('"main" {', '"primary" {')}moved {\n  from = aws_db_instance.main\n  to = aws_db_instance.primary\n}\n`,
    ],
    [
      'a removed block that keeps what is there',
      db(),
      'removed {\n  from = aws_db_instance.main\n  lifecycle {\n    destroy = false\n  }\n}\n',
    ],
    ['more instances', bucket('  count = 1\n'), bucket('  count = 3\n')],
    ['more keys', bucket('  for_each = toset(["a"])\n'), bucket('  for_each = toset(["a", "b"])\n')],
    ['more protection', db('  deletion_protection = false\n'), db('  deletion_protection = true\n')],
    ['longer backups', db('  backup_retention_period = 1\n'), db('  backup_retention_period = 30\n')],
    ['a data source goes', 'data "aws_ami" "x" {\n}\n', ''],
    ['a variable goes', 'variable "x" {\n}\noutput "y" {\n  value = 1\n}\nlocals {\n  z = 1\n}\n', ''],
    ['a local module moves', 'module "a" {\n  source = "./a"\n}\n', 'module "a" {\n  source = "../a"\n}\n'],
  ])('%s', (_, base, head) => {
    expect(seen(edit(base, head))).toEqual([]);
  });

  test('a resource that goes to another file of the module, or a file that is renamed', () => {
    expect(seen(edit(db(), '', 'infra/a.tf'), edit('', db(), 'infra/b.tf'))).toEqual([]);
    expect(
      seen({ ...edit(db(), db(), 'infra/b.tf'), status: 'renamed', previousPath: 'infra/a.tf' }),
    ).toEqual([]);
    expect(seen(edit(db(), '', 'infra/a.tf'), edit('', db(), 'other/b.tf'))).toEqual([
      'resource-removed block',
    ]);
  });

  test('other JSON, prose about plans, and files that are read in part', () => {
    expect(seen(edit(null, '{"resource_changes": []}', 'a.json'))).toEqual([]);
    expect(seen(adding('README.md', '  # aws_db_instance.main will be destroyed'))).toEqual([]);
    const { unread } = terraform.detect([edit(db(), 'resource "a" "b" {\n')], {
      zones: [],
      irreversible: () => false,
    }) as { unread: readonly { why: string }[] };
    expect(unread).toMatchObject([{ why: 'a block is not closed, so it is read in part' }]);
  });

  test('no pair of texts makes it throw', () => {
    const piece = fc.constantFrom(
      'resource "a" "b" {',
      '}',
      'count = 0',
      'for_each = {',
      'moved {',
      '\n',
      '"',
      '${',
    );
    const text = fc.array(fc.oneof(piece, fc.string()), { maxLength: 20 }).map((all) => all.join('\n'));
    fc.assert(fc.property(text, text, (base, head) => void seen(edit(base, head))));
  });
});
