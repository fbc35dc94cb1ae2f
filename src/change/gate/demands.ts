import type { ApprovalRequirement } from '../../domain/approval-requirement.ts';
import type { Configuration } from '../../domain/configuration.ts';
import { type Environment, type Freeze, isProduction } from '../../domain/environment.ts';

/** What a configuration demands of deployments to one environment. Adding demands only ever makes it stricter. */
export interface Demands {
  readonly production: boolean;
  /** The configuration knows the environment. */
  readonly known: boolean;
  readonly approvals: readonly ApprovalRequirement[];
  /** Environments in which the commit must have been verified before. */
  readonly after: readonly string[];
  readonly freezes: readonly Freeze[];
  readonly health: readonly string[];
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** GitHub tells names of environments apart without their case, so every entry of such a name counts. */
function environmentsNamed(configuration: Configuration, name: string): [string, Environment][] {
  return Object.entries(configuration.environments).filter(([key]) => same(key, name));
}

/** What a configuration demands. An environment that it does not know is treated like production. */
function demandsOf(configuration: Configuration, name: string): Demands {
  const entries = environmentsNamed(configuration, name);
  if (entries.length === 0) {
    return { production: true, known: false, approvals: [], after: [], freezes: [], health: [] };
  }
  const each = entries.map(([key, environment]): Demands => {
    const { approvals, furtherApprovals, after, freeze, health } = environment;
    return {
      production: isProduction(key, environment) || isProduction(name, environment),
      known: true,
      approvals: [...(approvals === undefined ? [] : [approvals]), ...furtherApprovals],
      after: after === undefined ? [] : [after],
      freezes: freeze,
      health: health === undefined ? [] : [health],
    };
  });
  return each.reduce(together);
}

function union<Value>(one: readonly Value[], other: readonly Value[]): Value[] {
  const known = new Set(one.map((value) => JSON.stringify(value)));
  return [...one, ...other.filter((value) => !known.has(JSON.stringify(value)))];
}

/** What either demands. */
function together(one: Demands, other: Demands): Demands {
  return {
    production: one.production || other.production,
    known: one.known && other.known,
    approvals: union(one.approvals, other.approvals),
    after: union(one.after, other.after),
    freezes: union(one.freezes, other.freezes),
    health: union(one.health, other.health),
  };
}

/**
 * What has to hold: what the default branch demands now, and beside it what was demanded of the version that is live,
 * so that no change benefits from what it loosens itself. A loosening counts once it is live.
 */
export function demandsUnder(
  rules: { readonly present: Configuration; readonly before: Configuration | 'unreadable' | null },
  name: string,
): Demands {
  const now = demandsOf(rules.present, name);
  const { before } = rules;
  if (before === null || before === 'unreadable') return now;
  // An environment that is new asks for what the present one asks; nothing was loosened.
  return environmentsNamed(before, name).length === 0 ? now : together(now, demandsOf(before, name));
}

/** Whether deployments to the environment wait for people: a comment that names no environment must be unmistakable. */
export function asksPeople(configuration: Configuration, name: string): boolean {
  const { production, approvals } = demandsOf(configuration, name);
  return production || approvals.length > 0;
}

/** Whether something is to be verified in an environment after a deployment to it. */
export function isVerified(configuration: Configuration, name: string): boolean {
  return environmentsNamed(configuration, name).some(
    ([, { verify }]) =>
      verify.synthetic !== undefined || verify.replay !== false || verify.canary !== undefined,
  );
}
