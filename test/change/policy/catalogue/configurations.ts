import type { CatalogueLine, FileChange } from './manifests.ts';

const pin = 'a'.repeat(40);
const main = 'infra/main.tf';
const resource = (type: string, body: string) => `resource "${type}" "x" {\n${body}}\n`;
/** A resource whose body changes. */
const edit = (type: string, before: string, after: string): FileChange => [
  main,
  resource(type, before),
  resource(type, after),
];
const gone = (type: string): FileChange => [main, resource(type, '  name = "x"\n'), ''];
const plan = (...changes: readonly (readonly [type: string, ...actions: string[]])[]): FileChange => [
  'plan.json',
  null,
  JSON.stringify({
    format_version: '1.2',
    resource_changes: changes.map(([type, ...actions]) => ({
      address: `${type}.x`,
      mode: 'managed',
      type,
      change: { actions },
    })),
  }),
];
const module = (body: string) => `module "db" {\n  source = "acme/db/x"\n${body}}\n`;
const tfvars = (before: string, after: string): FileChange => ['prod.tfvars', before, after];

const flow = '.github/workflows/ci.yml';
const e = (inner: string) => `\${{ ${inner} }}`;
const workflow = (on: string, steps: string, job = '', top = 'permissions: {}\n') =>
  `on: ${on}\n${top}jobs:\n  a:\n    runs-on: ubuntu-latest\n${job}    steps:\n${steps.replace(/^/gm, '      ')}\n`;
const fresh = (on: string, steps: string, job?: string, top?: string): FileChange => [
  flow,
  null,
  workflow(on, steps, job, top),
];
const checkout = `- uses: actions/checkout@${pin}`;
const tests = workflow('pull_request', '- run: npm test');
const now = (from: string, to: string): FileChange => [flow, tests, tests.replace(from, to)];

const protection = (body: string) => resource('github_branch_protection', body);
const rulesetOf = (value: object): string => JSON.stringify({ name: 'a', enforcement: 'active', ...value });
const destroys = ['destructive/terraform-plan-destroys'];
const weaker = ['destructive/terraform-protection-removed'];
const stays = 'removed {\n  from = aws_db_instance.x\n  lifecycle {\n    destroy = false\n  }\n}\n';

/** What the catalogue says of Terraform, workflows, and settings as code. */
export const configurationCatalogue: readonly CatalogueLine[] = [
  [
    'Plan JSON: delete, replace, forget, deposed; not drift, not data',
    [...destroys, 'destructive/terraform-plan-replaces'],
    [
      plan(['aws_db_instance', 'delete']),
      plan(['aws_s3_bucket', 'create', 'delete']),
      plan(['aws_s3_bucket', 'create', 'forget']),
      [
        'p.json',
        null,
        '{"@level":"info","type":"version"}\n{"type":"planned_change","change":{"resource":{"addr":"a.b","resource_type":"aws_kms_key"},"action":"delete"}}',
      ],
    ],
    [plan(['aws_db_instance', 'update']), plan(['aws_db_instance', 'no-op'])],
  ],
  [
    'Text plans: will be destroyed, must be replaced, -/+, N to destroy',
    [...destroys, 'destructive/terraform-plan-replaces'],
    [
      ['plan.txt', null, '  # aws_db_instance.x will be destroyed\n'],
      ['plan.txt', null, '\u001B[1m  # aws_db_instance.x\u001B[0m must be \u001B[31mreplaced\u001B[0m\r\n'],
      ['plan.txt', null, '+/- resource "aws_s3_bucket" "x" {\n'],
      ['plan.txt', null, 'Plan: 0 to add, 0 to change, 2 to destroy.\n'],
      [
        'apply.log',
        null,
        'OpenTofu will perform the following actions:\n  # aws_kms_key.x will be destroyed\n',
      ],
    ],
    [
      ['plan.txt', null, 'Plan: 1 to add, 0 to change, 0 to destroy.\n'],
      ['notes.txt', null, 'the database will be destroyed\n'],
    ],
  ],
  [
    'resource/module block removed without moved/removed; label or key rename without moved',
    [
      'destructive/terraform-resource-removed',
      'destructive/terraform-module-removed',
      'destructive/terraform-renamed-without-moved',
      'destructive/terraform-removed-block',
    ],
    [
      gone('aws_db_instance'),
      gone('aws_cloudwatch_metric_alarm'),
      gone('acme_database'),
      [main, module(''), ''],
      [main, module(''), module('').replace('"db" {', '"data" {')],
      [main, resource('aws_db_instance', '  engine = "a"\n'), stays.replace('false', 'true')],
    ],
    [
      [main, resource('aws_db_instance', '  engine = "a"\n'), stays],
      [main, 'data "aws_ami" "x" {\n}\n', ''],
      [
        main,
        resource('aws_db_instance', '  engine = "a"\n'),
        resource('aws_db_instance', '  engine   =  "a" # b\n'),
      ],
    ],
  ],
  [
    'count→0, for_each key removed',
    ['destructive/terraform-fewer-instances'],
    [
      edit('aws_db_instance', '', '  count = 0\n'),
      edit('aws_db_instance', '  count = 2\n', '  for_each = toset(["a"])\n'),
      edit('aws_db_instance', '  for_each = { a = { b = 1 }, c = {} }\n', '  for_each = { a = { b = 1 } }\n'),
      [
        main,
        `locals {\n  all = ["a", "b"]\n}\n${resource('aws_db_instance', '  for_each = toset(local.all)\n')}`,
        `locals {\n  all = ["a"]\n}\n${resource('aws_db_instance', '  for_each = toset(local.all)\n')}`,
      ],
      [main, module(''), module('  count = 0\n')],
      tfvars('create_db = true\n', 'create_db = false\n'),
    ],
    [
      edit('aws_db_instance', '', '  count = 1\n'),
      edit('aws_db_instance', '  for_each = { a = { b = 1, c = 2 } }\n', '  for_each = { a = { b = 1 } }\n'),
      edit('aws_db_instance', '  for_each = toset(["a", "b"])\n', '  for_each = toset(["b", "a"])\n'),
    ],
  ],
  [
    'prevent_destroy removed, force_destroy, skip_final_snapshot, deletion_protection, retention, recovery window',
    weaker,
    [
      edit('aws_s3_bucket', '', '  force_destroy = true\n'),
      edit('google_sql_database_instance', '  name = "a"\n', '  name = "a"\n  deletion_protection = false\n'),
      edit('aws_secretsmanager_secret', '', '  recovery_window_in_days = 0\n'),
      edit(
        'aws_cognito_user_pool',
        '  deletion_protection = "ACTIVE"\n',
        '  deletion_protection = "INACTIVE"\n',
      ),
      edit('aws_kms_key', '  is_enabled = true\n', '  is_enabled = false\n'),
      [main, module('  deletion_protection = true\n'), module('  deletion_protection = false\n')],
      [main, module('  versioning = { enabled = true }\n'), module('  versioning = { enabled = false }\n')],
      tfvars('rds_backup_retention_period = 14\n', 'rds_backup_retention_period = 0\n'),
      ['a.auto.tfvars.json', '{"force_destroy":false}', '{"force_destroy":true}'],
      [
        main,
        'variable "skip_final_snapshot" {\n  default = false\n}\n',
        'variable "skip_final_snapshot" {\n  default = true\n}\n',
      ],
      [
        'live/terragrunt.hcl',
        'inputs = {\n  deletion_protection = true\n}\n',
        'inputs = {\n  deletion_protection = false\n}\n',
      ],
    ],
    [
      edit('aws_s3_bucket', '  force_destroy = true\n', '  force_destroy = false\n'),
      edit('aws_kms_key', '  deletion_window_in_days = 7\n', '  deletion_window_in_days = 30\n'),
      tfvars('instance_type = "a"\n', 'instance_type = "b"\n'),
      [main, module('  tags = { a = "b" }\n'), module('  tags = { a = "c" }\n')],
    ],
  ],
  [
    'force-new attribute edits; provider alias, region, account; backend; major bump; ignore_changes; import',
    [
      'destructive/terraform-resource-replaced',
      'destructive/terraform-provider-moved',
      'destructive/terraform-backend-changed',
      'destructive/terraform-lifecycle-loosened',
      'destructive/terraform-import',
      'destructive/terraform-major-version',
    ],
    [
      edit('aws_ebs_volume', '  size = 100\n', '  size = 50\n'),
      edit('aws_db_instance', '  provider = aws.a\n', '  provider = aws.b\n'),
      edit('aws_eks_node_group', '  ami_type = "a"\n', '  ami_type = "b"\n'),
      [
        main,
        'provider "aws" {\n  assume_role {\n    role_arn = "a"\n  }\n}\n',
        'provider "aws" {\n  assume_role {\n    role_arn = "b"\n  }\n}\n',
      ],
      [
        'live/terragrunt.hcl',
        'remote_state {\n  backend = "s3"\n}\n',
        'remote_state {\n  backend = "gcs"\n}\n',
      ],
      edit(
        'aws_instance',
        '  lifecycle {\n    ignore_changes = [ami, tags]\n  }\n',
        '  lifecycle {\n    ignore_changes = [tags]\n  }\n',
      ),
      [main, '', 'import {\n  to = aws_db_instance.x\n  id = "prod"\n}\n'],
      [main, module('  version = "1.2.0"\n'), module('  version = "2.0.0"\n')],
    ],
    [
      edit('aws_ebs_volume', '  size = 50\n', '  size = 100\n'),
      edit(
        'aws_instance',
        '  lifecycle {\n    ignore_changes = [tags]\n  }\n',
        '  lifecycle {\n    ignore_changes = [ami, tags]\n  }\n',
      ),
      [main, module('  version = "1.2.0"\n'), module('  version = "1.3.0"\n')],
    ],
  ],
  [
    'pull_request_target|workflow_run|issue_comment + checkout of PR head or execution of artifacts',
    ['workflow/untrusted-checkout'],
    [
      fresh(
        'pull_request_target',
        `${checkout}\n  with:\n    ref: ${e("github.event['pull_request']['head']['sha']")}`,
      ),
      fresh(
        'pull_request_target',
        `${checkout}\n  with:\n    ref: ${e('env.SHA')}`,
        `    env:\n      SHA: ${e('github.head_ref')}\n`,
      ),
      fresh('issue_comment', `${checkout}\n  with:\n    ref: ${e('steps.pr.outputs.head_sha')}`),
      fresh('workflow_run', `- uses: actions/download-artifact@${pin}\n- run: bash ./build/run.sh`),
      fresh(
        'pull_request_target',
        '- run: git fetch origin "$H" && git checkout "$H"',
        `    env:\n      H: ${e('github.head_ref')}\n`,
      ),
    ],
    [
      fresh('pull_request_target', checkout),
      fresh('issue_comment', `${checkout}\n  with:\n    ref: ${e('steps.pr.outputs.base_sha')}`),
      fresh('workflow_run', `- uses: actions/download-artifact@${pin}\n- run: cat size.txt`),
    ],
  ],
  [
    'template injection of untrusted github.event.*/head_ref; untrusted writes to GITHUB_ENV/PATH',
    ['workflow/template-injection', 'workflow/environment-write'],
    [
      fresh('issues', `- run: echo ${e("github.event['issue'].title")}`),
      fresh('issues', `- run: echo ${e("format('{0}', github.event.issue.title)")}`),
      fresh('issues', `- run: echo '${e('toJSON(github.event)')}'`),
      fresh('issues', `- run: echo ${e('env.T')}`, `    env:\n      T: ${e('github.event.issue.title')}\n`),
      fresh('pull_request', '- run: echo "B=$GITHUB_HEAD_REF" | tee -a "$GITHUB_ENV"'),
      fresh(
        'pull_request',
        '- run: echo "$T" >> $GITHUB_PATH',
        `    env:\n      T: ${e('github.head_ref')}\n`,
      ),
      fresh('workflow_run', '- run: cat pr.env >> $GITHUB_ENV'),
    ],
    [
      fresh('issues', `- run: echo ${e("contains(github.event.issue.title, 'a')")}`),
      fresh('issues', '- run: echo "$T"', `    env:\n      T: ${e('github.event.issue.title')}\n`),
      fresh('push', '- run: echo "V=1" >> $GITHUB_ENV'),
    ],
  ],
  [
    'permissions: write-all, or write scope added at workflow level',
    ['workflow/broad-permissions'],
    [
      fresh('push', '- run: make', '', 'permissions: write-all\n'),
      fresh('push', '- run: make', '', 'permissions:\n  packages: write\n'),
      now('permissions: {}\n', ''),
    ],
    [fresh('push', '- run: make', '    permissions:\n      contents: write\n')],
  ],
  [
    'unpinned uses, mutable image, typosquat/archived; self-hosted; debug flags; bots; always-true; cache',
    [
      'workflow/unpinned-action',
      'workflow/unpinned-image',
      'workflow/doubtful-action',
      'workflow/debug-output',
      'workflow/bot-condition',
      'workflow/always-true-condition',
      'workflow/cache-in-release',
    ],
    [
      fresh('push', '- uses: acme/a@v1'),
      ['action.yml', null, 'runs:\n  using: docker\n  image: docker://alpine:3\n'],
      fresh('push', '- run: make', '    container: node:latest\n'),
      fresh('push', `- uses: actons/checkout@${pin}`),
      fresh('push', `- uses: actions/create-release@${pin}`),
      fresh('push', '- run: make', '    env:\n      ACTIONS_STEP_DEBUG: true\n'),
      fresh('pull_request_target', '- run: make', `    if: contains('["dependabot[bot]"]', github.actor)\n`),
      fresh('push', '- run: make', "    if: github.ref == 'a' || 'b'\n"),
      fresh('release', `- uses: actions/cache@${pin}\n- run: npm publish`),
    ],
    [
      fresh('push', `- uses: acme/a@${pin}`),
      ['action.yml', null, 'runs:\n  using: docker\n  image: Dockerfile\n'],
      fresh('pull_request', `- uses: actions/cache@${pin}\n- run: npm test`),
      fresh('pull_request', '- run: make', "    if: github.actor != 'dependabot[bot]'\n"),
    ],
  ],
  [
    'secrets in env at workflow level; toJSON(secrets); secrets printed to logs by workflow',
    ['workflow/exposed-secrets', 'workflow/printed-secret'],
    [
      fresh('push', '- run: make', `    env:\n      ALL: ${e('toJSON( secrets )')}\n`),
      fresh('push', `- run: echo ${e('secrets.A')}`),
      fresh('push', `- run: echo "$A" | base64`, `    env:\n      A: ${e('secrets.A')}\n`),
    ],
    [
      fresh('push', `- run: echo ${e("secrets.A == ''")}`),
      fresh(
        'push',
        `- run: echo "$A" | docker login --password-stdin`,
        `    env:\n      A: ${e('secrets.A')}\n`,
      ),
      fresh('push', `- run: echo "$A" > key`, `    env:\n      A: ${e('secrets.A')}\n`),
      fresh('push', `- run: echo "::add-mask::$A"`, `    env:\n      A: ${e('secrets.A')}\n`),
    ],
  ],
  [
    'required check job removed/renamed/if: false/continue-on-error/filtered away; environment dropped; concurrency',
    [
      'guard/job-weakened',
      'guard/workflow-removed',
      'guard/environment-dropped',
      'guard/concurrency-removed',
    ],
    [
      now('npm test', 'npm test || true'),
      now('npm test', 'true'),
      now('npm test', 'npm test; exit 0'),
      now('    steps', `    if: ${e('!true')}\n    steps`),
      now('    steps', `    continue-on-error: ${e('true')}\n    steps`),
      now('on: pull_request', 'on:\n  pull_request:\n    branches: [never]'),
      [flow, tests, null],
      [
        flow,
        workflow('push', '- run: make', '    environment: production\n'),
        workflow('push', '- run: make', '    environment: staging\n'),
      ],
      [flow, workflow('push', '- run: make', '    concurrency: a\n'), workflow('push', '- run: make')],
    ],
    [
      now('npm test', 'npm test -- --coverage'),
      now('- run', '- run: npm ci\n      - run'),
      now('on: pull_request', 'on:\n  pull_request:\n    branches: [main]'),
      now('ubuntu-latest', 'ubuntu-24.04'),
    ],
  ],
  [
    'CODEOWNERS entry removed/broadened',
    ['guard/codeowners-weakened'],
    [
      ['CODEOWNERS', '* @o/a\n/db/ @o/b\n', '* @o/a\n'],
      ['CODEOWNERS', '/db/ @o/b\n', '/db/ @o/b\n/db/migrations/\n'],
      ['CODEOWNERS', '/db/ @o/b\n', '/db/ @o/b @o/c\n'],
    ],
    [['CODEOWNERS', '* @o/a\n', '* @o/a\n/web/ @o/w\n']],
  ],
  [
    'branch-protection/ruleset files loosened, terraform github_*; OIDC trust broadened; policy file, alert rules',
    [
      'guard/protection-loosened',
      'guard/oidc-trust-broadened',
      'guard/policy-weakened',
      'guard/alert-removed',
    ],
    [
      [main, protection('  enforce_admins = true\n'), protection('  enforce_admins = false\n')],
      [main, protection('  pattern = "main"\n'), protection('  pattern = "other"\n')],
      [
        main,
        protection('  required_status_checks {\n    contexts = ["a", "b"]\n  }\n'),
        protection('  required_status_checks {\n    contexts = ["a", "c"]\n  }\n'),
      ],
      [
        main,
        resource('github_repository_ruleset', '  enforcement = "active"\n'),
        resource(
          'github_repository_ruleset',
          '  enforcement = "active"\n  bypass_actors {\n    actor_id = 1\n  }\n',
        ),
      ],
      ['rulesets/a.json', rulesetOf({ rules: [{ type: 'deletion' }] }), rulesetOf({ rules: [] })],
      ['iam.tf', 'a = "repo:o/r:ref:refs/heads/main"\n', 'a = "repo:o/*"\n'],
      ['policy/a.rego', 'package a\n', null],
      ['policy/sentinel.hcl', 'enforcement_level = "hard-mandatory"\n', 'enforcement_level = "advisory"\n'],
      ['alerts.yml', 'rules:\n  - alert: Down\n', 'rules: []\n'],
    ],
    [
      [main, protection('  enforce_admins = false\n'), protection('  enforce_admins = true\n')],
      [
        'rulesets/a.json',
        rulesetOf({ rules: [{ type: 'a' }, { type: 'b' }] }),
        rulesetOf({ rules: [{ type: 'b' }, { type: 'a' }] }),
      ],
      ['iam.tf', 'a = "repo:o/r:ref:refs/heads/main"\n', 'a = "repo:o/r:ref:refs/heads/next"\n'],
      ['policy/a_test.rego', 'package a\n', null],
      ['alerts.yml', 'rules:\n  - alert: Down\n', 'rules:\n  - alert: Up\n  - alert: Down\n'],
    ],
  ],
  [
    'dependabot and its updates switched off',
    ['guard/dependency-updates-off'],
    [
      ['.github/dependabot.yml', 'updates:\n  - package-ecosystem: npm\n', null],
      [
        '.github/dependabot.yml',
        'updates:\n  - package-ecosystem: npm\n',
        'updates:\n  - package-ecosystem: npm\n    open-pull-requests-limit: 0\n',
      ],
    ],
    [
      [
        '.github/dependabot.yml',
        'updates:\n  - package-ecosystem: npm\n',
        'updates:\n  - package-ecosystem: npm\n  - package-ecosystem: pip\n',
      ],
    ],
  ],
];
