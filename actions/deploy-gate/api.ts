/** GitHub answered with an error. */
export class ApiError extends Error {
  readonly status: number;

  constructor(status: number, path: string) {
    super(`GitHub answered ${status} to ${path}. Does the job have the permissions that the README names?`);
    this.name = 'ApiError';
    this.status = status;
  }
}

/** Reads of one GitHub, the one that the runner belongs to; nothing else is ever asked. */
export interface Api {
  /** The JSON at a path below the API's base. @throws {ApiError} */
  get<Answer>(path: string): Promise<Answer>;
  /** The same; null where there is nothing (404). */
  find<Answer>(path: string): Promise<Answer | null>;
  /** A file's text; null where there is none. */
  text(path: string): Promise<string | null>;
  /** Bytes, through a redirection. */
  bytes(path: string): Promise<Uint8Array>;
}

/** Milliseconds that an answer may take. */
const patience = 30_000;

/**
 * @param base such as `https://api.github.com`
 * @param token what the job may read with
 */
export function openApi(base: string, token: string): Api {
  const ask = async (path: string, accept: string): Promise<Response> => {
    const response = await fetch(`${base.replace(/\/+$/, '')}${path}`, {
      headers: { accept, authorization: `Bearer ${token}`, 'x-github-api-version': '2022-11-28' },
      signal: AbortSignal.timeout(patience),
    });
    if (!response.ok) throw new ApiError(response.status, path);
    return response;
  };
  const orNull = async <Answer>(asked: Promise<Answer>): Promise<Answer | null> => {
    try {
      return await asked;
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return null;
      throw error;
    }
  };
  const get = async <Answer>(path: string) =>
    (await (await ask(path, 'application/vnd.github+json')).json()) as Answer;
  return {
    get,
    find: (path) => orNull(get(path)),
    text: (path) => orNull(ask(path, 'application/vnd.github.raw+json').then((response) => response.text())),
    bytes: async (path) =>
      new Uint8Array(await (await ask(path, 'application/vnd.github+json')).arrayBuffer()),
  };
}
