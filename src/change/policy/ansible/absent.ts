import { perilOf } from '../commands/paths.ts';
import { itemsAt, type Tree, textAt } from '../manifest/tree.ts';

/** A task that makes something not exist. */
export interface Absence {
  readonly line: number;
  readonly endLine: number;
  readonly preview: string;
}

/**
 * Modules whose absent objects take data, keys, names or what runs along: databases, buckets, volumes, machines,
 * clusters, zones. Packages, lines of files, services and the like are made again by the next run.
 * Source: Ansible collection index.
 */
const grave =
  /^(?:(?:postgresql|mysql|mongodb|mssql|proxysql|clickhouse|influxdb|cassandra|elasticsearch|opensearch|redis)_(?:db|database|schema|table|tablespace|keyspace|index|owner|publication|subscription|slot)|(?:rds|ec2|s3|dynamodb|elasticache|redshift|efs|ebs|kms|route53|iam|eks|ecs|elb|lambda|cloudformation|cloudfront|cloudtrail|cloudwatch|sqs|sns|kinesis|ecr|secretsmanager|ssm|backup|msk|glue|opensearch|acm|autoscaling|aws|s3api|lightsail|memorydb)(?:_\w{1,60})?|(?:azure_rm|gcp|google|openstack|os|digital_ocean|hcloud|linode|vultr|oci|ibm|scaleway|ovh|ali|rax|vmware|proxmox|ovirt|nutanix|hetzner|cloudscale|exoscale)_\w{1,60}|k8s|k8s_json_patch|helm|openshift|kubernetes|docker_(?:volume|swarm|stack|compose|compose_v2|swarm_service|network|secret)|podman_(?:volume|pod|secret)|lvol|lvg|filesystem|zfs|zpool|parted|luks_device|crypttab|cloudflare_dns|nsupdate|route53_zone|github_repo|gitlab_project|gitlab_group|rabbitmq_(?:vhost|queue|exchange)|kafka_topic|consul_kv|hashivault_\w{1,40}|vault_\w{1,40}|proxmox|proxmox_kvm|vmware_guest|virt|libvirt_\w{1,20}|lxd_container|terraform|vertica_\w{1,20}|snapshot|vcenter_\w{1,30})$/;
const harmless = /_(?:info|facts|tag|tags|alarm|instance_info|snapshot_info)$/;
const gone = /^(?:absent|terminated|deleted|destroyed)$/i;

/** Every task in a playbook, a role or a list of tasks that makes something not exist which nothing brings back. */
export function absencesIn(tree: Tree, depth = 0): Absence[] {
  if (depth > 40) return [];
  if (tree.kind === 'sequence') return tree.items.flatMap((one) => absencesIn(one, depth + 1));
  if (tree.kind !== 'mapping') return [];
  const found: Absence[] = [];
  for (const [key, { line, value }] of tree.entries) {
    const module = key.slice(key.lastIndexOf('.') + 1);
    if (/^(?:tasks|pre_tasks|post_tasks|handlers|block|rescue|always)$/.test(key)) {
      found.push(...itemsAt(tree, key).flatMap((one) => absencesIn(one, depth + 1)));
      continue;
    }
    const preview = absence(module, value);
    if (preview !== null) found.push({ line, endLine: Math.max(line, value.endLine), preview });
  }
  return found;
}

function absence(module: string, value: Tree): string | null {
  const file = /^(?:win_)?file$/.test(module);
  if (!file && (!grave.test(module) || harmless.test(module))) return null;
  const given = (name: string) => option(value, name);
  if (!gone.test(given('state') ?? '')) return null;
  if (!file) return `makes ${module} ${given('name') ?? given('id') ?? given('path') ?? ''} absent`.trim();
  const path = given('path') ?? given('dest') ?? given('name') ?? '';
  if (path.startsWith('{{') || /\.[a-z0-9]{1,6}$/i.test(path)) return null;
  const peril = /^[A-Z]:[\\/]/i.test(path) ? 'grave' : perilOf(path, { image: false, directory: undefined });
  return peril === 'grave' ? `removes ${path} with everything in it` : null;
}

/** An option of a module: a key, or `name=value` in a text. */
function option(value: Tree, name: string): string | undefined {
  if (value.kind === 'mapping') return textAt(value, name);
  if (value.kind !== 'scalar') return undefined;
  return new RegExp(`(?:^|\\s)${name}=["']?([^\\s"']{1,300})`).exec(value.text.slice(0, 2_000))?.[1];
}
