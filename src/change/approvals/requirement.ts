import type { ApprovalRequirement, Configuration, Zone } from '../../domain/configuration.ts';
import type { ChangedFile, PullRequest } from '../../domain/pull-request.ts';
import { pathsIn } from '../zones.ts';
import { machineAuthorship } from './machine.ts';

/** A number of people that a pull request needs, and why it needs them. */
export interface Requirement extends ApprovalRequirement {
  /** Such as `zone database` or `machine-made change`. */
  readonly name: string;
  readonly why: string;
}

/** What a zone asks for: what it says, or one person when it is irreversible and says nothing. */
function ofZone(zone: Zone): ApprovalRequirement | null {
  return zone.approvals ?? (zone.irreversible ? { count: 1, teams: [], users: [] } : null);
}

/** Zones that ask for approvals. Only with these does it matter which files a change touches. */
export function guardedZones(configuration: Configuration): Zone[] {
  return configuration.zones.filter((zone) => ofZone(zone) !== null);
}

/**
 * Everything that this pull request needs: one requirement for each zone it touches, and the general one when a
 * machine wrote it. They add up; none replaces another.
 */
export function requirementsOf(
  pull: Pick<PullRequest, 'author' | 'head' | 'pushers'>,
  files: readonly ChangedFile[],
  configuration: Configuration,
): Requirement[] {
  const requirements: Requirement[] = [];
  const machine = machineAuthorship(pull);
  if (machine !== null) {
    requirements.push({ ...configuration.approvals, name: 'machine-made change', why: machine });
  }
  for (const zone of guardedZones(configuration)) {
    const asked = ofZone(zone);
    const [first, ...rest] = pathsIn(zone, files);
    if (asked === null || first === undefined) continue;
    const more = rest.length > 0 ? ` and ${rest.length} more` : '';
    const forever = zone.irreversible ? ', which cannot be undone' : '';
    requirements.push({ ...asked, name: `zone ${zone.name}`, why: `it changes ${first}${more}${forever}` });
  }
  return requirements;
}
