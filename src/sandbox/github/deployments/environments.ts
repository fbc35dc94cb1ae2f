import { type Context, timestamp } from '../context.ts';
import type { Environment } from '../state/environment.ts';
import type { Repository } from '../state/repository.ts';

/** The environment of that name, whatever its case; null when there is none. */
export const environmentNamed = (repository: Repository, name: string): Environment | null =>
  repository.environments.get(name.toLowerCase()) ?? null;

/** The environment of that name, made without any protection when it is new: by the first job that names it. */
export function ensureEnvironment(context: Context, repository: Repository, name: string): Environment {
  const known = environmentNamed(repository, name);
  if (known !== null) return known;
  const now = timestamp(context);
  const environment: Environment = {
    id: context.state.nextId(),
    repositoryId: repository.id,
    name,
    createdAt: now,
    updatedAt: now,
    waitTimer: 0,
    reviewers: [],
    preventSelfReview: false,
    branchPolicy: null,
    branchPatterns: [],
    canAdminsBypass: true,
    rules: [],
    secrets: new Map(),
    variables: new Map(),
  };
  repository.environments.set(name.toLowerCase(), environment);
  return environment;
}

/** @throws {Error} when the state holds no environment of that id. */
export function environmentById(repository: Repository, id: number): Environment {
  const found = [...repository.environments.values()].find((one) => one.id === id);
  if (found === undefined) throw new Error(`The local GitHub has no environment ${id}`);
  return found;
}
