/** What a route answers with. */
export interface Reply {
  readonly status: number;
  /** Sent as JSON, unless it is bytes or a `raw` text. */
  readonly body?: unknown;
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A JSON answer. */
export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, body, headers };
}

/** 204. */
export const noContent: Reply = { status: 204 };

/** One entry of `errors` in GitHub's 422 answers. */
interface FieldError {
  readonly resource: string;
  readonly code: 'missing' | 'missing_field' | 'invalid' | 'already_exists' | 'unprocessable' | 'custom';
  readonly field?: string;
  readonly message?: string;
  readonly value?: unknown;
}

/** Ends a request with one of GitHub's error answers. */
export class Refusal extends Error {
  readonly reply: Reply;

  constructor(
    status: number,
    message: string,
    extra: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'Refusal';
    const body = {
      message,
      ...extra,
      documentation_url: 'https://docs.github.com/rest',
      status: String(status),
    };
    this.reply = json(status, body, headers);
  }
}

/** What GitHub says both of what is missing and of what the caller may not know of. */
export function notFound(): Refusal {
  return new Refusal(404, 'Not Found');
}

/** 422 with the list of what is wrong. */
export function invalid(...errors: readonly FieldError[]): Refusal {
  return new Refusal(422, 'Validation Failed', { errors });
}

/**
 * An App lacks a permission, or may not use the operation at all.
 * @param accepted sets of permissions of which one would do
 * @see https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#resource-not-accessible
 */
export function notAccessible(accepted: readonly Readonly<Record<string, string>>[] = []): Refusal {
  const sets = accepted.map((set) =>
    Object.entries(set)
      .map(([name, level]) => `${name}=${level}`)
      .join(','),
  );
  const headers = sets.length === 0 ? {} : { 'x-accepted-github-permissions': sets.join('; ') };
  return new Refusal(403, 'Resource not accessible by integration', {}, headers);
}
