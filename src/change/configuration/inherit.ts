import { Configuration, type Zone } from '../../domain/configuration.ts';
import { combineApprovals } from './combine/approvals.ts';
import { combineEnvironments } from './combine/environments.ts';
import { combineEvidence } from './combine/evidence.ts';
import { type Combined, type Loosening, onlyOf, stricter } from './combine/loosening.ts';
import { combinePolicy } from './combine/policy.ts';
import { CONFIGURATION_PATH } from './path.ts';
import { type ConfigurationProblem, written } from './problem.ts';
import { type ReadConfiguration, readConfiguration } from './read.ts';
import { versionOf } from './version.ts';

/** The configuration that holds, and what in the repository's file was ignored; or what is wrong with the files. */
export type InheritedConfiguration =
  | {
      readonly ok: true;
      readonly configuration: Configuration;
      /** 16 hex digits: the same for all that mean the same. */
      readonly version: string;
      readonly loosened: readonly ConfigurationProblem[];
    }
  | { readonly ok: false; readonly problems: readonly ConfigurationProblem[] };

type Valid = Extract<ReadConfiguration, { ok: true }>;

function zonesOf(organisation: readonly Zone[], repository: readonly Zone[]): Zone[] {
  const known = new Set(organisation.map((zone) => JSON.stringify(zone)));
  return [...organisation, ...repository.filter((zone) => !known.has(JSON.stringify(zone)))];
}

/**
 * What organisation and repository ask for together: where only one says something that holds, where both do the
 * stricter. Requirements, zones, commands add up. It is never looser than either.
 */
function combine(organisation: Valid, repository: Valid): Combined<Configuration> {
  const [theirs, ours] = [organisation.written, repository.written];
  const loosened: Loosening[] = [];
  const take = <Value>(combined: Combined<Value>): Value => {
    loosened.push(...combined.loosened);
    return combined.value;
  };
  const autonomy = take(
    stricter(['act', 'propose', 'observe'], theirs.autonomy, ours.autonomy, ['autonomy']),
  );
  const merge = take(stricter(['auto', 'queue', 'manual'], theirs.merge, ours.merge, ['merge']));
  const bases = take(onlyOf(theirs.bases, ours.bases, ['bases']));
  const may = (side: Valid, kind: 'users' | 'teams') =>
    side.written.overrides === undefined ? undefined : side.configuration.overrides[kind];
  const users = take(onlyOf(may(organisation, 'users'), may(repository, 'users'), ['overrides', 'users']));
  const teams = take(onlyOf(may(organisation, 'teams'), may(repository, 'teams'), ['overrides', 'teams']));
  const policy = take(combinePolicy(theirs.policy ?? {}, ours.policy ?? {}, theirs.zones));
  const asked = (side: Valid) =>
    side.written.approvals === undefined ? undefined : side.configuration.approvals;
  const approvals = take(combineApprovals(asked(organisation), asked(repository)));
  const evidence = take(
    combineEvidence(
      { written: theirs.evidence ?? {}, full: organisation.configuration.evidence },
      { written: ours.evidence ?? {}, full: repository.configuration.evidence },
    ),
  );
  const environments = take(combineEnvironments(theirs.environments, ours.environments));
  const single = Configuration.parse({ autonomy, merge, policy, approvals: approvals.first });
  const value: Configuration = {
    ...single,
    bases: bases ?? [],
    overrides: { users: users ?? [], teams: teams ?? [] },
    furtherApprovals: [
      ...organisation.configuration.furtherApprovals,
      ...repository.configuration.furtherApprovals,
      ...approvals.further,
    ],
    environments,
    zones: zonesOf(organisation.configuration.zones, repository.configuration.zones),
    evidence: { ...evidence, tests: evidence.tests.length > 0 ? evidence.tests : single.evidence.tests },
  };
  return { value, loosened };
}

/**
 * The configuration of a repository under its organisation's, which gives defaults and may only be tightened. What
 * would loosen it is ignored and named, with its place in the repository's file.
 * @param texts `.github/wired-chaos.yml` of the organisation's repository `.github` and of the repository's branch;
 *   null where there is none.
 */
export function inheritConfiguration(texts: {
  readonly organisation: string | null;
  readonly repository: string | null;
}): InheritedConfiguration {
  const organisation = readConfiguration(texts.organisation ?? '');
  if (!organisation.ok) {
    const file = `${CONFIGURATION_PATH} of the organisation's repository .github`;
    return { ok: false, problems: organisation.problems.map((problem) => ({ ...problem, file })) };
  }
  const repository = readConfiguration(texts.repository ?? '');
  if (!repository.ok) return repository;
  const { value, loosened } = combine(organisation, repository);
  return {
    ok: true,
    configuration: value,
    version: versionOf(value),
    loosened: loosened.map(({ steps, asked }) => ({
      ...repository.placeOf(steps),
      path: written(steps),
      message: `The organisation asks for ${asked}; what is written here is less, and ignored.`,
      remedy: 'Remove it, or ask for more than the organisation does.',
    })),
  };
}
