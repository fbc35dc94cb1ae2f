import type { IncomingMessage } from 'node:http';
import { connectionNames, isHopByHop } from './hop-by-hop.ts';

/**
 * The head of an answer as the client gets it: a flat list of names and values, without what concerned the connection
 * to the version. How the body is framed is for the server that sends it to say.
 * @param setCookie a further cookie, or null
 */
export function responseHeaders(answer: IncomingMessage, setCookie: string | null): string[] {
  const { rawHeaders } = answer;
  const declared = connectionNames(answer.headers.connection);
  const result: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    if (isHopByHop(name.toLowerCase(), declared)) continue;
    result.push(name, rawHeaders[at + 1] ?? '');
  }
  if (setCookie !== null) result.push('Set-Cookie', setCookie);
  return result;
}
