import { grants, includesRole, roleOf } from '../access.ts';
import type { Context } from '../context.ts';
import { readRefs } from '../git/refs.ts';
import type { Actor, Author } from '../http/actor.ts';
import { authenticate } from '../http/authenticate.ts';
import { reaches } from '../http/authorise.ts';
import { Refusal } from '../http/reply.ts';
import { protectionEnvironment } from '../pushes/guard.ts';
import { type RefChange, recordRefChanges } from '../pushes/record.ts';
import { holdRepository } from '../repositories/lock.ts';
import type { Repository } from '../state/repository.ts';
import { runBackend } from './backend.ts';

const services = new Set(['/info/refs', '/git-upload-pack', '/git-receive-pack']);

/** Answers git over HTTP: clone and fetch for readers, push for writers. */
export async function serveGit(context: Context, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const [, owner = '', name = '', path = ''] = /^\/([^/]+)\/([^/]+)\.git(\/.*)$/.exec(url.pathname) ?? [];
  let actor: Actor;
  try {
    actor = authenticate(context, request.headers.get('authorization'));
  } catch (error) {
    if (error instanceof Refusal) return askForPassword(error.message);
    throw error;
  }
  const repository = context.state.repositoryNamed(owner, name);
  const moved = context.state.redirect(owner, name);
  const pushes = path === '/git-receive-pack' || url.searchParams.get('service') === 'git-receive-pack';
  if (services.has(path) && moved !== null) {
    const now = context.state.fullName(context.state.repository(moved));
    const location = `${context.url}/${now}.git${path}${url.search}`;
    return new Response(null, { status: request.method === 'GET' ? 301 : 307, headers: { location } });
  }
  if (!services.has(path) || repository === null || !mayRead(context, repository, actor)) {
    return actor.kind === 'anonymous'
      ? askForPassword('Authentication required')
      : new Response('Repository not found.\n', { status: 404 });
  }
  const common = { directory: repository.directory, path, request };
  if (!pushes) {
    return (await runBackend({ ...common, user: 'reader', environment: {} })).response;
  }
  if (actor.kind === 'anonymous') return askForPassword('Authentication required');
  if (actor.kind === 'app' || !mayWrite(context, repository, actor)) {
    const who = actor.kind === 'app' ? actor.app.slug : actor.user.login;
    const text = `Permission to ${context.state.fullName(repository)}.git denied to ${who}.\n`;
    return new Response(text, { status: 403 });
  }
  const author = actor;
  const environment = protectionEnvironment(context, repository, author);
  const call = { ...common, user: author.user.login, environment };
  if (path === '/info/refs') return (await runBackend(call)).response;
  return holdRepository(context, repository, async () => {
    const before = await readRefs(repository.directory, 'refs/');
    const { response, ended } = await runBackend(call);
    // The answer waits for the consequences, so that whoever pushed finds them done.
    const body = await response.arrayBuffer();
    await ended;
    const after = await readRefs(repository.directory, 'refs/');
    await recordRefChanges(context, repository, changesBetween(before, after), author, 'push');
    return new Response(body, { status: response.status, headers: response.headers });
  });
}

function mayRead(context: Context, repository: Repository, actor: Actor): boolean {
  if (!repository.private) return true;
  if (actor.kind === 'user') return roleOf(context.state, repository, actor.user) !== null;
  if (actor.kind !== 'installation') return false;
  return reaches(actor, repository) && grants(actor.permissions, { contents: 'read' });
}

function mayWrite(context: Context, repository: Repository, author: Author): boolean {
  if (author.kind === 'user') return includesRole(roleOf(context.state, repository, author.user), 'write');
  return reaches(author, repository) && grants(author.permissions, { contents: 'write' });
}

function askForPassword(message: string): Response {
  return new Response(`${message}\n`, {
    status: 401,
    headers: { 'www-authenticate': 'Basic realm="GitHub"' },
  });
}

function changesBetween(before: Map<string, string>, after: Map<string, string>): RefChange[] {
  const none = '0'.repeat(40);
  const refs = new Set([...before.keys(), ...after.keys()]);
  return [...refs]
    .filter((ref) => ref.startsWith('refs/heads/') || ref.startsWith('refs/tags/'))
    .map((ref) => ({ ref, before: before.get(ref) ?? none, after: after.get(ref) ?? none }))
    .filter((change) => change.before !== change.after);
}
