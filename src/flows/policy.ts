import { inheritConfiguration } from '../change/configuration/inherit.ts';
import { parseConfiguration } from '../change/configuration/parse.ts';
import { CONFIGURATION_PATH } from '../change/configuration/path.ts';
import type { ConfigurationProblem } from '../change/configuration/problem.ts';
import { matcher } from '../change/globs.ts';
import { BASELINE_PATH, parseBaseline } from '../change/policy/baseline.ts';
import { RepositoryMoved } from '../connect/github/moved.ts';
import { nameOfRepository } from '../connect/github/repository-name.ts';
import { readTextFile } from '../connect/github/text-file.ts';
import type { Configuration } from '../domain/configuration.ts';
import type { RepositoryRef } from '../domain/repository.ts';
import type { FlowContext } from './flow.ts';

/** The rules for a branch, and where they were read from. */
export interface Policy {
  readonly rules:
    | { readonly ok: true; readonly configuration: Configuration; readonly version: string }
    | { readonly ok: false; readonly problems: readonly ConfigurationProblem[] };
  /** The branch whose files count. */
  readonly branch: string;
  /** The organisation's file; null where there is none. */
  readonly organisation: string | null;
  /** Findings of the policy that were there before, by their id. */
  readonly baseline: ReadonlySet<string>;
}

/** Where an organisation keeps what holds for all its repositories. */
const organisationRepository = '.github';

/**
 * The configuration that judges what goes into a branch: the default branch's, or the branch's own when the default
 * branch's configuration lists it in `bases`, for any other branch can be pushed to by whoever wants weaker rules;
 * under the organisation's, which a repository may tighten and never loosen.
 */
export async function readPolicy(
  context: FlowContext,
  repository: RepositoryRef,
  branches: { readonly base: string; readonly default: string },
): Promise<Policy> {
  const [organisation, ...own] = await Promise.all([
    readOrganisation(context, repository),
    readTextFile(context.client, repository, CONFIGURATION_PATH, branches.default),
    readTextFile(context.client, repository, BASELINE_PATH, branches.default),
  ]);
  const policy = policyOf(organisation, own, branches.default);
  const { rules } = policy;
  const listed =
    rules.ok && branches.base !== branches.default && matcher(rules.configuration.bases)(branches.base);
  if (!listed) return policy;
  const base = await Promise.all([
    readTextFile(context.client, repository, CONFIGURATION_PATH, branches.base),
    readTextFile(context.client, repository, BASELINE_PATH, branches.base),
  ]);
  return policyOf(organisation, base, branches.base);
}

/** The policy that these files make together. */
export function policyOf(
  organisation: string | null,
  [repository, known]: readonly [configuration: string | null, baseline: string | null],
  branch: string,
): Policy {
  const own = parseConfiguration(repository);
  const inherited = inheritConfiguration({ organisation, repository });
  const read = parseBaseline(known);
  // A baseline that cannot be read knows nothing: everything counts, and whoever broke it sees that.
  const baseline = read.ok ? read.ids : new Set<string>();
  if (!inherited.ok || !own.ok) {
    return { rules: inherited.ok ? own : inherited, branch, organisation, baseline };
  }
  // What is executed is the repository's alone: the job that collects evidence sees no other file.
  const { workflow, setup, commands, tests } = own.configuration.evidence;
  const { setup: _, ...evidence } = inherited.configuration.evidence;
  const collected = { ...evidence, workflow, commands, tests, ...(setup === undefined ? {} : { setup }) };
  const configuration = { ...inherited.configuration, evidence: collected };
  return { rules: { ok: true, configuration, version: inherited.version }, branch, organisation, baseline };
}

/** A renamed one is followed, as GitHub does it: an organisation's rules do not end because of its name. */
async function readOrganisation(context: FlowContext, repository: RepositoryRef): Promise<string | null> {
  if (repository.name === organisationRepository) return null;
  const { client } = context;
  const read = (from: RepositoryRef) => readTextFile(client, from, CONFIGURATION_PATH, 'HEAD');
  try {
    return await read({ owner: repository.owner, name: organisationRepository });
  } catch (error) {
    if (!(error instanceof RepositoryMoved)) throw error;
    const now = await nameOfRepository(client, error.id);
    return now === null ? null : read(now);
  }
}
