import type { Block } from './hcl.ts';

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
export const protections: readonly Protection[] = [
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
  ].map((name) => ({ name, absent: 'false', weaker: on })),
  ...[
    'backup_retention_period',
    'backup_retention_days',
    'retention_in_days',
    'retention_days',
    'snapshot_retention_limit',
    'automated_snapshot_retention_period',
    'soft_delete_retention_days',
    'soft_delete_retention_period_in_days',
    'deletion_window_in_days',
    'recovery_window_in_days',
    'message_retention_seconds',
    'retention_period',
    'point_in_time_recovery_retention_days',
  ].map((name) => ({ name, absent: '', weaker: less })),
  { name: 'point_in_time_recovery.enabled', absent: 'false', weaker: off },
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
    name: 'deletion_policy',
    absent: '"DELETE"',
    weaker: (before, after) => before !== after && /delete/i.test(after),
  },
];

/** The text of a setting in a block; null where it is not written. */
export function settingOf(
  block: Block,
  name: string,
): { readonly text: string; readonly line: number } | null {
  const [first = '', ...rest] = name.split('.');
  if (rest.length === 0) return block.attributes.get(first) ?? null;
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
  return unquoted(text) === 'true';
}

function isFalse(text: string): boolean {
  return unquoted(text) === 'false';
}
