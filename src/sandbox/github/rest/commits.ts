import type { Context } from '../context.ts';
import { countCommits, listCommits, mergeBase, readCommit } from '../git/commits.ts';
import { emptyTree } from '../git/diff.ts';
import { resolveCommit } from '../git/refs.ts';
import type { Call } from '../http/call.ts';
import { paged, pageOf } from '../http/pagination.ts';
import { json, notFound, Refusal, type Reply } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { pullsContaining } from '../pulls/containing.ts';
import { commitShape } from '../shape/commit.ts';
import { userOfEmail } from '../shape/commit-author.ts';
import { diffEntries } from '../shape/diff-entry.ts';
import { simplePull } from '../shape/pull.ts';
import { repositoryPage, repositoryUrl } from '../shape/repository.ts';
import { textDiff } from '../shape/text-diff.ts';
import type { Repository } from '../state/repository.ts';

const read = { app: [{ contents: 'read' }], role: 'read' } as const;

export const routes: readonly Route[] = [
  repositoryRoute('GET', '/repos/{owner}/{repo}/commits', read, async (call, repository) => {
    const start = call.query.get('sha') ?? repository.defaultBranch;
    const sha = await commitNamed(repository, start);
    const filters = Object.fromEntries(
      ['path', 'since', 'until'].flatMap((name) => {
        const value = call.query.get(name);
        return value === null ? [] : [[name, value]];
      }),
    );
    const found = await listCommits(repository.directory, { revisions: [sha], ...filters });
    const author = call.query.get('author')?.toLowerCase();
    const commits = found.filter(({ author: by }) => {
      const login = userOfEmail(call.context.state, by.email)?.login.toLowerCase();
      return author === undefined || by.email.toLowerCase() === author || login === author;
    });
    return paged(call, commits, (commit) => commitShape(call.context, repository, commit));
  }),
  repositoryRoute('GET', '/repos/{owner}/{repo}/commits/{ref}', read, async (call, repository) => {
    const sha = await commitNamed(repository, call.text('ref'));
    if (call.wants('sha')) return { status: 200, raw: sha, headers: { 'content-type': 'text/plain' } };
    const commit = await readCommit(repository.directory, sha);
    const [parent] = commit.parents;
    const text = await textDiff(call, repository.directory, parent ?? emptyTree, sha);
    if (text !== null) return text;
    const diff = { from: parent ?? null, to: sha };
    const files = await diffEntries(call.context, repository, diff, call.context.limits.compareFiles);
    const sum = (key: 'additions' | 'deletions') => files.reduce((total, file) => total + file[key], 0);
    return json(200, {
      ...commitShape(call.context, repository, commit),
      stats: {
        total: sum('additions') + sum('deletions'),
        additions: sum('additions'),
        deletions: sum('deletions'),
      },
      files,
    });
  }),
  repositoryRoute(
    'GET',
    '/repos/{owner}/{repo}/commits/{commit_sha}/pulls',
    { app: [{ pull_requests: 'read' }], role: 'read' },
    async (call, repository) => {
      const sha = await commitNamed(repository, call.text('commit_sha'));
      const found = await pullsContaining(call.context.state, repository, sha);
      return paged(call, found, (issue) => simplePull(call.context, repository, issue));
    },
  ),
  repositoryRoute('GET', '/repos/{owner}/{repo}/compare/{basehead}', read, compare),
];

/** The commit that a name stands for. @throws {Refusal} 404 or 422, as GitHub answers for names and for ids. */
async function commitNamed(repository: Repository, name: string): Promise<string> {
  const sha = await resolveCommit(repository.directory, name);
  if (sha !== null) return sha;
  if (/^[0-9a-f]{40}$/.test(name)) throw new Refusal(422, `No commit found for SHA: ${name}`);
  throw notFound();
}

async function compare(call: Call, repository: Repository): Promise<Reply> {
  const { context } = call;
  const [baseName = '', headName = ''] = call.text('basehead').split('...');
  const { sha: base } = await sideOf(context, repository, baseName);
  const { sha: head, directory } = await sideOf(context, repository, headName);
  const common = await mergeBase(directory, base, head);
  if (common === null) throw new Refusal(404, `No common ancestor between ${baseName} and ${headName}.`);
  const text = await textDiff(call, directory, common, head);
  if (text !== null) return text;
  const [ahead, behind] = await Promise.all([
    countCommits(directory, `${base}..${head}`),
    countCommits(directory, `${head}..${base}`),
  ]);
  const { page, perPage } = pageOf(call);
  const commits = (await listCommits(directory, { revisions: [head, `^${base}`] })).reverse();
  const paging = call.query.has('page') || call.query.has('per_page');
  const shown = paging ? commits.slice((page - 1) * perPage, page * perPage) : commits.slice(0, 250);
  const url = `${repositoryUrl(context, repository)}/compare/${baseName}...${headName}`;
  const html = `${repositoryPage(context, repository)}/compare`;
  // Files come with the first page only.
  const diff = { from: common, to: head, directory };
  const files = page > 1 ? [] : await diffEntries(context, repository, diff, context.limits.compareFiles);
  return json(200, {
    url,
    html_url: `${html}/${baseName}...${headName}`,
    permalink_url: `${html}/${base.slice(0, 7)}...${head.slice(0, 7)}`,
    diff_url: `${html}/${baseName}...${headName}.diff`,
    patch_url: `${html}/${baseName}...${headName}.patch`,
    base_commit: commitShape(context, repository, await readCommit(directory, base)),
    merge_base_commit: commitShape(context, repository, await readCommit(directory, common)),
    status: statusOf(ahead, behind),
    ahead_by: ahead,
    behind_by: behind,
    total_commits: ahead,
    commits: shown.map((commit) => commitShape(context, repository, commit)),
    files,
  });
}

function statusOf(ahead: number, behind: number): 'identical' | 'ahead' | 'behind' | 'diverged' {
  if (ahead > 0 && behind > 0) return 'diverged';
  if (ahead > 0) return 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}

/**
 * A side of a comparison: a ref of this repository, or `owner:ref` of a fork. The directory is one that knows the
 * commit; a fork's knows those of its parent, too.
 */
async function sideOf(
  context: Context,
  repository: Repository,
  name: string,
): Promise<{ readonly sha: string; readonly directory: string }> {
  const [owner = '', ...rest] = name.split(':');
  if (rest.length === 0) return { sha: await commitNamed(repository, name), directory: repository.directory };
  const ownerId = context.state.accountNamed(owner)?.id;
  const source = [...context.state.repositories.values()].find(
    (one) => one.ownerId === ownerId && (one.id === repository.id || one.parentId === repository.id),
  );
  if (source === undefined) throw notFound();
  return { sha: await commitNamed(source, rest.join(':')), directory: source.directory };
}
