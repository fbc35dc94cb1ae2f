import { readCommit } from '../git/commits.ts';
import { readRefs, resolveCommit } from '../git/refs.ts';
import type { Call } from '../http/call.ts';
import { paged } from '../http/pagination.ts';
import { json, noContent, Refusal } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { protectionInput, toProtection } from '../protection/input.ts';
import { commitShape } from '../shape/commit.ts';
import { branchProtection, protectedBranch } from '../shape/protection.ts';
import { repositoryPage, repositoryUrl } from '../shape/repository.ts';
import type { Protection } from '../state/protection.ts';
import type { Repository } from '../state/repository.ts';

const read = { app: [{ contents: 'read' }], role: 'read' } as const;
const administer = { app: [{ administration: 'write' }], role: 'admin' } as const;
const path = '/repos/{owner}/{repo}/branches/{branch}';
const protection = `${path}/protection`;

export const routes: readonly Route[] = [
  repositoryRoute('GET', '/repos/{owner}/{repo}/branches', read, async (call, repository) => {
    const refs = [...(await readRefs(repository.directory, 'refs/heads/'))].map(
      ([ref, sha]) => [ref.slice('refs/heads/'.length), sha] as const,
    );
    const wanted = call.query.get('protected');
    const list = refs.filter(
      ([name]) => wanted === null || String(repository.protections.has(name)) === wanted,
    );
    const url = repositoryUrl(call.context, repository);
    return paged(call, list, ([name, sha]) => ({
      name,
      commit: { sha, url: `${url}/commits/${sha}` },
      protected: repository.protections.has(name),
    }));
  }),
  repositoryRoute('GET', path, read, async (call, repository) => {
    const name = call.text('branch');
    const sha = await resolveCommit(repository.directory, `refs/heads/${name}`);
    if (sha === null) throw new Refusal(404, 'Branch not found');
    const { context } = call;
    const self = `${repositoryUrl(context, repository)}/branches/${name}`;
    const commit = await readCommit(repository.directory, sha);
    return json(200, {
      name,
      commit: commitShape(context, repository, commit),
      _links: { self, html: `${repositoryPage(context, repository)}/tree/${name}` },
      protected: repository.protections.has(name),
      protection: branchProtection(repository.protections.get(name)),
      protection_url: `${self}/protection`,
    });
  }),
  repositoryRoute(
    'GET',
    protection,
    { app: [{ administration: 'read' }], role: 'admin' },
    (call, repository) =>
      json(200, protectedBranch(call.context, repository, call.text('branch'), existing(call, repository))),
  ),
  repositoryRoute('PUT', protection, administer, async (call, repository) => {
    const name = call.text('branch');
    if ((await resolveCommit(repository.directory, `refs/heads/${name}`)) === null) {
      throw new Refusal(404, 'Branch not found');
    }
    const stored = toProtection(call.body(protectionInput));
    repository.protections.set(name, stored);
    return json(200, protectedBranch(call.context, repository, name, stored));
  }),
  repositoryRoute('DELETE', protection, administer, (call, repository) => {
    existing(call, repository);
    repository.protections.delete(call.text('branch'));
    return noContent;
  }),
  // No rulesets here: what rules there are come from protection, which this operation does not list.
  repositoryRoute(
    'GET',
    '/repos/{owner}/{repo}/rules/branches/{branch}',
    { app: [{ metadata: 'read' }], role: 'read' },
    () => json(200, []),
  ),
];

function existing(call: Call, repository: Repository): Protection {
  const found = repository.protections.get(call.text('branch'));
  if (found === undefined) throw new Refusal(404, 'Branch not protected');
  return found;
}
