import { createHash } from 'node:crypto';
import type { Reply } from './reply.ts';

/**
 * Turns a reply into an HTTP response. A GET that succeeded gets an ETag and answers 304 to whoever has it.
 * @see https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api
 */
export function toResponse(
  request: Request,
  reply: Reply,
  headers: Readonly<Record<string, string>>,
): Response {
  const all = new Headers({
    'x-github-media-type': 'github.v3; format=json',
    'x-github-api-version-selected': request.headers.get('x-github-api-version') ?? '2022-11-28',
    ...headers,
    ...reply.headers,
  });
  const text = reply.raw ?? (reply.body === undefined ? null : JSON.stringify(reply.body));
  if (text === null) return new Response(null, { status: reply.status, headers: all });
  if (!all.has('content-type')) all.set('content-type', 'application/json; charset=utf-8');
  if (request.method === 'GET' && reply.status === 200) {
    const etag = `W/"${createHash('sha256').update(text).digest('hex')}"`;
    all.set('etag', etag);
    all.set('cache-control', 'private, max-age=60, s-maxage=60');
    if (matches(request.headers.get('if-none-match'), etag)) {
      all.delete('content-type');
      return new Response(null, { status: 304, headers: all });
    }
  }
  return new Response(text, { status: reply.status, headers: all });
}

function matches(header: string | null, etag: string): boolean {
  if (header === null) return false;
  const plain = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.split(',').some((tag) => plain(tag) === plain(etag));
}
