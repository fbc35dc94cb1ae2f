import { secretFinders, secretRules } from '../../../../src/change/policy/secrets/rules.ts';
import { sampleOf } from './sample.ts';

/** A text that is meant to be slow to read, in any size. */
export interface Adversary {
  readonly name: string;
  readonly path: string;
  readonly text: (characters: number) => string;
}

type Shape = Omit<Adversary, 'path'>;

const shown = (text: string) => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);

function repeated(unit: string, before = '', after = ''): Shape {
  return {
    name: `${shown(unit)} again and again${before === '' ? '' : ` after ${shown(before)}`}`,
    text: (size) => before + unit.repeat(Math.ceil((size - before.length) / unit.length)) + after,
  };
}

function nested(open: string, close: string, before = ''): Shape {
  return {
    name: `${shown(open)} … ${shown(close)} in each other${before === '' ? '' : ` after ${shown(before)}`}`,
    text: (size) => {
      const depth = Math.ceil((size - before.length) / (open.length + close.length));
      return before + open.repeat(depth) + close.repeat(depth);
    },
  };
}

/** Lines that differ in a number, for what is compared with each other. */
function numbered(line: (number: number) => string, before = '', after = ''): Shape {
  return {
    name: `${shown(line(1))}, and so on`,
    text: (size) => {
      const parts = [before];
      let length = before.length;
      for (let number = 1; length < size; number += 1) {
        const next = line(number);
        parts.push(next);
        length += next.length;
      }
      return parts.join('') + after;
    },
  };
}

/** The same behind what a detector looks for before it reads a file at all. */
function behind(before: string, shapes: readonly Shape[], after = ''): Shape[] {
  return shapes.map(({ name, text }) => ({
    name: `${name}, behind ${shown(before)}`,
    text: (size) => before + text(size - before.length - after.length) + after,
  }));
}

const brackets = ['(', ')', '[', ']', '{', '}', '()', '[]', '{}', '${', '$(', '${{', '{{', '<', '>', '<<'];
const marks = [
  ...['"', "'", '`', '\\', '\\"', '""', '/', '//', '/*', '*/', '--', '#', ';', ',', ':', '=', '|', '&', '-'],
  ...['a', 'A', '0', '_', '.', '*', '?', '!', '$', '@', '%', '~', '^', '+', ' ', '\t', '\n', '\r', '\r\n'],
  ...['a ', 'a,', 'a.', 'a;', 'a|', 'a=', 'a:', 'a/', 'a\n', ' \n', '\n\n ', '\u00e9', '\u0000', '\ufeff'],
  ...['a b\n', '- ', '- a\n', '--- \n', '---\n', '\\\n', ' \\\n', '0x', 'a(', 'a[', "a'", 'a"', '"a" '],
];
const plain: readonly Shape[] = [
  ...brackets.map((unit) => repeated(unit)),
  ...marks.map((unit) => repeated(unit)),
  ...[
    ['(', ')'],
    ['[', ']'],
    ['{', '}'],
    ['{"a":', '}'],
    ['"${', '}"'],
    ['$(', ')'],
  ].map(([open = '', close = '']) => nested(open, close)),
];

const shell: readonly Shape[] = [
  ...[
    'a|',
    'a;',
    'a&&',
    'a||',
    'a\n',
    'rm -rf /\n',
    'rm -rf ',
    'sudo ',
    'env ',
    'bash -c ',
    'ssh a ',
    'eval ',
  ],
  ...['$(rm ', '`rm ', '<<A\n', '<<A ', '<(', 'case a in ', 'if a; then ', 'for a in b; do ', 'while a; do '],
  ...[
    'f() { ',
    'a=b ',
    'a=$a$a\n',
    'export A=$A\n',
    "'a'",
    '"a"',
    "$'\\x",
    '${a:-',
    '$((',
    '[[ a ',
    'A=a\n$A\n',
  ],
  ...[
    'kubectl delete ',
    'aws s3 rm ',
    'terraform destroy\n',
    'xargs ',
    'find . ',
    'find / -exec rm ',
    'psql -c "',
  ],
  ...[
    "python -c '",
    'docker run a ',
    'cat <<E\n',
    'E\n',
    'cd /a\n',
    'set -e\n',
    'trap a ',
    'git push -f\n',
    '> a ',
  ],
  ...[
    'echo a | base64 -d | ',
    'cd a && ',
    'f() { f; }; f\n',
    'alias a=b\n',
    'source a\n',
    '2>&1 ',
    'rm $A\n',
  ],
].map((unit) => repeated(unit));
const deepShell: readonly Shape[] = [
  nested('$(', ')'),
  nested('"$(', ')"'),
  nested('bash -c "', '"'),
  nested('if a; then ', '; fi'),
  nested('{ ', '; }'),
  numbered((one) => `A${one}=/srv/${one}\nrm -rf $A${one}\n`),
  numbered((one) => `f${one}() { rm -rf /srv/${one}; }\nf${one}\n`),
  numbered((one) => `cat <<E${one}\na\nE${one}\n`),
  numbered((one) => `rm -rf /srv/${one}\n`),
  numbered((one) => `mkdir /tmp/${one}; rm -rf /tmp/${one}\n`),
];

const yaml: readonly Shape[] = [
  ...[
    'a: ',
    '- ',
    '- a\n',
    'a:\n',
    '? a\n',
    '&a ',
    '*a ',
    '!a ',
    '|\n',
    '>\n',
    '"a": ',
    '---\na: b\n',
    '{a: ',
  ],
  ...[
    '- {a: b}\n',
    '[a, ',
    '%YAML 1.2\n',
    '# a\n',
    '- - ',
    "'a' ",
    ' a\n',
    '{{ a }}\n',
    '{{- if a }}\n',
    '  a: |\n',
  ],
].map((unit) => repeated(unit));
const deepYaml: readonly Shape[] = [
  nested('[', ']', 'a: '),
  nested('{a: ', '}'),
  repeated('a', 'a: |\n  '),
  repeated('  b\n', 'a: |\n'),
  numbered((one) => `k${one}: v\n`),
  numbered((one) => `${' '.repeat(one)}a:\n`),
  numbered((one) => `a${one}: &a${one} b\n`),
  repeated('- *a\n', 'x: &a b\ny:\n'),
];
const objects: readonly Shape[] = [
  numbered(
    (one) =>
      `---\napiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: p${one}\nspec:\n  storageClassName: a\n`,
  ),
  numbered(
    (one) =>
      `---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: p${one}\ndata:\n  password: c2VjcmV0${one}aaa=\n`,
  ),
  numbered((one) => `  k${one}: YWJjZGVmZ2hpamts\n`, 'apiVersion: v1\nkind: Secret\ndata:\n'),
  numbered((one) => `  k${one}: "a"\n`, 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n'),
  numbered((one) => `- p${one}.yaml\n`, 'kind: Kustomization\nresources:\n'),
  repeated('  - name: a\n    image: b\n', 'kind: Deployment\napiVersion: apps/v1\nspec:\n containers:\n'),
];
const workflowShapes: readonly Shape[] = [
  numbered(
    (one) =>
      `  j${one}:\n    runs-on: a\n    needs: [j${one - 1}]\n    steps:\n      - run: echo \${{ a }}\n`,
    'on: pull_request_target\njobs:\n',
  ),
  numbered((one) => `      - uses: a/b@v${one}\n`, 'on: push\njobs:\n  a:\n    steps:\n'),
  repeated(
    '          echo \u0024{{ github.event.issue.title }}\n',
    'on: push\njobs:\n  a:\n    steps:\n      - run: |\n',
  ),
  repeated('${{ ', 'on: push\njobs:\n  a:\n    steps:\n      - run: "'),
  repeated('${{ github.', 'on: push\njobs:\n  a:\n    steps:\n      - run: "'),
  repeated('rm -rf / ; ', 'on: push\njobs:\n  a:\n    steps:\n      - run: "'),
  repeated('a && ', 'on: push\njobs:\n  a:\n    steps:\n      - if: a && '),
];
const composeShapes: readonly Shape[] = [
  numbered((one) => `  s${one}:\n    image: a\n    volumes: [v${one}:/a]\n`, 'services:\n'),
  repeated('      - /:/a\n', 'services:\n  a:\n    volumes:\n'),
];
const chartShapes: readonly Shape[] = [
  numbered((one) => `s${one}:\n  persistence:\n    enabled: false\n`),
  numbered((one) => `- name: d${one}\n  version: 1.0.0\n`, 'dependencies:\n'),
];
const templates: readonly Shape[] = [
  numbered(
    (one) => `  B${one}:\n    Type: AWS::S3::Bucket\n    DeletionPolicy: Delete\n`,
    "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n",
  ),
];
const hcl: readonly Shape[] = [
  ...[
    'resource "aws_s3_bucket" "a" {}\n',
    'resource "a" "b" {\n',
    'a = ',
    'a = b\n',
    'a = "\u0024{',
    '"\u0024{a}"',
    '<<A\n',
  ],
  ...[
    '<<-A\n',
    'dynamic "a" {',
    'for a in ',
    'a = [for b in c : b]\n',
    'lifecycle {',
    '# a\n',
    '/* a */',
    '%{ if ',
  ],
  ...['moved {\n from = a.b\n to = a.c\n}\n', 'module "a" {\n source = "b"\n}\n', '"', 'a."b".'],
].map((unit) => repeated(unit));
const deepHcl: readonly Shape[] = [
  nested('a {', '}'),
  nested('a = {', '}'),
  nested('a = [', ']'),
  nested('"${', '}"', 'a = '),
  numbered(
    (one) =>
      `resource "aws_db_instance" "d${one}" {\n  force_destroy = true\n  skip_final_snapshot = true\n}\n`,
  ),
  numbered((one) => `moved {\n  from = aws_s3_bucket.b${one}\n  to   = aws_s3_bucket.b${one + 1}\n}\n`),
  numbered((one) => `removed {\n  from = aws_s3_bucket.b${one}\n}\n`),
  numbered((one) => `module "m${one}" {\n  source = "./m"\n}\n`),
  numbered((one) => `<<A${one}\n`, 'a = '),
];
const plans: readonly Shape[] = [
  numbered(
    (one) =>
      `  # aws_db_instance.d${one} will be destroyed\n  - resource "aws_db_instance" "d${one}" {\n    }\n`,
  ),
  ...['  # a will be destroyed\n', '  # ', 'Plan: ', '\u001b[31m', '-/+ '].map((unit) => repeated(unit)),
];
const jsonShapes: readonly Shape[] = [
  nested('{"a":', '}'),
  nested('[', ']'),
  ...['{"a":', '"a",', '"a":', '[', '{"a":1},', '\\u0061', '"\\u0061"'].map((unit) => repeated(unit)),
  numbered(
    (one) =>
      `{"address":"aws_db_instance.d${one}","mode":"managed","type":"aws_db_instance","change":{"actions":["delete"]}},`,
    '{"format_version":"1.2","resource_changes":[',
  ),
  numbered((one) => `"k${one}":"rm -rf /",`, '{"scripts":{'),
];
const docker: readonly Shape[] = [
  ...[
    'FROM a\n',
    'FROM a AS b\n',
    'RUN rm -rf /\n',
    'RUN a && ',
    'RUN a \\\n',
    'COPY a b\n',
    'RUN <<E\n',
    'USER root\n',
  ],
  ...[
    'RUN curl a | sh\n',
    'ENV A=b\n',
    'ARG A=$A\n',
    'ADD a b\n',
    'RUN ["a", ',
    'HEALTHCHECK NONE\n',
    '# escape=`\n',
  ],
].map((unit) => repeated(unit, 'FROM a\n'));
const stages: readonly Shape[] = [numbered((one) => `FROM s${one - 1} AS s${one}\nRUN a\n`)];
const code: readonly Shape[] = [
  ...['db.dropDatabase()\n', 'db.a.drop(', 'new Bucket(this, "a", {', 'removalPolicy: ', 'aws-cdk-lib '],
  ...[
    'os.system("',
    'import aws_cdk\n',
    'execute("',
    'DROP TABLE a;\n',
    '"DROP TABLE " + ',
    'f`',
    '\u0024{a}',
    '"""',
  ],
  ...['ddl-auto: create\n', 'hibernate.hbm2ddl.auto=create\n', 'synchronize: true\n', '-----BEGIN '],
].map((unit) => repeated(unit));
const sql: readonly Shape[] = [
  ...[
    'DROP TABLE a;\n',
    'drop ',
    'select 1;',
    '$$',
    '$a$',
    "'a'",
    '/* ',
    '--a\n',
    'BEGIN;\n',
    'DO $$ ',
    'case when ',
  ],
  ...[
    'ALTER TABLE a ADD b int, ',
    'CREATE TABLE a (',
    'a,',
    "E'\\",
    '"a"."b".',
    'union all select 1 ',
    'delete from a ',
  ],
  ...["execute '", 'GO\n', 'DELIMITER //\n', 'with a as (', '-- +goose Up\n', '--changeset a:b\n'],
].map((unit) => repeated(unit));
const deepSql: readonly Shape[] = [
  nested('(', ')', 'select '),
  nested('/*', '*/'),
  nested('begin ', ' end; '),
  nested("execute '", "';"),
  numbered((one) => `CREATE TABLE t${one} (a int);\nDROP TABLE t${one};\n`),
  numbered((one) => `ALTER TABLE t${one} RENAME TO t${one + 1};\n`),
  numbered((one) => `$a${one}$ `),
  numbered((one) => `DROP TABLE t${one};\n`),
];
const migrations: readonly Shape[] = [
  ...[
    'op.drop_table("a")\n',
    'remove_column :a, :b\n',
    'def up\n',
    'class A\n',
    'drop_table :a\n',
    'def a():\n',
  ],
  ...[
    'knex.schema.dropTable("a")\n',
    'await queryRunner.query(`',
    'exports.up = ',
    'execute <<~SQL\n',
    'RunSQL("',
  ],
  ...['Schema::drop("a");\n', 'migrations.DeleteModel("a"),\n', 'def ', 'do\n', 'end\n', 'function(', '=> {'],
].map((unit) => repeated(unit));
const executed = 'db.execute("drop table a")\n';
const calls: readonly Shape[] = [
  ...[
    'execute(',
    'db.execute("drop table a", ',
    'query(`drop table ',
    'a = "b"\n',
    'execute(a)\n',
    '"a" + ',
    '@"',
  ].map((unit) => repeated(unit)),
  ...['db.execute("truncate a")\n', 'db.query("select 1")\n', 'a("drop table b")\n'].map((unit) =>
    repeated(unit),
  ),
  nested('execute(', ')'),
  numbered((one) => `db.execute("drop table a${one}")\n`),
  numbered((one) => `const a${one} = "drop table a${one}"; db.execute(a${one})\n`),
];
const owners: readonly Shape[] = [
  ...['* @a\n', '/a @b\n', '**/', '*a', '/** @a\n', '@a '].map((unit) => repeated(unit)),
  numbered((one) => `/a${one}/**/b @c${one}\n`),
  repeated('*a', '/', ' @b\n'),
];
const settingsShapes: readonly Shape[] = [
  ...['wired-chaos: allow a b\n', '# wired-chaos: allow ', 'branches:\n', '- name: a\n'].map((unit) =>
    repeated(unit),
  ),
  numbered((one) => `- name: z${one}\n  paths: ["a${one}/**"]\n`, 'zones:\n'),
  numbered((one) => `- name: b${one}\n  protection: {}\n`, 'branches:\n'),
];

const keyText = ['-----BEGIN ', 'PRIVATE KEY-----\n', '-----BEGIN RSA PRIVATE KEY-----\n', '-----END '];
const keys: readonly Shape[] = [
  ...keyText.map((unit) => repeated(unit)),
  repeated('QUFB', `${keyText[2]}`),
  repeated(`${keyText[2]}QUFBQUFBQUFBQUFB\n`),
  repeated('-----BEGIN RSA PRIVATE KEY----- '),
  repeated('ab: -----BEGIN RSA PRIVATE KEY-----\n'),
  repeated('PuTTY-User-Key-File-3: a\n'),
  repeated('AGE-SECRET-KEY-1'),
  repeated('"type": "service_account", '),
  numbered((one) => `${keyText[2]}QUFB${one}\n-----END RSA PRIVATE KEY-----\n`),
];

const at = (path: string, shapes: readonly Shape[]): Adversary[] =>
  shapes.map((shape) => ({ ...shape, path }));

/** By detector, what it is tried with. What is about secrets is in `secretAdversaries`. */
export const adversaries: Readonly<Record<string, readonly Adversary[]>> = {
  'private keys': at('a.txt', [...plain, ...keys]),
  'SQL statements': [
    ...at('migrations/0001_a.sql', [...plain, ...sql, ...deepSql]),
    ...at('db/migrate/20200101000000_a.rb', [...plain, ...migrations]),
    ...at('migrations/0001_a.py', [...plain, ...migrations]),
    ...at('migrations/20200101_a.ts', [...plain, ...migrations]),
  ],
  'SQL clients': at('a.sh', [
    ...behind('psql a\n', [...plain, ...shell, ...deepShell]),
    ...behind("psql <<'E'\n", [...plain, ...sql, ...deepSql], '\nE\n'),
    ...behind("mysql <<'E'\n", [...plain, ...sql, ...deepSql], '\nE\n'),
    repeated('psql -c "drop table a"\n'),
    repeated("psql <<'E'\ndrop table a;\nE\n"),
  ]),
  'SQL in code': [
    ...at('a.py', behind(executed, [...plain, ...code, ...sql, ...calls])),
    ...at('a.ts', behind(executed, [...plain, ...code, ...sql, ...calls])),
    ...at('a.rb', behind(executed, [...plain, ...code, ...sql, ...calls])),
    ...at('a.ts', behind('db.execute(`delete from a ', [...sql, ...deepSql], '`)')),
    ...at('a.ts', behind('db.execute("delete from a " + ', calls)),
  ],
  'prisma schema': at('prisma/schema.prisma', [
    ...plain,
    repeated('model A {\n  a Int\n}\n'),
    numbered((one) => `model A${one} {\n  id Int @id\n}\n`),
    numbered((one) => `  a${one} Int @map("b${one}") @db.VarChar(${one})\n`, 'model A {\n'),
  ]),
  'migration history': at('migrations/0001_a.sql', [...plain, ...sql]),
  'irreversible paths': at('a.txt', plain),
  terraform: [
    ...at('main.tf', [...plain, ...hcl, ...deepHcl]),
    ...at('plan.txt', [...plain, ...plans]),
    ...at('plan.json', behind('{"format_version":"1.2","resource_changes":[', [...plain, ...jsonShapes])),
    ...at('main.tf.json', [...plain, ...jsonShapes]),
  ],
  'destructive commands': [
    ...at('a.sh', [...plain, ...shell, ...deepShell]),
    ...at('a.ps1', [...plain, ...shell]),
    ...at('a.bat', [...plain, ...shell]),
    ...at('Makefile', [...plain, ...shell, repeated('a:\n\trm -rf /\n')]),
    ...at('.github/workflows/a.yml', [...plain, ...yaml, ...deepYaml, ...workflowShapes]),
    ...at('.gitlab-ci.yml', behind('a:\n  script:\n', [...yaml, ...deepYaml, repeated('    - rm -rf /\n')])),
    ...at('package.json', [
      ...jsonShapes,
      numbered((one) => `"a${one}":"rm -rf /",`, '{"scripts":{', '"a":"b"}}'),
      ...behind('{"scripts":{"a":"', [...plain, ...shell], '"}}'),
    ]),
    ...at(
      'main.tf',
      behind('resource "a" "b" {\n  provisioner "local-exec" {\n    command = "rm -rf /"\n', hcl),
    ),
    ...at('Dockerfile', [...plain, ...docker, ...stages]),
    ...at(
      'Jenkinsfile',
      behind("node { sh 'rm -rf /' }\n", [...plain, ...code, repeated("sh 'rm -rf /'\n")]),
    ),
    ...at('a.ini', behind('[Service]\nExecStart=/bin/rm -rf /\n', [...plain, ...yaml])),
    ...at(
      'a.service',
      behind('[Service]\nExecStart=/bin/rm -rf /\n', [...plain, repeated('ExecStop=rm -rf /\n')]),
    ),
  ],
  'database consoles': [
    ...at('db/a.js', [
      ...plain,
      ...code,
      ...['db.a.drop()\n', 'db.a.drop(); ', 'db.a.deleteMany({})\n'].map((unit) => repeated(unit)),
    ]),
    ...at('application.yml', [...plain, ...code]),
  ],
  workflows: at('.github/workflows/a.yml', [...plain, ...yaml, ...deepYaml, ...workflowShapes]),
  kubernetes: [
    ...at('k8s/a.yaml', objects),
    ...at('k8s/a.yaml', behind('apiVersion: v1\nkind: ConfigMap\n', [...plain, ...yaml, ...deepYaml])),
    ...at('k8s/a.json', behind('{"apiVersion":"v1","kind":"List","items":[', [...plain, ...jsonShapes])),
    ...at('kustomization.yaml', [...yaml, ...objects]),
  ],
  helm: [
    ...at('charts/a/Chart.yaml', [...yaml, ...deepYaml, ...chartShapes]),
    ...at('charts/a/values.yaml', [...plain, ...yaml, ...deepYaml, ...chartShapes]),
    ...at('helmfile.yaml', [...yaml, numbered((one) => `  - name: r${one}\n    chart: a\n`, 'releases:\n')]),
  ],
  cloudformation: [
    ...at('template.yaml', templates),
    ...at(
      'template.yaml',
      behind("AWSTemplateFormatVersion: '2010-09-09'\nResources:\n", [...yaml, ...deepYaml]),
    ),
    ...at('template.json', behind('{"AWSTemplateFormatVersion":"2010-09-09","Resources":{', jsonShapes)),
    ...at('a.ts', behind("import 'aws-cdk-lib';\n", [...plain, ...code])),
  ],
  dockerfile: at('Dockerfile', [...plain, ...docker, ...stages, ...shell]),
  compose: at('docker-compose.yml', [...composeShapes, ...behind('services:\n', [...yaml, ...deepYaml])]),
  guards: [
    ...at('CODEOWNERS', [...plain, ...owners]),
    ...at('.github/workflows/a.yml', [...yaml, ...deepYaml, ...workflowShapes]),
    ...at('.github/settings.yml', [...yaml, ...deepYaml, ...settingsShapes]),
    ...at('.github/wired-chaos.yml', [...yaml, ...deepYaml, ...settingsShapes]),
    ...at('.github/rulesets/main.json', [
      ...jsonShapes,
      numbered((one) => `{"type":"r${one}"},`, '{"rules":['),
    ]),
    ...at('main.tf', behind('resource "github_branch_protection" "a" {\n', hcl)),
    ...at('a.ts', [...plain, ...settingsShapes]),
  ],
};

/** For the secrets detector: the plain shapes in files of each style, and for every rule its keywords and near misses. */
export function secretAdversaries(): Adversary[] {
  const general = [
    ...[
      'QUFB',
      'c2Vj',
      '%41',
      '\\u0041',
      '\\x41',
      '&#65;',
      'password=',
      'key: "',
      'token = a\n',
      'https://a:b@',
    ],
    ...[
      'secret',
      'password: aB3dE5fG7hJ9kL1m\n',
      'QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB\n',
      'eyJ',
      'eyJh.eyJh.',
    ],
  ].map((unit) => repeated(unit));
  const places = ['a.ts', 'a.yaml', 'a.md'].flatMap((path) => at(path, [...plain, ...general, ...objects]));
  const byKeyword = [
    ...new Set([...secretRules, ...secretFinders].flatMap(({ keywords }) => keywords)),
  ].flatMap((keyword) =>
    ['', ' ', ' = "', '\n', `: ${'a7Kq0ZfX'.repeat(6)}\n`].map((rest) => repeated(`${keyword}${rest}`)),
  );
  const byPattern = secretRules.flatMap(({ pattern, keywords }) => {
    const sample = sampleOf(pattern);
    if (sample.length < 8) return [];
    const near = keywords.some((keyword) => sample.toLowerCase().includes(keyword)) ? '' : `${keywords[0]} `;
    return [
      repeated(`${near}${sample}\n`),
      repeated(`${near}${sample.slice(0, -1)}\n`),
      repeated(`${near}${sample.slice(0, -1)}é `),
      repeated(`${near}${sample.slice(0, Math.ceil(sample.length / 2))}`),
    ];
  });
  return [...places, ...at('a.env', [...byKeyword, ...byPattern])];
}
