import { entryAt, readBlob, readTree, type TreeEntry } from '../git/objects.ts';
import { resolveCommit } from '../git/refs.ts';
import type { Call } from '../http/call.ts';
import { json, notFound, Refusal, type Reply } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { repositoryPage, repositoryUrl } from '../shape/repository.ts';
import type { Repository } from '../state/repository.ts';

/** Above this many bytes a file is given only raw; above the next, not at all. */
const inlineBytes = 1024 * 1024;
const mostBytes = 100 * 1024 * 1024;

export const routes: readonly Route[] = [
  repositoryRoute(
    'GET',
    '/repos/{owner}/{repo}/contents/{path}',
    { app: [{ contents: 'read' }], role: 'read' },
    contents,
  ),
];

async function contents(call: Call, repository: Repository): Promise<Reply> {
  const { directory } = repository;
  const ref = call.query.get('ref') ?? repository.defaultBranch;
  const commit = await resolveCommit(directory, ref);
  if (commit === null) {
    throw new Refusal(404, `No commit found for the ref ${ref}`);
  }
  const path = call.text('path').replace(/^\/+|\/+$/g, '');
  const link = { call, repository, ref };
  if (path === '') return folder(link, commit, '');
  const entry = await entryAt(directory, commit, path);
  if (entry === null) throw notFound();
  if (entry.type === 'tree') return folder(link, commit, path);
  if (entry.type === 'commit') {
    return json(200, { ...shape(link, { ...entry, path }), type: 'submodule', submodule_git_url: null });
  }
  return file(link, { ...entry, path });
}

interface Place {
  readonly call: Call;
  readonly repository: Repository;
  readonly ref: string;
}

async function folder(place: Place, commit: string, path: string): Promise<Reply> {
  const tree = path === '' ? commit : `${commit}:${path}`;
  const entries = await readTree(place.repository.directory, tree, false);
  const prefix = path === '' ? '' : `${path}/`;
  return json(
    200,
    entries.map((entry) => shape(place, { ...entry, path: prefix + entry.path })),
  );
}

async function file(place: Place, entry: TreeEntry): Promise<Reply> {
  const { call, repository } = place;
  const size = entry.size ?? 0;
  if (size > mostBytes) {
    throw new Refusal(403, 'This API returns blobs up to 100 MB in size.', {
      errors: [{ resource: 'Blob', field: 'data', code: 'too_large' }],
    });
  }
  const content = await readBlob(repository.directory, entry.sha);
  if (call.wants('raw')) {
    const headers = { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' };
    return { status: 200, raw: new Uint8Array(content), headers };
  }
  const inline = size <= inlineBytes;
  return json(200, {
    ...shape(place, entry),
    content: inline ? wrapped(content.toString('base64')) : '',
    encoding: inline ? 'base64' : 'none',
  });
}

/** GitHub breaks base64 after 60 characters. */
export function wrapped(base64: string): string {
  return base64.replace(/.{60}/g, '$&\n').replace(/\n?$/, base64 === '' ? '' : '\n');
}

function shape({ call, repository, ref }: Place, entry: TreeEntry) {
  const url = repositoryUrl(call.context, repository);
  const page = repositoryPage(call.context, repository);
  const encoded = entry.path.split('/').map(encodeURIComponent).join('/');
  const self = `${url}/contents/${encoded}?ref=${encodeURIComponent(ref)}`;
  const kind = entry.type === 'tree' ? 'tree' : 'blob';
  const git = `${url}/git/${kind}s/${entry.sha}`;
  const html = `${page}/${kind}/${ref}/${encoded}`;
  const types = { tree: 'dir', blob: 'file', commit: 'submodule' } as const;
  return {
    name: entry.path.split('/').at(-1) ?? '',
    path: entry.path,
    sha: entry.sha,
    size: entry.size ?? 0,
    url: self,
    html_url: html,
    git_url: git,
    download_url: kind === 'blob' ? `${page}/raw/${ref}/${encoded}` : null,
    type: entry.mode === '120000' ? 'symlink' : types[entry.type],
    _links: { self, git, html },
  };
}
