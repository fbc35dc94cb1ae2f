import { z } from 'zod';
import { type Context, timestamp } from '../context.ts';
import { readCommit, type Signature, writeCommit } from '../git/commits.ts';
import { objectType } from '../git/objects.ts';
import type { Author } from '../http/actor.ts';
import { json, Refusal } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { requireObject } from '../repositories/object.ts';
import { gitCommitShape } from '../shape/commit.ts';
import { noreply } from '../shape/push.ts';

const path = '/repos/{owner}/{repo}/git/commits';

const person = z.object({ name: z.string(), email: z.string(), date: z.string().optional() });

const commitInput = z.object({
  message: z.string(),
  tree: z.string(),
  parents: z.array(z.string()).optional(),
  author: person.optional(),
  committer: person.partial().optional(),
});

export const routes: readonly Route[] = [
  repositoryRoute(
    'GET',
    `${path}/{commit_sha}`,
    { app: [{ contents: 'read' }], role: 'read' },
    async (call, repository) => {
      const sha = call.text('commit_sha');
      await requireObject(repository, sha, 'commit');
      const commit = await readCommit(repository.directory, sha);
      return json(200, gitCommitShape(call.context, repository, commit));
    },
  ),
  repositoryRoute(
    'POST',
    path,
    { app: [{ contents: 'write' }], role: 'write' },
    async (call, repository, author) => {
      const { context } = call;
      const input = call.body(commitInput);
      const parents = input.parents ?? [];
      if ((await objectType(repository.directory, input.tree)) !== 'tree') {
        throw new Refusal(422, 'Tree SHA does not exist');
      }
      for (const parent of parents) {
        if ((await objectType(repository.directory, parent)) !== 'commit') {
          throw new Refusal(422, 'Parent SHA does not exist or is not a commit object');
        }
      }
      const written = signature(context, author, input.author);
      const sha = await writeCommit(repository.directory, {
        tree: input.tree,
        parents,
        message: input.message,
        author: written,
        committer: signature(context, author, { ...written, ...defined(input.committer ?? {}) }),
      });
      const commit = await readCommit(repository.directory, sha);
      return json(201, gitCommitShape(context, repository, commit));
    },
  ),
];

/** Whom a commit is by: as told, or whoever asks — for an App, its bot. */
function signature(context: Context, author: Author, told: z.infer<typeof person> | undefined): Signature {
  const { user } = author;
  const asked = told ?? { name: user.name ?? user.login, email: user.email ?? noreply(user) };
  return { name: asked.name, email: asked.email, date: asked.date ?? timestamp(context) };
}

function defined(value: Readonly<Record<string, string | undefined>>) {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
}
