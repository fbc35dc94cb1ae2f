import {
  CONFIGURATION_PATH,
  type ParsedConfiguration,
  parseConfiguration,
} from '../change/configuration/parse.ts';
import { matcher } from '../change/globs.ts';
import { readTextFile } from '../connect/github/text-file.ts';
import type { RepositoryRef } from '../domain/repository.ts';
import type { FlowContext } from './flow.ts';

/** The rules for a branch, and the branch whose files they were read from. */
export interface Policy {
  readonly parsed: ParsedConfiguration;
  readonly branch: string;
}

/**
 * The configuration that judges what goes into a branch: the default branch's, or the branch's own when the default
 * branch's configuration lists it in `bases`. Any other branch can be pushed to by whoever wants weaker rules.
 */
export async function readPolicy(
  context: FlowContext,
  repository: RepositoryRef,
  branches: { readonly base: string; readonly default: string },
): Promise<Policy> {
  const own = await readConfiguration(context, repository, branches.default);
  if (branches.base === branches.default || !own.ok || !matcher(own.configuration.bases)(branches.base)) {
    return { parsed: own, branch: branches.default };
  }
  return { parsed: await readConfiguration(context, repository, branches.base), branch: branches.base };
}

async function readConfiguration(
  context: FlowContext,
  repository: RepositoryRef,
  ref: string,
): Promise<ParsedConfiguration> {
  return parseConfiguration(await readTextFile(context.client, repository, CONFIGURATION_PATH, ref));
}
