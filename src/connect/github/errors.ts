/** The HTTP status of a failed request to GitHub, or null when the error is of another kind. */
export function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  return typeof error.status === 'number' ? error.status : null;
}

/** GitHub answered 404: it does not exist, or this installation may not see it. */
export function isNotFound(error: unknown): boolean {
  return statusOf(error) === 404;
}

/**
 * GitHub may have refused because the installation is suspended or gone, or because its token was revoked with it.
 * Whether it is so has to be asked: a 401 may have other reasons.
 */
export function mayBeClosed(error: unknown): boolean {
  const status = statusOf(error);
  if (status === 401) return true;
  if (status === 403) return error instanceof Error && /installation has been suspended/i.test(error.message);
  return status === 404 && mintsToken(error);
}

/** The request was the one that gets an installation its token. */
function mintsToken(error: unknown): boolean {
  const { request } = error as { readonly request?: { readonly url?: string } };
  return request?.url !== undefined && /\/app\/installations\/\d+\/access_tokens$/.test(request.url);
}

/**
 * The permissions of which GitHub says that one set would do, such as `contents=read; pull_requests=write`, when it
 * refused a request because the App lacks them; null when it refused for another reason, empty when it does not say.
 * @see https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps
 */
export function lackedPermissions(error: unknown): string | null {
  if (statusOf(error) !== 403 || !(error instanceof Error)) return null;
  if (!/resource not accessible by integration/i.test(error.message)) return null;
  const { response } = error as { readonly response?: { readonly headers?: Record<string, string> } };
  return response?.headers?.['x-accepted-github-permissions'] ?? '';
}

/** GitHub refused the content of a request (422). */
export function isUnprocessable(error: unknown): boolean {
  return statusOf(error) === 422;
}

/** GitHub answered a GraphQL request with errors: of a mutation, that it was not carried out. */
export function isGraphqlRefusal(error: unknown): boolean {
  return error instanceof Error && error.name === 'GraphqlResponseError';
}

/**
 * GitHub refused a request, so that nothing was done: any answer of 400 to 499 but 408, which is no answer. After a
 * refusal for a limit nothing was done either.
 */
export function isRefusal(error: unknown): boolean {
  const status = statusOf(error);
  return (status !== null && status >= 400 && status < 500 && status !== 408) || isGraphqlRefusal(error);
}
