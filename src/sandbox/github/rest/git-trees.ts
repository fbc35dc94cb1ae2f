import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { readCommit } from '../git/commits.ts';
import { objectType, readTree, type TreeChange, writeBlob, writeTree } from '../git/objects.ts';
import { resolveCommit } from '../git/refs.ts';
import type { Call } from '../http/call.ts';
import { json, Refusal, type Reply } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { requireObject } from '../repositories/object.ts';
import { repositoryUrl } from '../shape/repository.ts';
import type { Repository } from '../state/repository.ts';

const path = '/repos/{owner}/{repo}/git/trees';

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
  repositoryRoute(
    'GET',
    `${path}/{tree_sha}`,
    { app: [{ contents: 'read' }], role: 'read' },
    async (call, repository) => {
      const name = call.text('tree_sha');
      const commit = await resolveCommit(repository.directory, name);
      const sha = commit === null ? name : (await readCommit(repository.directory, commit)).tree;
      await requireObject(repository, sha, 'tree');
      return json(200, await treeShape(call.context, repository, sha, call.query.has('recursive')));
    },
  ),
  repositoryRoute('POST', path, { app: [{ contents: 'write' }], role: 'write' }, createTree),
];

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
