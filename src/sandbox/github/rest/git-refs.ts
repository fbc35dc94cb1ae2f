import { z } from 'zod';
import type { Context } from '../context.ts';
import { objectType } from '../git/objects.ts';
import { isAncestor, isRefName, readRefs, zeroSha } from '../git/refs.ts';
import type { Author } from '../http/actor.ts';
import type { Call } from '../http/call.ts';
import { json, noContent, notFound, Refusal } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { guardOf } from '../pushes/guard.ts';
import { changeRef, type RefChange } from '../pushes/record.ts';
import { holdRepository } from '../repositories/lock.ts';
import { nodeId } from '../shape/node-id.ts';
import { repositoryUrl } from '../shape/repository.ts';
import type { Repository } from '../state/repository.ts';

const read = { app: [{ contents: 'read' }], role: 'read' } as const;
const write = { app: [{ contents: 'write' }], role: 'write' } as const;
const one = '/repos/{owner}/{repo}/git/refs/{ref}';
const sha = z.string().regex(/^[0-9a-f]{40}$/);

export const routes: readonly Route[] = [
  repositoryRoute('GET', '/repos/{owner}/{repo}/git/ref/{ref}', read, async (call, repository) => {
    const { ref, sha: at } = await existing(call, repository, notFound());
    return json(200, await refShape(call.context, repository, ref, at));
  }),
  repositoryRoute('GET', '/repos/{owner}/{repo}/git/matching-refs/{ref}', read, async (call, repository) => {
    const prefix = `refs/${call.text('ref')}`;
    const refs = [...(await readRefs(repository.directory, 'refs/'))].filter(([ref]) =>
      ref.startsWith(prefix),
    );
    const shapes = refs.map(([ref, at]) => refShape(call.context, repository, ref, at));
    return json(200, await Promise.all(shapes));
  }),
  repositoryRoute('POST', '/repos/{owner}/{repo}/git/refs', write, (call, repository, author) => {
    const input = call.body(z.object({ ref: z.string(), sha }));
    return holdRepository(call.context, repository, async () => {
      const { directory } = repository;
      if (!/^refs\/(heads|tags)\/./.test(input.ref) || !(await isRefName(directory, input.ref))) {
        throw new Refusal(422, `Reference name is not well-formed: ${input.ref}`);
      }
      if ((await readRefs(directory, input.ref)).has(input.ref)) {
        throw new Refusal(422, 'Reference already exists');
      }
      if ((await objectType(directory, input.sha)) === null) throw new Refusal(422, 'Object does not exist');
      await changeRef(
        call.context,
        repository,
        { ref: input.ref, before: zeroSha, after: input.sha },
        author,
      );
      return json(201, await refShape(call.context, repository, input.ref, input.sha));
    });
  }),
  repositoryRoute('PATCH', one, write, (call, repository, author) => {
    const input = call.body(z.object({ sha, force: z.boolean().optional() }));
    return holdRepository(call.context, repository, async () => {
      const { ref, sha: before } = await existing(call, repository, missing());
      if ((await objectType(repository.directory, input.sha)) === null) {
        throw new Refusal(422, 'Object does not exist');
      }
      const change = { ref, before, after: input.sha };
      await refuseGuarded(call.context, repository, change, author);
      const forward = await isAncestor(repository.directory, before, input.sha);
      if (!forward && input.force !== true) throw new Refusal(422, 'Update is not a fast forward');
      if (before !== input.sha) await changeRef(call.context, repository, change, author);
      return json(200, await refShape(call.context, repository, ref, input.sha));
    });
  }),
  repositoryRoute('DELETE', one, write, (call, repository, author) =>
    holdRepository(call.context, repository, async () => {
      const { ref, sha: before } = await existing(call, repository, missing());
      const change = { ref, before, after: zeroSha };
      await refuseGuarded(call.context, repository, change, author);
      await changeRef(call.context, repository, change, author);
      return noContent;
    }),
  ),
];

function missing(): Refusal {
  return new Refusal(422, 'Reference does not exist');
}

async function existing(call: Call, repository: Repository, refusal: Refusal) {
  const ref = `refs/${call.text('ref')}`;
  const at = (await readRefs(repository.directory, ref)).get(ref);
  if (at === undefined) throw refusal;
  return { ref, sha: at };
}

async function refuseGuarded(
  context: Context,
  repository: Repository,
  change: RefChange,
  author: Author,
): Promise<void> {
  if (!change.ref.startsWith('refs/heads/')) return;
  const guard = guardOf(context, repository, change.ref.slice('refs/heads/'.length), author);
  if (change.after === zeroSha) {
    if (guard.noDelete) throw new Refusal(422, 'Cannot delete this protected branch');
    return;
  }
  if (guard.noForce && !(await isAncestor(repository.directory, change.before, change.after))) {
    throw new Refusal(422, 'Cannot force-push to this protected branch');
  }
  if (guard.noPush) throw new Refusal(422, 'Changes must be made through a pull request.');
}

async function refShape(context: Context, repository: Repository, ref: string, at: string) {
  const url = repositoryUrl(context, repository);
  const type = (await objectType(repository.directory, at)) ?? 'commit';
  return {
    ref,
    node_id: nodeId('Ref', `${repository.id}:${ref}`),
    url: `${url}/git/${ref}`,
    object: { sha: at, type, url: `${url}/git/${type}s/${at}` },
  };
}
