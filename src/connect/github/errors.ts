/** The HTTP status of a failed request to GitHub, or null when the error is of another kind. */
export function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  return typeof error.status === 'number' ? error.status : null;
}

/** GitHub answered 404: it does not exist, or this installation may not see it. */
export function isNotFound(error: unknown): boolean {
  return statusOf(error) === 404;
}

/** GitHub refused the content of a request (422). */
export function isUnprocessable(error: unknown): boolean {
  return statusOf(error) === 422;
}
