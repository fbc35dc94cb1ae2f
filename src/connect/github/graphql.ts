import type { InstallationClient } from './app-client.ts';

/** Why a field of an answer is null. */
export interface FieldError {
  /** GitHub's name, such as `NOT_FOUND` or `FORBIDDEN`. */
  readonly type: string;
  /** Aliases from the root. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

interface Answer<Data> {
  /** What could be answered. */
  readonly data: Data | null;
  readonly errors: readonly FieldError[];
}

/**
 * Asks several things with one request, which costs GraphQL's hourly budget instead of REST's. GitHub answers in part
 * where a part cannot be had: whoever asks looks at the errors.
 * @param query begins with `query`, or it counts as a change
 * @throws what Octokit throws when there is no answer at all
 */
export async function askGraphql<Data>(
  client: InstallationClient,
  query: string,
  variables: Readonly<Record<string, string>>,
): Promise<Answer<Data>> {
  try {
    return { data: await client.octokit.graphql<Data>(query, { ...variables }), errors: [] };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'GraphqlResponseError') throw error;
    const { data = null, errors } = error as Error & {
      readonly data?: Data | null;
      readonly errors: readonly Partial<FieldError>[];
    };
    return {
      data,
      errors: errors.map(({ type = '', path = [], message = '' }) => ({ type, path, message })),
    };
  }
}
