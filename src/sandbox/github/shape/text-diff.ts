import { git } from '../git/run.ts';
import type { Call } from '../http/call.ts';
import type { Reply } from '../http/reply.ts';

/**
 * The difference between two commits as text, when the caller asked for the media type `diff` or `patch`; null
 * when they want JSON.
 * @see https://docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api#media-types
 */
export async function textDiff(
  call: Call,
  directory: string,
  from: string,
  to: string,
): Promise<Reply | null> {
  const format = (['diff', 'patch'] as const).find((media) => call.wants(media));
  if (format === undefined) return null;
  const command = format === 'diff' ? ['diff', from, to] : ['format-patch', '--stdout', `${from}..${to}`];
  const { stdout } = await git(directory, command);
  const headers = { 'content-type': `application/vnd.github.v3.${format}; charset=utf-8` };
  return { status: 200, raw: stdout.toString('utf8'), headers };
}
