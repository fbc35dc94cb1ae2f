import { Duration, millisecondsOf } from '../../src/domain/duration.ts';
import { EnvironmentName } from '../../src/domain/environment.ts';
import { Sha } from '../../src/domain/ids.ts';

/** What the step was given. */
export interface StepInputs {
  readonly environment: string;
  readonly revision: Sha;
  readonly url: URL | null;
  readonly primary: URL | null;
  readonly recording: string | null;
  readonly metrics: string | null;
  /** Milliseconds. */
  readonly wait: number;
  readonly directory: string;
}

/**
 * Reads the inputs of the step.
 * @throws {Error} naming the input and what to do
 */
export function readInputs(env: NodeJS.ProcessEnv): StepInputs {
  const given = (name: string) => {
    const value = env[`WIRED_CHAOS_${name}`]?.trim() ?? '';
    return value === '' ? null : value;
  };
  const environment = EnvironmentName.safeParse(given('ENVIRONMENT') ?? '');
  if (!environment.success) throw new Error('The input environment is missing. Name the environment.');
  const revision = Sha.safeParse(given('REVISION') ?? env.GITHUB_SHA ?? '');
  if (!revision.success) throw new Error('The input revision is no full commit SHA. Correct it.');
  const wait = Duration.safeParse(given('WAIT') ?? '1m');
  if (!wait.success || millisecondsOf(wait.data) > 3_600_000) {
    throw new Error('The input wait is no span up to an hour, such as 90s or 2m. Correct it.');
  }
  return {
    environment: environment.data,
    revision: revision.data,
    url: address('url', given('URL')),
    primary: address('primary-url', given('PRIMARY_URL')),
    recording: given('RECORDING'),
    metrics: given('METRICS'),
    wait: millisecondsOf(wait.data),
    directory: given('DIRECTORY') ?? '.',
  };
}

function address(input: string, given: string | null): URL | null {
  if (given === null) return null;
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    throw new Error(`The input ${input} is no address of http or https. Correct it.`);
  }
  return url;
}
