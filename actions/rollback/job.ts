import { z } from 'zod';
import { Sha } from '../../src/domain/ids.ts';
import { parseRepository, type RepositoryRef } from '../../src/domain/repository.ts';

/** What this step was asked to do, and where. */
export interface Job {
  readonly environment: string;
  /** The commit that is taken back. */
  readonly from: Sha;
  /** Where to; null where that has to be found out. */
  readonly to: Sha | null;
  readonly command: string;
  readonly url: string;
  readonly check: boolean;
  readonly directory: string;
  readonly token: string;
  readonly repository: RepositoryRef;
  /** Base URL of GitHub's REST API. */
  readonly api: string;
  /** Address of this run. */
  readonly run: string;
}

const Variables = z.object({
  WIRED_CHAOS_ENVIRONMENT: z.string().min(1, 'name the environment').max(255),
  WIRED_CHAOS_ROLLBACK_OF: Sha,
  WIRED_CHAOS_TO: z.union([z.literal(''), Sha]).default(''),
  WIRED_CHAOS_COMMAND: z.string().trim().min(1, 'say what takes the environment back'),
  WIRED_CHAOS_URL: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  WIRED_CHAOS_CHECK: z.enum(['true', 'false']).default('true'),
  WIRED_CHAOS_DIRECTORY: z.string().default('.'),
  WIRED_CHAOS_TOKEN: z.string().min(1, 'give it a token'),
  GITHUB_REPOSITORY: z.string(),
  GITHUB_API_URL: z.url(),
  GITHUB_SERVER_URL: z.url(),
  GITHUB_RUN_ID: z.string(),
});

const inputs: Readonly<Record<string, string>> = {
  WIRED_CHAOS_ENVIRONMENT: 'environment',
  WIRED_CHAOS_ROLLBACK_OF: 'revision',
  WIRED_CHAOS_TO: 'to',
  WIRED_CHAOS_COMMAND: 'command',
  WIRED_CHAOS_URL: 'url',
  WIRED_CHAOS_CHECK: 'check',
  WIRED_CHAOS_TOKEN: 'token',
};

/**
 * Reads the job from the environment of the step.
 * @throws {Error} naming every input that cannot be used
 */
export function readJob(env: NodeJS.ProcessEnv): Job {
  const parsed = Variables.safeParse(env);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => {
      const variable = String(path[0]);
      return `${inputs[variable] ?? variable}: ${message}`;
    });
    throw new Error(`The inputs cannot be used. ${problems.join('; ')}.`);
  }
  const given = parsed.data;
  return {
    environment: given.WIRED_CHAOS_ENVIRONMENT,
    from: given.WIRED_CHAOS_ROLLBACK_OF,
    to: given.WIRED_CHAOS_TO === '' ? null : given.WIRED_CHAOS_TO,
    command: given.WIRED_CHAOS_COMMAND,
    url: given.WIRED_CHAOS_URL,
    check: given.WIRED_CHAOS_CHECK === 'true',
    directory: given.WIRED_CHAOS_DIRECTORY,
    token: given.WIRED_CHAOS_TOKEN,
    repository: parseRepository(given.GITHUB_REPOSITORY),
    api: given.GITHUB_API_URL.replace(/\/$/, ''),
    run: `${given.GITHUB_SERVER_URL}/${given.GITHUB_REPOSITORY}/actions/runs/${given.GITHUB_RUN_ID}`,
  };
}
