import type { Block } from './hcl.ts';
import { entriesOf } from './object.ts';

/** A setting that keeps something from being lost, and when a value of it does not (any more). */
interface Protection {
  /** Name of the attribute, or `block.attribute` of one below. */
  readonly name: string;
  /** What the setting is where nothing is written. */
  readonly absent: string;
  /** Whether going from one value to another gives protection up. */
  readonly weaker: (before: string, after: string) => boolean;
}

const off = (before: string, after: string) => isFalse(after) && !isFalse(before);
const on = (before: string, after: string) => isTrue(after) && !isTrue(before);
const less = (before: string, after: string) => {
  const [one, other] = [Number(unquoted(before)), Number(unquoted(after))];
  return Number.isFinite(one) && Number.isFinite(other) && other < one;
};

/**
 * Attributes of the providers' resources (registry.terraform.io), whatever the resource: their names mean the same
 * everywhere.
 */
const protections: readonly Protection[] = [
  ...[
    'deletion_protection',
    'enable_deletion_protection',
    'deletion_protection_enabled',
    'delete_protection',
    'delete_protection_enabled',
    'termination_protection',
    'enable_termination_protection',
    'disable_api_termination',
    'disable_api_stop',
    'purge_protection_enabled',
    'soft_delete_enabled',
    'prevent_deletion_if_contains_resources',
    'deletion_lock',
    'prevent_destroy',
    'skip_destroy',
    'retain_on_delete',
    'termination_protection_enabled',
    'backup_enabled',
    'automated_backups_enabled',
    'point_in_time_recovery_enabled',
    'enable_point_in_time_recovery',
  ].map((name) => ({ name, absent: 'false', weaker: off })),
  ...[
    'force_destroy',
    'force_delete',
    'force_destroy_default',
    'force_detach_policies',
    'delete_contents_on_destroy',
    'recursive_delete',
    'force_delete_members',
    'delete_automated_backups',
    'skip_final_snapshot',
    'skip_final_backup',
    'allow_force_delete',
    'allow_destroy',
    'purge_on_destroy',
    'disable_automated_backups',
  ].map((name) => ({ name, absent: 'false', weaker: on })),
  ...[
    'backup_retention_period',
    'backup_retention_days',
    'retention_in_days',
    'retention_period_in_days',
    'snapshot_retention_period',
    'backup_retention_interval_hours',
    'manual_snapshot_retention_period',
    'final_snapshot_retention_days',
    'retention_days',
    'snapshot_retention_limit',
    'automated_snapshot_retention_period',
    'message_retention_seconds',
    'retention_period',
    'point_in_time_recovery_retention_days',
  ].map((name) => ({ name, absent: '', weaker: less })),
  // What the providers take where nothing is written.
  { name: 'soft_delete_retention_days', absent: '90', weaker: less },
  { name: 'soft_delete_retention_period_in_days', absent: '90', weaker: less },
  { name: 'deletion_window_in_days', absent: '30', weaker: less },
  { name: 'recovery_window_in_days', absent: '30', weaker: less },
  { name: 'is_enabled', absent: 'true', weaker: off },
  { name: 'enable_key_rotation', absent: 'false', weaker: off },
  { name: 'point_in_time_recovery.enabled', absent: 'false', weaker: off },
  { name: 'features.resource_group.prevent_deletion_if_contains_resources', absent: 'true', weaker: off },
  { name: 'features.key_vault.purge_soft_delete_on_destroy', absent: 'true', weaker: on },
  { name: 'settings.backup_configuration.transaction_log_retention_days', absent: '', weaker: less },
  {
    name: 'settings.backup_configuration.backup_retention_settings.retained_backups',
    absent: '',
    weaker: less,
  },
  { name: 'blob_properties.versioning_enabled', absent: 'false', weaker: off },
  { name: 'blob_properties.container_delete_retention_policy.days', absent: '', weaker: less },
  { name: 'noncurrent_version_expiration.noncurrent_days', absent: '', weaker: less },
  { name: 'rule.noncurrent_version_expiration.noncurrent_days', absent: '', weaker: less },
  { name: 'default_retention.days', absent: '', weaker: less },
  { name: 'rule.default_retention.days', absent: '', weaker: less },
  { name: 'retention_policy.retention_period', absent: '', weaker: less },
  { name: 'lifecycle.delete_after', absent: '', weaker: less },
  { name: 'rule.lifecycle.delete_after', absent: '', weaker: less },
  { name: 'retention_policy.days', absent: '', weaker: less },
  { name: 'backup.retention_in_hours', absent: '', weaker: less },
  { name: 'versioning.enabled', absent: 'false', weaker: off },
  {
    name: 'versioning_configuration.status',
    absent: '"Disabled"',
    weaker: (before, after) => unquoted(before) === 'Enabled' && unquoted(after) !== 'Enabled',
  },
  { name: 'backup_configuration.enabled', absent: 'false', weaker: off },
  { name: 'backup_configuration.point_in_time_recovery_enabled', absent: 'false', weaker: off },
  { name: 'settings.deletion_protection_enabled', absent: 'false', weaker: off },
  { name: 'settings.backup_configuration.enabled', absent: 'false', weaker: off },
  { name: 'settings.backup_configuration.point_in_time_recovery_enabled', absent: 'false', weaker: off },
  { name: 'blob_properties.delete_retention_policy.days', absent: '', weaker: less },
  { name: 'expiration.days', absent: '', weaker: less },
  { name: 'rule.expiration.days', absent: '', weaker: less },
  { name: 'lifecycle_rule.expiration.days', absent: '', weaker: less },
  { name: 'lifecycle.prevent_destroy', absent: 'false', weaker: off },
  {
    name: 'lifecycle_rule.condition.age',
    absent: '',
    weaker: less,
  },
  {
    name: 'deletion_policy',
    absent: '"DELETE"',
    weaker: (before, after) => before !== after && /delete/i.test(after),
  },
];

/** Words by which modules name such settings, with whatever stands before them. */
const spoken: readonly (readonly [RegExp, Omit<Protection, 'name'>])[] = [
  [
    /(?:^|_)(?:deletion|delete|termination|destroy|purge)_?protection(?:_enabled)?$|(?:^|_)disable_api_(?:termination|stop)$|(?:^|_)prevent_(?:destroy|deletion)$|(?:^|_)(?:enable_)?(?:versioning|pitr|point_in_time_recovery|(?:automated_|automatic_)?backups?)(?:_enabled)?$/,
    { absent: 'false', weaker: off },
  ],
  [
    /(?:^|_)(?:force_(?:destroy|delete)|skip_final_(?:snapshot|backup)|allow_(?:force_)?(?:destroy|delete)|delete_automated_backups|delete_contents_on_destroy)$/,
    { absent: 'false', weaker: on },
  ],
  [
    /(?:^|_)(?:backup|snapshot|soft_delete|pitr|recovery|audit|logs?|s3_log|noncurrent)(?:_\w{1,40})?_retention(?:_in)?(?:_(?:days|period|limit|hours))?$|(?:^|_)(?:backup|snapshot|soft_delete|log|logs)_retention(?:_(?:days|period|limit|hours|in_days))?$|(?:^|_)retention_in_days$|(?:^|_)(?:deletion|recovery)_window_in_days$/,
    { absent: '', weaker: less },
  ],
];

/** The protection that the name of an input or a variable speaks of, or an attribute of a resource. */
export function protectionNamed(name: string): Protection | undefined {
  const exact = protections.find((one) => one.name === name);
  if (exact !== undefined) return exact;
  const words = spoken.find(([pattern]) => pattern.test(name))?.[1];
  return words === undefined ? undefined : { name, ...words };
}

/** The protections that may be in a block, or were in the one before: the known ones, and others by their names. */
export function protectionsIn(block: Block, before?: Block): readonly Protection[] {
  const known = new Set(protections.map(({ name }) => name));
  const others = [...new Set([...block.attributes.keys(), ...(before?.attributes.keys() ?? [])])]
    .filter((name) => !known.has(name))
    .flatMap((name) => protectionNamed(name) ?? []);
  return [...protections, ...others];
}

/** What Google's provider protects unless it is told otherwise. */
const guardedByDefault =
  /^google_(?:sql_database_instance|container_cluster|spanner_(?:database|instance)|bigquery_table|bigtable_(?:instance|table)|cloud_run_v2_|alloydb_cluster|privateca_|project$|folder$|secret_manager_secret$|workflows_workflow|memorystore_instance|redis_cluster)/;

/** The value of a setting where none is written, for types that protect by themselves. */
export function protectedByDefault(type: string, name: string): string | null {
  return name === 'deletion_protection' && guardedByDefault.test(type) ? 'true' : null;
}

/** The text of a setting in a block; null where it is not written. */
export function settingOf(
  block: Block,
  name: string,
): { readonly text: string; readonly line: number } | null {
  const [first = '', ...rest] = name.split('.');
  const own = block.attributes.get(first);
  if (rest.length === 0) return own ?? null;
  if (own !== undefined) {
    // `versioning = { enabled = true }`, as modules take it.
    const text = entriesOf(own.text)?.get(rest.join('.'));
    if (text !== undefined) return { text, line: own.line };
  }
  for (const inner of block.blocks) {
    if (inner.type !== first) continue;
    const found = settingOf(inner, rest.join('.'));
    if (found !== null) return found;
  }
  return null;
}

export function unquoted(text: string): string {
  return /^"[^"$%]{0,1000}"$/.test(text) ? text.slice(1, -1) : text;
}

function isTrue(text: string): boolean {
  return /^(?:true|on|enabled)$/i.test(unquoted(text));
}

function isFalse(text: string): boolean {
  return /^(?:false|inactive|disabled|off)$/i.test(unquoted(text));
}
