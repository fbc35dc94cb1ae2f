import { checkExchange } from './description.ts';

/** What a request says besides who makes it and which operation it is. */
export interface Request {
  /** Parts of the path, by name. */
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** Media type asked for instead of JSON. */
  readonly accept?: string;
}

/** An answer, with its JSON as whatever shape the caller knows it has. */
export interface Answer {
  readonly status: number;
  readonly json: unknown;
  readonly text: string;
}

/** Makes requests to the local GitHub and holds each, with its answer, against GitHub's description. */
export class Witness {
  /** What GitHub's description has against the exchanges so far. */
  readonly complaints: string[] = [];
  /** Operations that were answered with success, as `GET /user`. */
  readonly succeeded = new Set<string>();
  readonly #api: string;

  constructor(api: string) {
    this.#api = api;
  }

  /** Makes a request. @param token whose, or null for nobody's */
  async call(token: string | null, operation: string, request: Request = {}): Promise<Answer> {
    const [method = '', template = ''] = operation.split(' ');
    const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      String(request.path?.[name] ?? { owner: 'acme', repo: 'shop', org: 'acme' }[name] ?? `{${name}}`),
    );
    const query = request.query ?? {};
    const response = await fetch(`${this.#api}${path}?${new URLSearchParams(query)}`, {
      method,
      redirect: 'manual',
      headers: {
        accept: request.accept ?? 'application/vnd.github+json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true && text !== '';
    const json: unknown = isJson ? JSON.parse(text) : null;
    if (response.status < 400) this.succeeded.add(operation);
    if (request.accept === undefined) {
      const exchange = { method, template, query, requestBody: request.body, status: response.status };
      this.complaints.push(...checkExchange({ ...exchange, responseBody: json }));
    }
    return { status: response.status, json, text };
  }

  /** Makes a request that must succeed. Returns its JSON. @throws {Error} when it is refused. */
  async ask<T>(token: string | null, operation: string, request: Request = {}): Promise<T> {
    const { status, json, text } = await this.call(token, operation, request);
    if (status >= 400) throw new Error(`${operation}: ${status} ${text}`);
    return json as T;
  }
}
