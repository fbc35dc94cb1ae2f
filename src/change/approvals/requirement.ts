import type { ApprovalRequirement } from '../../domain/approval-requirement.ts';
import type { Configuration, Zone } from '../../domain/configuration.ts';
import type { Finding } from '../../domain/finding.ts';
import type { ChangedFile, PullRequest } from '../../domain/pull-request.ts';
import { matcher } from '../globs.ts';
import { isApprovable } from '../policy/approvable.ts';
import { operationOf } from '../policy/operation-of.ts';
import { unreadableInZone } from '../policy/unreadable.ts';
import { pathsIn, touchedPaths } from '../zones.ts';
import { ownerSets, ownersOf } from './code-owners/owners.ts';
import { parseCodeowners } from './code-owners/parse.ts';
import { machineAuthorship } from './machine.ts';

/** A number of people that a pull request needs, and why it needs them. */
export interface Requirement {
  /** Such as `zone database` or `machine-made change`. */
  readonly name: string;
  readonly why: string;
  readonly count: number;
  /** Anyone with write permission may; else only who is named, which may be nobody. */
  readonly anyone: boolean;
  readonly teams: readonly string[];
  readonly users: readonly string[];
}

/** What is asked for because of findings alone; their verdict tells of it. */
export const ofPolicy = 'findings of the policy';

const onePerson: ApprovalRequirement = { count: 1, teams: [], users: [], codeowners: false };

/** What a zone asks for: what it says, or one person when it is irreversible and says nothing. */
function ofZone(zone: Zone): ApprovalRequirement | null {
  return zone.approvals ?? (zone.irreversible ? onePerson : null);
}

/** Whether it matters for the approvals which files a change touches. */
export function dependsOnFiles(configuration: Configuration): boolean {
  return (
    configuration.zones.some((zone) => ofZone(zone) !== null) ||
    [configuration.approvals, ...configuration.furtherApprovals].some(({ codeowners }) => codeowners)
  );
}

type Facts = Pick<PullRequest, 'author' | 'head' | 'pushers' | 'codeowners' | 'repository'>;

/**
 * What is asked for, spelled out: with code owners it is one requirement for each set of owners of the touched
 * paths, so that no owner is passed over. Who is named beside them may stand in for any owner.
 */
export function spelledOut(
  pull: Pick<PullRequest, 'codeowners' | 'repository'>,
  asked: ApprovalRequirement,
  paths: readonly string[],
  words: { readonly name: string; readonly why: string },
): Requirement[] {
  const { count, teams, users } = asked;
  const plain = { ...words, count, teams, users, anyone: teams.length === 0 && users.length === 0 };
  if (!asked.codeowners) return [plain];
  const { rules } = parseCodeowners(pull.codeowners ?? '', pull.repository.owner);
  const owned = ownerSets(paths.map((path) => ({ path, owners: ownersOf(rules, path) })));
  const requirements = owned.sets.map(
    ({ owners, example }): Requirement => ({
      ...plain,
      name: `${words.name}, code owners of ${example}`,
      anyone: false,
      teams: [...new Set([...teams, ...owners.teams])],
      users: [...new Set([...users, ...owners.users])],
    }),
  );
  return owned.someWithout || requirements.length === 0 ? [plain, ...requirements] : requirements;
}

/** Where a change does what a zone is about. */
function pathsOfOperations(zone: Zone, findings: readonly Finding[]): string[] {
  const done = findings.filter(({ rule }) => {
    // What could not be read may do it.
    if (zone.irreversible && rule === unreadableInZone.id) return true;
    const operation = operationOf(rule);
    return operation !== null && zone.operations.includes(operation);
  });
  return [...new Set(done.map(({ path }) => path))].filter(matcher(zone.paths));
}

/** A person for what no zone that was touched already asks people about. */
function ofFindings(findings: readonly Finding[], covered: ReadonlySet<string>): Requirement[] {
  const [first, ...rest] = findings.filter(
    (finding) => finding.severity === 'block' && isApprovable(finding) && !covered.has(finding.path),
  );
  if (first === undefined) return [];
  const more = rest.length > 0 ? ` and ${rest.length} more like it` : '';
  const why = `of ${first.rule} in ${first.path}${more}`;
  return [{ name: ofPolicy, why, count: 1, anyone: true, teams: [], users: [] }];
}

/**
 * Everything that this pull request needs: one requirement for each zone it touches, the general ones when a
 * machine wrote it, and a person for findings that people may approve and no zone covers. They add up; none
 * replaces another.
 * @param findings of the policy, those that block.
 */
export function requirementsOf(
  pull: Facts,
  files: readonly ChangedFile[],
  configuration: Configuration,
  findings: readonly Finding[],
): Requirement[] {
  const requirements: Requirement[] = [];
  const covered = new Set<string>();
  const machine = machineAuthorship(pull);
  if (machine !== null) {
    const words = { name: 'machine-made change', why: machine };
    for (const asked of [configuration.approvals, ...configuration.furtherApprovals]) {
      requirements.push(...spelledOut(pull, asked, touchedPaths(files), words));
    }
  }
  for (const zone of configuration.zones) {
    const asked = ofZone(zone);
    const paths = zone.operations.length === 0 ? pathsIn(zone, files) : pathsOfOperations(zone, findings);
    const [first, ...rest] = paths;
    if (asked === null || first === undefined) continue;
    for (const path of paths) covered.add(path);
    const more = rest.length > 0 ? ` and ${rest.length} more` : '';
    const forever = zone.irreversible ? ', which cannot be undone' : '';
    const words = { name: `zone ${zone.name}`, why: `it changes ${first}${more}${forever}` };
    requirements.push(...spelledOut(pull, asked, paths, words));
  }
  return [...requirements, ...ofFindings(findings, covered)];
}
