import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Context, timestamp } from '../context.ts';
import { readCommit, type Signature, writeCommit } from '../git/commits.ts';
import { objectType, readBlob, readTree, type TreeChange, writeBlob, writeTree } from '../git/objects.ts';
import { resolveCommit } from '../git/refs.ts';
import type { Author } from '../http/actor.ts';
import type { Call } from '../http/call.ts';
import { json, notFound, Refusal, type Reply } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { gitCommitShape } from '../shape/commit.ts';
import { nodeId } from '../shape/node-id.ts';
import { noreply } from '../shape/push.ts';
import { repositoryUrl } from '../shape/repository.ts';
import type { Repository } from '../state/repository.ts';
import { wrapped } from './contents.ts';

const read = { app: [{ contents: 'read' }], role: 'read' } as const;
const write = { app: [{ contents: 'write' }], role: 'write' } as const;
const git = '/repos/{owner}/{repo}/git';

const person = z.object({ name: z.string(), email: z.string(), date: z.string().optional() });

const commitInput = z.object({
  message: z.string(),
  tree: z.string(),
  parents: z.array(z.string()).optional(),
  author: person.optional(),
  committer: person.partial().optional(),
});

const treeInput = z.object({
  base_tree: z.string().optional(),
  tree: z.array(
    z.object({
      path: z.string().min(1),
      mode: z.enum(['100644', '100755', '040000', '160000', '120000']).optional(),
      type: z.enum(['blob', 'tree', 'commit']).optional(),
      sha: z.string().nullable().optional(),
      content: z.string().optional(),
    }),
  ),
});

export const routes: readonly Route[] = [
  repositoryRoute('GET', `${git}/blobs/{file_sha}`, read, async (call, repository) => {
    const sha = call.text('file_sha');
    await requireObject(repository, sha, 'blob');
    const content = await readBlob(repository.directory, sha);
    if (call.wants('raw')) return { status: 200, raw: new Uint8Array(content) };
    return json(200, {
      sha,
      node_id: nodeId('Blob', sha),
      size: content.length,
      url: `${repositoryUrl(call.context, repository)}/git/blobs/${sha}`,
      content: wrapped(content.toString('base64')),
      encoding: 'base64',
    });
  }),
  repositoryRoute('POST', `${git}/blobs`, write, async (call, repository) => {
    const input = call.body(
      z.object({ content: z.string(), encoding: z.enum(['utf-8', 'base64']).optional() }),
    );
    const content = Buffer.from(input.content, input.encoding === 'base64' ? 'base64' : 'utf8');
    const sha = await writeBlob(repository.directory, content);
    const url = `${repositoryUrl(call.context, repository)}/git/blobs/${sha}`;
    return json(201, { sha, url });
  }),
  repositoryRoute('GET', `${git}/trees/{tree_sha}`, read, async (call, repository) => {
    const name = call.text('tree_sha');
    const commit = await resolveCommit(repository.directory, name);
    const sha = commit === null ? name : (await readCommit(repository.directory, commit)).tree;
    await requireObject(repository, sha, 'tree');
    return json(200, await treeShape(call.context, repository, sha, call.query.has('recursive')));
  }),
  repositoryRoute('POST', `${git}/trees`, write, createTree),
  repositoryRoute('GET', `${git}/commits/{commit_sha}`, read, async (call, repository) => {
    const sha = call.text('commit_sha');
    await requireObject(repository, sha, 'commit');
    const commit = await readCommit(repository.directory, sha);
    return json(200, gitCommitShape(call.context, repository, commit));
  }),
  repositoryRoute('POST', `${git}/commits`, write, async (call, repository, author) => {
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
  }),
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

async function requireObject(repository: Repository, sha: string, type: string): Promise<void> {
  if (!/^[0-9a-f]{40}$/.test(sha) || (await objectType(repository.directory, sha)) !== type) throw notFound();
}

async function createTree(call: Call, repository: Repository): Promise<Reply> {
  const { directory } = repository;
  const input = call.body(treeInput);
  const base = input.base_tree ?? null;
  if (base !== null && (await objectType(directory, base)) === null) {
    throw new Refusal(422, 'base_tree is not a valid tree oid');
  }
  const changes: TreeChange[] = [];
  for (const { path, mode, sha, content } of input.tree) {
    if (sha !== undefined && content !== undefined)
      throw new Refusal(422, 'Must supply either tree.sha or tree.content');
    if (content !== undefined) {
      changes.push({ path, mode: mode ?? '100644', sha: await writeBlob(directory, Buffer.from(content)) });
    } else if (sha === null || sha === undefined) {
      changes.push({ path, mode: mode ?? '100644', sha: null });
    } else if (mode === '040000') {
      changes.push(...(await folderChanges(directory, path, sha)));
    } else {
      if (mode !== '160000' && (await objectType(directory, sha)) !== 'blob') {
        throw new Refusal(422, `tree.sha ${sha} is not a valid blob`);
      }
      changes.push({ path, mode: mode ?? '100644', sha });
    }
  }
  const index = join(directory, `index-${randomUUID()}`);
  try {
    const sha = await writeTree(directory, base, changes, index);
    return json(201, await treeShape(call.context, repository, sha, false));
  } finally {
    await rm(index, { force: true });
  }
}

/** A folder given by its tree: each file in it. */
async function folderChanges(directory: string, path: string, sha: string): Promise<TreeChange[]> {
  const entries = await readTree(directory, sha, true);
  return entries
    .filter(({ type }) => type !== 'tree')
    .map((entry) => ({ path: `${path}/${entry.path}`, mode: entry.mode, sha: entry.sha }));
}

async function treeShape(context: Context, repository: Repository, sha: string, recursive: boolean) {
  const entries = await readTree(repository.directory, sha, recursive);
  const url = `${repositoryUrl(context, repository)}/git`;
  const { treeEntries } = context.limits;
  return {
    sha,
    url: `${url}/trees/${sha}`,
    tree: entries.slice(0, treeEntries).map((entry) => ({
      path: entry.path,
      mode: entry.mode,
      type: entry.type,
      sha: entry.sha,
      ...(entry.size === null ? {} : { size: entry.size }),
      ...(entry.type === 'commit' ? {} : { url: `${url}/${entry.type}s/${entry.sha}` }),
    })),
    truncated: entries.length > treeEntries,
  };
}
