import type { z } from 'zod';
import type { Context } from '../context.ts';
import type { Actor } from './actor.ts';
import { notFound, Refusal } from './reply.ts';

/** A request to the API, taken apart. */
export class Call {
  readonly context: Context;
  readonly method: string;
  readonly template: string;
  /** Path and query below `/api/v3`, as sent. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly actor: Actor;
  readonly #params: Readonly<Record<string, string>>;
  /** The body as it was sent. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whether it came to the host for uploads rather than to the API. */
  readonly uploads: boolean;

  constructor(parts: {
    context: Context;
    method: string;
    template: string;
    params: Readonly<Record<string, string>>;
    url: URL;
    path: string;
    headers: Headers;
    bytes: Uint8Array<ArrayBuffer>;
    uploads: boolean;
    actor: Actor;
  }) {
    this.context = parts.context;
    this.method = parts.method;
    this.template = parts.template;
    this.path = parts.path;
    this.query = parts.url.searchParams;
    this.headers = parts.headers;
    this.actor = parts.actor;
    this.#params = parts.params;
    this.bytes = parts.bytes;
    this.uploads = parts.uploads;
  }

  /** A parameter of the path, decoded. @throws {Refusal} 404 when the template has none of that name. */
  text(name: string): string {
    const value = this.#params[name];
    if (value === undefined) throw notFound();
    return value;
  }

  /** A numeric parameter of the path. @throws {Refusal} 404 when it is not a number. */
  number(name: string): number {
    const value = this.text(name);
    if (!/^\d{1,15}$/.test(value)) throw notFound();
    return Number(value);
  }

  /**
   * The JSON body, checked. An absent body counts as `{}`.
   * @throws {Refusal} 400 when it is not JSON, 422 when it has another shape.
   */
  body<T>(schema: z.ZodType<T>): T {
    let value: unknown;
    try {
      const text = new TextDecoder().decode(this.bytes);
      value = text === '' ? {} : JSON.parse(text);
    } catch {
      throw new Refusal(400, 'Problems parsing JSON');
    }
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const where = issue === undefined ? '' : issue.path.map((part) => `/properties/${String(part)}`).join('');
    throw new Refusal(422, `Invalid request.\n\nFor '${where.slice(1)}', ${issue?.message ?? 'not valid'}.`);
  }

  /** Whether the caller asked for a media type such as `raw`: `application/vnd.github.raw+json`. */
  wants(media: string): boolean {
    const accept = this.headers.get('accept') ?? '';
    return new RegExp(`application/vnd\\.github\\.(v3\\.)?${media}(\\+json)?\\b`).test(accept);
  }
}
