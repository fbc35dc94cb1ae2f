import { z } from 'zod';
import { RepositoryId, type Sha } from './ids.ts';

/**
 * What something is about, by GitHub's numbers: `repository:4711`, `repository:4711#12` (issue or pull request),
 * `repository:4711@<sha>`, `repository:4711/environment/production` or `repository:4711/run/991/production` (the
 * deployment to an environment that a run waits with). A repository keeps its number when it is renamed or
 * transferred, and nobody else ever gets it, while its old name may be another repository's tomorrow. So whatever is
 * remembered about something is looked up by this, and names are for people only.
 */
export const ObjectId = z
  .string()
  .regex(
    /^repository:[1-9]\d*(?:#[1-9]\d*|@[0-9a-f]{40,64}|(?:\/run\/[1-9]\d*|\/environment)\/[^\s/]{1,2000})?$/,
    'expected repository:<number>',
  )
  .brand<'ObjectId'>();
export type ObjectId = z.infer<typeof ObjectId>;

/** The object that a repository is. */
export function repositoryObject(repository: RepositoryId): ObjectId {
  return ObjectId.parse(`repository:${repository}`);
}

/** The repository that an object is, or is a part of. */
export function repositoryOf(object: ObjectId): RepositoryId {
  return RepositoryId.parse(Number(/\d+/.exec(object)?.[0]));
}

/** The object that an issue or pull request is; the two share their numbers. */
export function numberedObject(repository: RepositoryId, number: number): ObjectId {
  return ObjectId.parse(`repository:${repository}#${number}`);
}

/** The object that a commit of a repository is. */
export function commitObject(repository: RepositoryId, sha: Sha): ObjectId {
  return ObjectId.parse(`repository:${repository}@${sha}`);
}

/** GitHub tells names of environments apart without their case; they may hold any character. */
function environmentPart(environment: string): string {
  return encodeURIComponent(environment.toLowerCase().toWellFormed());
}

/** The object that an environment of a repository is. */
export function environmentObject(repository: RepositoryId, environment: string): ObjectId {
  return ObjectId.parse(`repository:${repository}/environment/${environmentPart(environment)}`);
}

/** The object that the deployment of a run to an environment is. */
export function gateObject(repository: RepositoryId, run: number, environment: string): ObjectId {
  return ObjectId.parse(`repository:${repository}/run/${run}/${environmentPart(environment)}`);
}
