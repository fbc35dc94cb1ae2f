import type { ApprovalRequirement } from '../../domain/approval-requirement.ts';
import type { Configuration, Zone } from '../../domain/configuration.ts';
import { rules } from '../policy/detectors.ts';
import { levelOf } from '../policy/level.ts';
import { implies } from './combine/approvals.ts';
import { levels, settings } from './combine/policy.ts';
import { looserEnvironments } from './looser-environments.ts';

const autonomies: readonly string[] = ['observe', 'propose', 'act'];
const merges: readonly string[] = ['manual', 'queue', 'auto'];

function everyMet(before: readonly ApprovalRequirement[], after: readonly ApprovalRequirement[]): boolean {
  return before.every((asked) => after.some((other) => implies(other, asked)));
}

/** A zone that names no operation is about every one. */
function coversOperations(zone: Zone, before: Zone): boolean {
  if (zone.operations.length === 0) return true;
  return (
    before.operations.length > 0 &&
    before.operations.every((operation) => zone.operations.includes(operation))
  );
}

function guards(zone: Zone, before: Zone): boolean {
  const asked =
    before.approvals === undefined ||
    (zone.approvals !== undefined && implies(zone.approvals, before.approvals));
  return (
    before.paths.every((path) => zone.paths.includes(path)) &&
    coversOperations(zone, before) &&
    (zone.irreversible || !before.irreversible) &&
    asked &&
    (before.merge === undefined || merges.indexOf(zone.merge ?? 'auto') <= merges.indexOf(before.merge))
  );
}

function policyLooser(before: Configuration['policy'], after: Configuration['policy']): string[] {
  const down = (one: Configuration['policy']['secrets'], other: Configuration['policy']['secrets']) =>
    levels.indexOf(other) < levels.indexOf(one);
  const customGone = before.custom.filter(
    (rule) => !after.custom.some((other) => JSON.stringify(other) === JSON.stringify(rule)),
  );
  return [
    ...customGone.map(({ name }) => `policy.custom: ${name}`),
    ...settings
      .filter((family) => down(before[family], after[family]))
      .map((family) => `policy.${family}: ${before[family]} to ${after[family]}`),
    // A rule that follows its family is told by it.
    ...rules
      .filter(({ id }) => before.rules[id] !== undefined || after.rules[id] !== undefined)
      .filter((rule) => down(levelOf(rule.id, before), levelOf(rule.id, after)))
      .map((rule) => `rule ${rule.id}: ${levelOf(rule.id, before)} to ${levelOf(rule.id, after)}`),
  ];
}

function evidenceLooser(before: Configuration['evidence'], after: Configuration['evidence']): string[] {
  const gone = before.commands.filter(
    (command) => !after.commands.some((other) => JSON.stringify(other) === JSON.stringify(command)),
  );
  const other = (['workflow', 'setup', 'tests'] as const).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  return [
    ...(before.from === 'everybody' && after.from === 'machines'
      ? ['evidence.from: everybody to machines']
      : []),
    ...(after.coverage < before.coverage
      ? [`evidence.coverage: ${before.coverage} to ${after.coverage}`]
      : []),
    ...gone.map(({ name }) => `evidence command ${name}`),
    // Neither is stricter than another, but each decides what counts as proof.
    ...other.map((key) => `evidence.${key}`),
  ];
}

/**
 * Every setting by which one configuration asks for less than another, or that decides what judges and cannot be
 * compared; in words for a list. Empty when the second is at least as strict.
 */
export function looserSettings(before: Configuration, after: Configuration): string[] {
  const found: string[] = [];
  if (autonomies.indexOf(after.autonomy) > autonomies.indexOf(before.autonomy)) {
    found.push(`autonomy: ${before.autonomy} to ${after.autonomy}`);
  }
  if (merges.indexOf(after.merge) > merges.indexOf(before.merge)) {
    found.push(`merge: ${before.merge} to ${after.merge}`);
  }
  const bases = after.bases.filter((base) => !before.bases.includes(base));
  if (bases.length > 0) found.push(`bases: ${bases.join(', ')}`);
  const may = [...after.overrides.users, ...after.overrides.teams].filter(
    (name) => ![...before.overrides.users, ...before.overrides.teams].includes(name),
  );
  if (may.length > 0) found.push(`overrides: ${may.join(', ')}`);
  if (
    !everyMet([before.approvals, ...before.furtherApprovals], [after.approvals, ...after.furtherApprovals])
  ) {
    found.push('approvals');
  }
  for (const zone of before.zones) {
    if (!after.zones.some((other) => guards(other, zone))) found.push(`zone ${zone.name}`);
  }
  return [
    ...found,
    ...looserEnvironments(before.environments, after.environments),
    ...policyLooser(before.policy, after.policy),
    ...evidenceLooser(before.evidence, after.evidence),
  ];
}
