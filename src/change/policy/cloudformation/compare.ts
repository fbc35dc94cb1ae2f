import type { Sighting } from '../detector.ts';
import { reportOf } from '../manifest/report.ts';
import { formOf } from '../manifest/same.ts';
import { at, lineAt, type Tree } from '../manifest/tree.ts';
import type { Rule } from '../rule.ts';
import { cloudFormationRules as rules } from './rules.ts';
import { holdsData, isWeighty, replacingProperties } from './stateful-types.ts';
import { type Resource, resourcesOf, settingOf } from './template.ts';

const keeping = /^(?:Retain|RetainExceptOnCreate|Snapshot)$/;

/**
 * What the next update of a stack does to what is there.
 * @param elsewhere whether another file of the same change gets a resource of this id and type
 */
export function templateSightings(
  base: Tree | undefined,
  head: Tree | undefined,
  path: string,
  elsewhere: (resource: Resource) => boolean,
  irreversible: boolean,
): Sighting[] {
  const [was, is] = [resourcesOf(base), resourcesOf(head)];
  const twins = new Map(
    [...is.values()].filter(({ id }) => !was.has(id)).map((one) => [contentOf(one), one]),
  );
  const found: Sighting[] = [];
  const say = (rule: Rule, line: number | undefined, preview: string, weight: Rule['weight'] = 'block') =>
    found.push(reportOf(rule, path, line, preview, { weight }));
  for (const one of twins.values()) {
    for (const [property, value] of unprotected) {
      const place = ['Properties', property];
      if (settingOf(one.tree, place)?.toLowerCase() !== value) continue;
      say(
        rules.protection,
        lineAt(one.tree, ...place),
        `${one.type} ${one.id}: ${property} is ${value}`,
        'warn',
      );
    }
  }
  for (const before of was.values()) {
    const after = is.get(before.id);
    const name = `${before.type} ${before.id}`;
    const weight = isWeighty(before.type) || irreversible ? 'block' : 'warn';
    if (after === undefined) {
      const kept = settingOf(before.tree, ['DeletionPolicy']);
      if (/^Retain/.test(kept ?? '') || elsewhere(before)) continue;
      const twin = twins.get(contentOf(before));
      if (twin !== undefined) say(rules.renamed, twin.line, `${name} becomes ${twin.id}`, weight);
      else if (!isAttachment(before.type)) say(rules.removed, undefined, `removes ${name}`, weight);
    } else if (after.type !== before.type) {
      say(rules.renamed, lineAt(after.tree, 'Type'), `${name} becomes ${after.type}`, weight);
    } else if (formOf(before.tree) !== formOf(after.tree)) changed(before, after, say, weight);
  }
  return found;
}

type Say = (rule: Rule, line: number | undefined, preview: string, weight?: Rule['weight']) => void;

function changed(before: Resource, after: Resource, say: Say, weight: Rule['weight']): void {
  const name = `${after.type} ${after.id}`;
  for (const property of replacingProperties(after.type)) {
    const path = ['Properties', ...property.split('.')];
    if (formOf(at(before.tree, ...path)) === formOf(at(after.tree, ...path))) continue;
    say(rules.replaced, lineAt(after.tree, ...path), `${name}: ${property} changes`, weight);
  }
  for (const policy of ['DeletionPolicy', 'UpdateReplacePolicy']) {
    const [from, to] = [settingOf(before.tree, [policy]), settingOf(after.tree, [policy])];
    const weaker = keeping.test(from ?? '') && !keeping.test(to ?? 'Delete') && to !== '…';
    if (weaker || (/^Retain/.test(from ?? '') && to === 'Snapshot')) {
      const severity = weaker && (holdsData(after.type) || isWeighty(after.type)) ? 'block' : 'warn';
      say(
        rules.policy,
        lineAt(after.tree, policy),
        `${name}: ${policy} ${from} becomes ${to ?? 'unset'}`,
        severity,
      );
    } else if (
      policy === 'DeletionPolicy' &&
      to === 'Delete' &&
      from === undefined &&
      snapshots.test(after.type)
    ) {
      say(rules.policy, lineAt(after.tree, policy), `${name}: ${policy} becomes Delete`);
    }
  }
  for (const { property, lost } of protections) {
    const path = ['Properties', ...property.split('.')];
    const [from, to] = [settingOf(before.tree, path), settingOf(after.tree, path)];
    if (from === to || !lost(from, to)) continue;
    say(
      rules.protection,
      lineAt(after.tree, ...path),
      `${name}: ${property} ${from ?? 'unset'} becomes ${to ?? 'unset'}`,
    );
  }
}

/** Where Snapshot is what happens when nothing is said. */
const snapshots = /^AWS::RDS::DBCluster$/;

type Lost = (from: string | undefined, to: string | undefined) => boolean;
const turnedOff: Lost = (from, to) => isTrue(from) && (to === undefined || isFalse(to));
const turnedOffOrOff: Lost = (from, to) => turnedOff(from, to) || isFalse(to);
const turnedOn: Lost = (_, to) => isTrue(to);
const fewer: Lost = (from, to) => to === '0' || (Number(to) < Number(from) && Number(to) <= 1);
const leaves =
  (...safe: readonly string[]): Lost =>
  (from, to) =>
    from !== undefined && safe.includes(from) && to !== '…' && !safe.includes(to ?? '');

const protections: readonly { readonly property: string; readonly lost: Lost }[] = [
  {
    property: 'DeletionProtection',
    lost: (from, to) => turnedOffOrOff(from, to) || leaves('ACTIVE')(from, to),
  },
  { property: 'DeletionProtectionEnabled', lost: turnedOffOrOff },
  { property: 'TerminationProtection', lost: turnedOffOrOff },
  { property: 'EnableTerminationProtection', lost: turnedOffOrOff },
  { property: 'DisableApiTermination', lost: turnedOff },
  { property: 'BackupRetentionPeriod', lost: fewer },
  { property: 'SnapshotRetentionLimit', lost: fewer },
  { property: 'AutomatedSnapshotRetentionPeriod', lost: fewer },
  { property: 'AutomaticBackupRetentionDays', lost: fewer },
  { property: 'DeleteAutomatedBackups', lost: turnedOn },
  { property: 'VersioningConfiguration.Status', lost: leaves('Enabled') },
  { property: 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled', lost: turnedOffOrOff },
  { property: 'BackupPolicy.Status', lost: leaves('ENABLED') },
  { property: 'StorageEncrypted', lost: turnedOff },
  { property: 'ObjectLockEnabled', lost: turnedOff },
  { property: 'IsLogging', lost: turnedOffOrOff },
  { property: 'EnableLogFileValidation', lost: turnedOff },
  { property: 'EnableKeyRotation', lost: turnedOff },
  { property: 'EmptyOnDelete', lost: turnedOn },
  { property: 'PublicAccessBlockConfiguration.BlockPublicAcls', lost: turnedOff },
  { property: 'PublicAccessBlockConfiguration.RestrictPublicBuckets', lost: turnedOff },
];

/** Worth a word when a new resource begins with it. */
const unprotected: readonly (readonly [string, string])[] = [
  ['DeletionProtection', 'false'],
  ['DeletionProtectionEnabled', 'false'],
  ['BackupRetentionPeriod', '0'],
  ['DeleteAutomatedBackups', 'true'],
];

function isTrue(text: string | undefined): boolean {
  return text?.toLowerCase() === 'true';
}

function isFalse(text: string | undefined): boolean {
  return text?.toLowerCase() === 'false';
}

function contentOf({ type, tree }: Resource): string {
  return `${type} ${formOf(at(tree, 'Properties'))}`;
}

/** What only connects others, or is made anew by every deployment. */
function isAttachment(type: string): boolean {
  return /^AWS::(?:Lambda::(?:Version|Permission|EventSourceMapping)|ApiGateway::Deployment|CloudWatch::Dashboard|IAM::(?:Policy|ManagedPolicy)|CDK::Metadata|CloudFormation::WaitConditionHandle)$/.test(
    type,
  );
}
