import type { z } from 'zod';
import { millisecondsOf } from '../../../domain/duration.ts';
import { Environment } from '../../../domain/environment.ts';
import type { Steps } from '../../../domain/yaml-place.ts';
import { combineApprovals } from './approvals.ts';
import type { Combined, Loosening } from './loosening.ts';

type Written = z.input<typeof Environment>;
type WrittenVerify = NonNullable<Written['verify']>;
type All = Readonly<Record<string, Written>>;

/** Where both say something else the organisation's holds: neither can be told to be stricter. */
function organisationFirst<Value>(
  organisation: Value | undefined,
  repository: Value | undefined,
  steps: Steps,
  loosened: Loosening[],
): Value | undefined {
  if (organisation === undefined || repository === undefined) return repository ?? organisation;
  if (JSON.stringify(organisation) !== JSON.stringify(repository)) {
    loosened.push({ steps, asked: typeof organisation === 'string' ? organisation : 'its own' });
  }
  return organisation;
}

/** What is switched on by either. */
function either(
  organisation: boolean | undefined,
  repository: boolean | undefined,
  steps: Steps,
  loosened: Loosening[],
): boolean | undefined {
  if (organisation === true && repository === false) loosened.push({ steps, asked: 'true' });
  return organisation === true ? true : (repository ?? organisation);
}

/** The longer of two spans. */
function longer(
  organisation: string | undefined,
  repository: string | undefined,
  steps: Steps,
  loosened: Loosening[],
): string | undefined {
  if (organisation === undefined || repository === undefined) return repository ?? organisation;
  if (millisecondsOf(repository) >= millisecondsOf(organisation)) return repository;
  loosened.push({ steps, asked: organisation });
  return organisation;
}

/** Which traffic is replayed is the repository's to say, unless the organisation does. */
function replayOf(
  organisation: WrittenVerify['replay'],
  repository: WrittenVerify['replay'],
  steps: Steps,
  loosened: Loosening[],
): WrittenVerify['replay'] {
  if (organisation === undefined || organisation === false) return repository ?? organisation;
  if (organisation === true && typeof repository === 'object') return repository;
  if (repository === false) loosened.push({ steps, asked: 'replayed traffic' });
  return typeof repository === 'object'
    ? organisationFirst(organisation, repository, steps, loosened)
    : organisation;
}

function verifyOf(
  theirs: WrittenVerify,
  ours: WrittenVerify,
  at: Steps,
  loosened: Loosening[],
): WrittenVerify {
  const synthetic = organisationFirst(theirs.synthetic, ours.synthetic, [...at, 'synthetic'], loosened);
  const replay = replayOf(theirs.replay, ours.replay, [...at, 'replay'], loosened);
  const canary = longer(theirs.canary, ours.canary, [...at, 'canary'], loosened);
  return {
    ...(synthetic === undefined ? {} : { synthetic }),
    ...(replay === undefined ? {} : { replay }),
    ...(canary === undefined ? {} : { canary }),
  };
}

function combineOne(theirs: Written, ours: Written, at: Steps, loosened: Loosening[]): Environment {
  const [full, own] = [Environment.parse(theirs), Environment.parse(ours)];
  const approvals = combineApprovals(full.approvals, own.approvals);
  loosened.push(...approvals.loosened.map((one) => ({ ...one, steps: [...at, 'approvals'] })));
  const production = either(theirs.production, ours.production, [...at, 'production'], loosened);
  const after = organisationFirst(theirs.after, ours.after, [...at, 'after'], loosened);
  const health = organisationFirst(theirs.health, ours.health, [...at, 'health'], loosened);
  const watch = longer(theirs.watch, ours.watch, [...at, 'watch'], loosened);
  const deliver = ours.deliver ?? theirs.deliver;
  const release = ours.release ?? theirs.release;
  const { first, further } = approvals.value;
  return Environment.parse({
    ...(production === undefined ? {} : { production }),
    ...(after === undefined ? {} : { after }),
    ...(first === undefined ? {} : { approvals: first }),
    furtherApprovals: [...full.furtherApprovals, ...own.furtherApprovals, ...further],
    freeze: [...full.freeze, ...own.freeze],
    ...(health === undefined ? {} : { health }),
    verify: verifyOf(theirs.verify ?? {}, ours.verify ?? {}, [...at, 'verify'], loosened),
    ...(watch === undefined ? {} : { watch }),
    ...(deliver === undefined ? {} : { deliver }),
    ...(release === undefined ? {} : { release }),
  });
}

/**
 * Environments of both. Of one that both name (GitHub does not look at the case of names), what either asks for holds.
 */
export function combineEnvironments(
  organisation: All = {},
  repository: All = {},
): Combined<Record<string, Environment>> {
  const loosened: Loosening[] = [];
  const value: Record<string, Environment> = {};
  const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
  for (const [name, ours] of Object.entries(repository)) {
    const theirs = Object.entries(organisation).filter(([other]) => same(other, name));
    const [first, ...more] = theirs;
    if (first === undefined) value[name] = Environment.parse(ours);
    else value[name] = combineOne(first[1], ours, ['environments', name], loosened);
    // Two entries of the organisation that differ in case alone mean one environment.
    for (const [, one] of more) value[name] = combineOne(one, value[name], ['environments', name], []);
  }
  for (const [name, theirs] of Object.entries(organisation)) {
    const named = Object.keys(repository).some((other) => same(other, name));
    if (!named) value[name] = Environment.parse(theirs);
  }
  return { value, loosened };
}
