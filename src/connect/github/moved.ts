import type { ProbotOctokit } from 'probot';

/**
 * The repository that was asked for has another name or owner now: GitHub redirects to `/repositories/{id}`. Nothing
 * is done under the old name, for it may be another repository's a moment later.
 */
export class RepositoryMoved extends Error {
  readonly id: number;
  /** `owner/name` as it was asked for; null when the request did not say so. */
  readonly asked: string | null;

  constructor(id: number, asked: string | null) {
    super(`the repository ${asked ?? ''} has another name now; its id is ${id}`);
    this.name = 'RepositoryMoved';
    this.id = id;
    this.asked = asked;
  }
}

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly owner?: unknown;
  readonly repo?: unknown;
  request?: object;
}

interface Answered {
  readonly status: number;
  readonly url: string;
  readonly headers: { readonly location?: string | undefined };
}

/**
 * Has a client's requests for `/repos/…` throw where GitHub redirects them. Reads are followed (301) and then thrown
 * away, as are the downloads that GitHub redirects elsewhere; writes (307) are not followed at all.
 * @see https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects
 */
export function noticeMoves(octokit: InstanceType<typeof ProbotOctokit>): void {
  octokit.hook.wrap(
    'request',
    async <O extends Asked, R extends Answered>(request: (options: O) => R | Promise<R>, options: O) => {
      const named = /(?:^|\/)repos\//.test(options.url);
      const reads = options.method === 'GET' || options.method === 'HEAD';
      if (named && !reads) options.request = { ...options.request, redirect: 'manual' };
      const response = await request(options);
      if (!named) return response;
      const led = !reads && response.status >= 300 && response.status < 400;
      const id = repositoryIn(led ? response.headers.location : response.url);
      if (id !== null) throw new RepositoryMoved(id, askedFor(options));
      if (led) throw new Error(`GitHub redirected ${options.method} ${options.url}, which is not followed`);
      return response;
    },
  );
}

function askedFor({ owner, repo }: Asked): string | null {
  return typeof owner === 'string' && typeof repo === 'string' ? `${owner}/${repo}` : null;
}

function repositoryIn(address: string | undefined): number | null {
  const match = /^https?:\/\/[^/]+(?:\/api\/v3)?\/repositories\/([1-9]\d{0,14})(?=[/?]|$)/.exec(
    address ?? '',
  );
  return match === null ? null : Number(match[1]);
}
