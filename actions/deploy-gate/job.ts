import { parseRepository, type RepositoryRef } from '../../src/domain/repository.ts';

/** What the runner tells about the job, and the inputs of the step. */
export interface Job {
  readonly api: string;
  readonly token: string;
  readonly repository: RepositoryRef;
  readonly environment: string;
  readonly run: number;
  readonly attempt: number;
}

/** @throws {Error} naming what is missing */
export function readJob(env: Readonly<Record<string, string | undefined>>): Job {
  const required = (name: string, what: string): string => {
    const value = env[name]?.trim();
    if (value === undefined || value === '') throw new Error(`${what} is missing (${name}).`);
    return value;
  };
  return {
    api: required('GITHUB_API_URL', 'The address of GitHub'),
    token: required('WIRED_CHAOS_TOKEN', 'The input token'),
    repository: parseRepository(required('GITHUB_REPOSITORY', 'The name of the repository')),
    environment: required('WIRED_CHAOS_ENVIRONMENT', 'The input environment'),
    run: Number(required('GITHUB_RUN_ID', 'The number of the run')),
    attempt: Number(required('GITHUB_RUN_ATTEMPT', 'The number of the attempt')),
  };
}
