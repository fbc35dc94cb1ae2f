import { destroying, type Tool } from '../tool.ts';

const destroys = destroying(
  'infrastructure-destroy',
  'A command destroys infrastructure that is kept as code',
  {
    why: 'Everything in the state goes: databases and disks with their data, addresses, and whatever else depends on them.',
    operation: 'infrastructure.destroy',
    source: [
      'Terraform CLI: destroy, apply, state, taint, workspace',
      'OpenTofu CLI',
      'Terragrunt CLI',
      'Pulumi CLI',
      'AWS CDK CLI',
      'AWS SAM CLI',
      'Serverless Framework CLI',
    ],
  },
);
const state = destroying('infrastructure-state', 'A command rewrites what is known of the infrastructure', {
  why: 'What the state forgets is not managed any more, and what it holds wrongly is destroyed by the next apply.',
  operation: 'infrastructure.replace',
  source: [
    'Terraform CLI: state rm, state mv, state push, force-unlock, workspace delete',
    'Pulumi CLI: state, stack rm',
  ],
});
const unasked = destroying(
  'infrastructure-unasked',
  'Infrastructure is changed without anybody looking at the plan',
  {
    why: 'Whatever the plan would destroy is destroyed before somebody has read it.',
    operation: 'infrastructure.replace',
    source: ['Terraform CLI: apply -auto-approve', 'Pulumi CLI: up', 'AWS CDK CLI: deploy'],
    weight: 'warn',
  },
);

/** Infrastructure as code. */
export const infrastructure: readonly Tool[] = [
  {
    names: ['terraform', 'tofu', 'terragrunt', 'tf', 'opentofu', 'terramate', 'cdktf'],
    valued: '--terragrunt-working-dir --working-dir --terragrunt-config --stack',
    rules: [
      {
        rule: destroys,
        block: [
          'destroy',
          'apply -destroy|--destroy',
          'run-all|run destroy',
          'run --all|-a destroy',
          'stack run destroy',
          'run -destroy',
          'apply -replace|--replace',
          'plan-all destroy',
          'destroy-all',
          'run-all apply -destroy|--destroy',
        ],
      },
      {
        rule: state,
        block: [
          'state rm|mv|push|replace-provider',
          'taint',
          'force-unlock',
          'workspace delete',
          'run-all state rm',
          'run state rm|mv|push',
        ],
      },
      {
        rule: unasked,
        warn: [
          'apply -auto-approve|--auto-approve',
          'run-all|run apply',
          'apply-all',
          'deploy --auto-approve',
          'import',
          'plan -destroy|--destroy -out|--out',
        ],
      },
    ],
  },
  {
    names: ['pulumi'],
    valued: '--stack -s --cwd -C',
    dry: '--preview-only|--preview',
    rules: [
      { rule: destroys, block: ['destroy|down|dn'] },
      {
        rule: state,
        block: [
          'stack rm',
          'state delete|unprotect|rename|move|edit',
          'stack import',
          'up --target-replace|--replace',
          'cancel',
        ],
      },
      { rule: unasked, block: ['up|update -y|--yes|-f|--skip-preview'] },
    ],
  },
  {
    names: ['cdk', 'cdklocal', 'aws-cdk'],
    valued: '--app -a --profile --context -c',
    rules: [
      { rule: destroys, block: ['destroy'] },
      { rule: unasked, block: ['deploy --require-approval=never', 'deploy --force'] },
    ],
  },
  {
    names: ['sls', 'serverless'],
    rules: [{ rule: destroys, block: ['remove', 'rollback function', 'remove:*'] }],
  },
  { names: ['sst'], rules: [{ rule: destroys, block: ['remove'] }] },
  { names: ['sam'], rules: [{ rule: destroys, block: ['delete'] }] },
  {
    names: ['copilot', 'eksctl'],
    dry: '--dry-run',
    rules: [{ rule: destroys, block: ['** delete', 'delete'] }],
  },
  {
    names: ['kops'],
    rules: [{ rule: destroys, block: ['delete --yes', 'delete cluster|ig|instancegroup|secret'] }],
  },
  { names: ['eb'], rules: [{ rule: destroys, block: ['terminate'] }] },
  { names: ['zappa'], rules: [{ rule: destroys, block: ['undeploy'] }] },
  { names: ['chalice', 'amplify', 'arc'], rules: [{ rule: destroys, block: ['delete', 'destroy'] }] },
  {
    names: ['nomad'],
    rules: [
      {
        rule: destroys,
        block: [
          'job stop -purge|--purge',
          'stop -purge|--purge',
          'namespace|volume|var delete|purge',
          'system gc',
          'operator snapshot restore',
        ],
      },
    ],
  },
  {
    names: ['cf'],
    rules: [
      {
        rule: destroys,
        block: [
          'delete|delete-service|delete-space|delete-org|delete-route|delete-domain|purge-service-instance|d|ds',
        ],
      },
    ],
  },
  { names: ['bosh'], rules: [{ rule: destroys, block: ['delete-deployment|deld|delete-disk|delete-env'] }] },
  {
    names: ['juju'],
    rules: [
      { rule: destroys, block: ['destroy-model|destroy-controller|kill-controller|remove-application'] },
    ],
  },
  {
    names: ['virsh'],
    rules: [
      {
        rule: destroys,
        block: ['destroy|undefine|vol-delete|vol-wipe|pool-delete|pool-destroy|net-destroy|snapshot-delete'],
      },
    ],
  },
  {
    names: ['vagrant', 'multipass', 'lxc', 'incus'],
    rules: [{ rule: destroys, block: ['destroy|delete|purge'] }],
  },
  { names: ['qm', 'pct', 'pvesh'], rules: [{ rule: destroys, block: ['destroy|delete'] }] },
  {
    names: ['vboxmanage'],
    rules: [{ rule: destroys, block: ['unregistervm --delete|--delete-all', 'closemedium --delete'] }],
  },
  { names: ['waypoint', 'skaffold'], rules: [{ rule: destroys, block: ['destroy', 'delete'] }] },
  { names: ['sfctl'], rules: [{ rule: destroys, block: ['** delete', '** unprovision'] }] },
  { names: ['rancher'], rules: [{ rule: destroys, block: ['** delete|rm', 'delete|rm'] }] },
  { names: ['ko'], rules: [{ rule: destroys, block: ['delete'] }] },
  {
    names: ['openstack', 'nova', 'cinder'],
    rules: [{ rule: destroys, block: ['** delete', 'delete', '** purge'] }],
  },
  {
    names: ['govc'],
    rules: [{ rule: destroys, block: ['vm.destroy|datastore.rm|object.destroy|snapshot.remove|cluster.rm'] }],
  },
  {
    names: [
      'linode-cli',
      'scw',
      'hcloud',
      'oci',
      'ibmcloud',
      'aliyun',
      'exo',
      'civo',
      'upctl',
      'tccli',
      'yc',
      'vultr-cli',
      'ovhcloud',
      'equinix',
      'metal',
      'tsh',
      'pscale',
      'neonctl',
      'neon',
      'turso',
      'atlas',
      'cockroach',
      'ccloud',
      'confluent',
      'railway',
      'render',
      'koyeb',
      'northflank',
      'astro',
      'snow',
      'databricks',
      'temporal',
      'upstash',
      'xata',
      'appwrite',
      'dapr',
      'rover',
      'mongocli',
      'aiven',
      'avn',
      'timescale',
      'tiger',
      'pinecone',
      'planetscale',
    ],
    rules: [
      {
        rule: destroys,
        block: ['** delete|destroy|terminate|delete-*|purge|bulk-delete|drop|remove|erase|*-delete'],
      },
    ],
  },
  {
    names: ['doctl'],
    valued: '-t --access-token --context --api-url -o --output',
    rules: [{ rule: destroys, block: ['** delete|d|rm|destroy|remove|delete-*'] }],
  },
];
