import { millisecondsOf } from '../../domain/duration.ts';
import { type Environment, isProduction, type VerifyConfiguration } from '../../domain/environment.ts';
import { implies } from './combine/approvals.ts';

type All = Readonly<Record<string, Environment>>;

function replaysLess(before: VerifyConfiguration['replay'], after: VerifyConfiguration['replay']): boolean {
  if (before === false) return false;
  return after === false || (before !== true && JSON.stringify(after) !== JSON.stringify(before));
}

function verifiesLess(before: VerifyConfiguration, after: VerifyConfiguration): boolean {
  return (
    (before.synthetic !== undefined && after.synthetic !== before.synthetic) ||
    replaysLess(before.replay, after.replay) ||
    (before.canary !== undefined &&
      (after.canary === undefined || millisecondsOf(after.canary) < millisecondsOf(before.canary)))
  );
}

/** By what one entry of an environment asks for less than another. */
function looserOne(name: string, before: Environment, after: Environment): string[] {
  const asked = (one: Environment) => [
    ...(one.approvals === undefined ? [] : [one.approvals]),
    ...one.furtherApprovals,
  ];
  const kept = new Set(after.freeze.map((freeze) => JSON.stringify(freeze)));
  const less: Readonly<Record<string, boolean>> = {
    production: isProduction(name, before) && !isProduction(name, after),
    approvals: !asked(before).every((one) => asked(after).some((other) => implies(other, one))),
    after: before.after !== undefined && before.after.toLowerCase() !== after.after?.toLowerCase(),
    freeze: before.freeze.some((freeze) => !kept.has(JSON.stringify(freeze))),
    health: before.health !== undefined && before.health !== after.health,
    verify: verifiesLess(before.verify, after.verify),
    watch: millisecondsOf(after.watch) < millisecondsOf(before.watch),
  };
  return Object.keys(less).filter((key) => less[key]);
}

/**
 * Every environment of which less is asked: in words for a list. One that is not named any more is asked for one
 * person like production, so it is less where it asked for anything else.
 */
export function looserEnvironments(before: All, after: All): string[] {
  const found: string[] = [];
  const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
  for (const [name, was] of Object.entries(before)) {
    const [key, is] = Object.entries(after).find(([other]) => same(other, name)) ?? [];
    if (key === undefined || is === undefined) found.push(`environment ${name}: removed`);
    else found.push(...looserOne(name, was, is).map((setting) => `environment ${name}: ${setting}`));
  }
  for (const [name, is] of Object.entries(after)) {
    const known = Object.keys(before).some((other) => same(other, name));
    if (!known && isProduction(name, undefined) && !isProduction(name, is)) {
      found.push(`environment ${name}: production`);
    }
  }
  return found;
}
