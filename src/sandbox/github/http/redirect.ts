import type { Context } from '../context.ts';
import { json, type Reply } from './reply.ts';

/** `/repositories/{id}…` names a repository by its id: as `/repos/{owner}/{name}…` it is what routes know. */
export function byName(context: Context, path: string): string {
  const match = /^\/repositories\/(\d{1,15})(?=[/?]|$)/.exec(path);
  if (match === null) return path;
  const repository = context.state.repositories.get(Number(match[1]));
  // No account can be called "-": an id that is not there is not found.
  const name = repository === undefined ? `-/${match[1]}` : context.state.fullName(repository);
  return `/repos/${name}${path.slice(match[0].length)}`;
}

/**
 * Where a repository is that is asked for under a name it had before: 301 for reads, 307 for everything else. Null
 * when nobody had that name, or somebody has it now.
 * @see https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects
 */
export function redirected(context: Context, method: string, path: string): Reply | null {
  const match = /^\/repos\/([^/?]+)\/([^/?]+)/.exec(path);
  if (match === null) return null;
  const [named, owner = '', name = ''] = match;
  const id = context.state.redirect(owner, name);
  if (id === null) return null;
  const location = `${context.api}/repositories/${id}${path.slice(named.length)}`;
  const reads = method === 'GET' || method === 'HEAD';
  const message = reads ? 'Moved Permanently' : 'Temporary Redirect';
  const body = { message, url: location, documentation_url: 'https://docs.github.com/rest' };
  return json(reads ? 301 : 307, body, { location });
}
