import type { Past } from '../../change/policy/flips/compare.ts';
import { type PastPull, pastPull } from '../../change/policy/flips/past-pull.ts';
import { wantedWhole } from '../../change/policy/wanted-whole.ts';
import { readDiff } from '../../connect/github/diff.ts';
import { isNotFound } from '../../connect/github/errors.ts';
import { getPull, readMergeBase } from '../../connect/github/pull-requests.ts';
import type { Configuration } from '../../domain/configuration.ts';
import { Sha } from '../../domain/ids.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { FlowContext } from '../flow.ts';

/** Why a pull request cannot be looked at again. */
interface Untold {
  readonly number: number;
  readonly why: string;
}

/** A larger pull request takes more calls than its flip is worth. */
const mostFiles = 300;

/** Reads the files of a past pull request again, and has them looked at as each of two configurations asks. */
export async function lookAgain(
  context: FlowContext,
  repository: RepositoryRef,
  past: PastPull,
  configurations: { readonly before: Configuration; readonly after: Configuration },
): Promise<Past | Untold> {
  const { number } = past;
  try {
    return await readAgain(context, repository, past, configurations);
  } catch (error) {
    if (isNotFound(error)) return { number, why: 'its commits are gone' };
    throw error;
  }
}

async function readAgain(
  context: FlowContext,
  repository: RepositoryRef,
  past: PastPull,
  configurations: { readonly before: Configuration; readonly after: Configuration },
): Promise<Past | Untold> {
  const { client } = context;
  const { number } = past;
  const pull = await getPull(client, repository, number);
  if (pull === null) return { number, why: 'it is gone' };
  if (pull.changed_files > mostFiles) return { number, why: `more than ${mostFiles} files` };
  const diff = await readDiff(client, repository, {
    number,
    changedFiles: pull.changed_files,
    mergeBase: () => readMergeBase(client, repository, pull.base.sha, pull.head.sha),
    head: Sha.parse(pull.head.sha),
    wants: wantedWhole,
  });
  if (!diff.complete) return { number, why: 'its files could not be read' };
  const { files } = diff;
  const seenWith = async (configuration: Configuration) => {
    const { zones, policy } = configuration;
    const analysis = await context.analyse({ files, zones, custom: policy.custom, salt: context.salt });
    return pastPull({ ...past, files, analysis, configuration });
  };
  return { before: await seenWith(configurations.before), after: await seenWith(configurations.after) };
}
