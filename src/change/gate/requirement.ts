import type { Configuration } from '../../domain/configuration.ts';
import { type Requirement, spelledOut } from '../approvals/requirement.ts';
import { matcher } from '../globs.ts';
import { type Demands, demandsUnder } from './demands.ts';
import type { Change, GateFacts } from './facts.ts';
import { unknownPushers } from './independence.ts';

/** A number of people that a deployment needs. */
export interface GateRequirement extends Requirement {
  /** Administrators of the repository may, too, whoever is named. */
  readonly administrators: boolean;
}

type Rules = Extract<GateFacts['rules'], { ok: true }>;

/** Checks of a pull request that were not green when it was merged. */
export function unproven(change: Change): string[] {
  if (change.kind === 'direct') return [];
  return change.verdicts.filter(({ state }) => state !== 'passed').map(({ check }) => check);
}

/** Whether anything in the range touches an irreversible zone; what cannot be told does. */
function irreversibleZones(configuration: Configuration, paths: readonly string[] | null) {
  return configuration.zones.filter(
    (zone) => zone.irreversible && (paths === null || paths.some(matcher(zone.paths))),
  );
}

function ofEnvironment(facts: GateFacts, rules: Rules, demands: Demands): GateRequirement[] {
  const { environment, range } = facts;
  const paths = range.complete ? range.paths : null;
  const why = demands.production ? 'production always needs people' : 'the configuration says so';
  const asked = demands.approvals.flatMap((one) =>
    spelledOut(facts, one, paths ?? [], { name: environment, why }).map((requirement) => ({
      ...requirement,
      administrators: false,
    })),
  );
  if (demands.production && asked.length === 0) {
    const anyone = { count: 1, anyone: true, teams: [], users: [], administrators: false };
    asked.push({
      name: environment,
      why: demands.known ? why : 'the configuration does not know it',
      ...anyone,
    });
  }
  if (!demands.production) return asked;
  const before = typeof rules.before === 'object' && rules.before !== null ? rules.before : rules.present;
  const zones = new Map(
    [rules.present, before]
      .flatMap((one) => irreversibleZones(one, paths))
      .map((zone) => [JSON.stringify(zone), zone]),
  );
  for (const zone of zones.values()) {
    const { count = 1, teams = [], users = [] } = zone.approvals ?? {};
    const anyone = teams.length === 0 && users.length === 0;
    const told = { name: `zone ${zone.name}`, why: 'what it changes there cannot be undone' };
    asked.push({ ...told, count, teams, users, anyone, administrators: false });
  }
  return asked;
}

/** People for what nobody stood for before: pushed without a pull request, or merged without its green checks. */
function ofChanges(facts: GateFacts, { present }: Rules): GateRequirement[] {
  const { range } = facts;
  if (!range.complete) return [];
  const requirements: GateRequirement[] = [];
  const direct = range.changes.filter(({ kind }) => kind === 'direct');
  const anyone = { count: 1, anyone: true, teams: [], users: [], administrators: false };
  if (direct.length > 0) {
    const why = `${direct.length === 1 ? 'a commit was' : 'commits were'} pushed without a pull request`;
    requirements.push({ name: 'direct pushes', why, ...anyone });
  }
  const red = range.changes.filter((change) => unproven(change).length > 0);
  const [first] = red;
  if (first?.kind === 'pull') {
    const more = red.length > 1 ? ` and ${red.length - 1} more` : '';
    const why = `#${first.number}${more} was merged without a green ${unproven(first).join(', ')}`;
    const { users, teams } = present.overrides;
    requirements.push({
      name: 'unproven changes',
      why,
      count: 1,
      anyone: false,
      users,
      teams,
      administrators: true,
    });
  }
  return requirements;
}

/** People where the present state itself is out of the ordinary. */
function ofState(facts: GateFacts, rules: Rules): GateRequirement[] {
  const anyone = { count: 1, anyone: true, teams: [], users: [], administrators: false };
  const requirements: GateRequirement[] = [];
  const unwell = facts.health.find(({ state }) => state !== 'well');
  if (unwell !== undefined)
    requirements.push({ name: 'health', why: `${unwell.url}: ${unwell.why}`, ...anyone });
  const { direction } = facts.live ?? {};
  if (facts.rollback !== null || direction === 'back' || direction === 'diverged') {
    requirements.push({ name: 'going back', why: 'it takes back what is live', ...anyone });
  }
  if (rules.before === 'unreadable') {
    const { users, teams } = rules.present.overrides;
    const why = 'the configuration of what is live cannot be read, so it may have asked for more';
    requirements.push({
      name: 'configuration',
      why,
      count: 1,
      anyone: false,
      users,
      teams,
      administrators: true,
    });
  }
  return requirements;
}

/**
 * Everybody whom a deployment needs. Where it cannot be told who pushed something last, as many more people are asked:
 * one of them may have been it.
 */
export function requirementsFor(facts: GateFacts, rules: Rules): GateRequirement[] {
  const demands = demandsUnder(rules, facts.environment);
  const all = [...ofEnvironment(facts, rules, demands), ...ofChanges(facts, rules), ...ofState(facts, rules)];
  const more = unknownPushers(facts.range);
  return all.map((requirement) => ({ ...requirement, count: requirement.count + more }));
}

/** Teams whose membership matters for a gate. */
export function teamsNamed(facts: Pick<GateFacts, 'environment'>, rules: Rules): string[] {
  const demands = demandsUnder(rules, facts.environment);
  const configurations = [
    rules.present,
    ...(typeof rules.before === 'object' && rules.before !== null ? [rules.before] : []),
  ];
  return [
    ...new Set([
      ...demands.approvals.flatMap(({ teams }) => teams),
      ...configurations.flatMap(({ zones }) => zones.flatMap(({ approvals }) => approvals?.teams ?? [])),
      ...rules.present.overrides.teams,
    ]),
  ];
}
