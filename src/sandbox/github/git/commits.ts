import { git, gitText } from './run.ts';

/** Author or committer. */
export interface Signature {
  readonly name: string;
  readonly email: string;
  /** ISO 8601 with offset, as written in the commit. */
  readonly date: string;
}

export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

// Fields separated by NUL; records by NUL too (`-z`), which no field can contain.
const format = '%H%x00%T%x00%P%x00%an%x00%ae%x00%aI%x00%cn%x00%ce%x00%cI%x00%B';
const fieldsPerCommit = 10;

/** Which commits to list, newest first. */
export interface CommitRange {
  /** Revisions and exclusions such as `main` or `abc..def`, already resolved to ids. */
  readonly revisions: readonly string[];
  readonly path?: string;
  readonly skip?: number;
  readonly limit?: number;
  /** ISO 8601, of the commit date. */
  readonly since?: string;
  readonly until?: string;
}

/** Reads commits as `git log` orders them. @throws {GitError} when a revision is unknown. */
export async function listCommits(directory: string, range: CommitRange): Promise<Commit[]> {
  const args = ['log', '-z', `--format=${format}`];
  if (range.limit !== undefined) args.push(`--max-count=${range.limit}`);
  if (range.skip !== undefined) args.push(`--skip=${range.skip}`);
  if (range.since !== undefined) args.push(`--since=${range.since}`);
  if (range.until !== undefined) args.push(`--until=${range.until}`);
  args.push('--end-of-options', ...range.revisions, '--');
  if (range.path !== undefined && range.path !== '') args.push(`:(literal)${range.path}`);
  const text = await gitText(directory, args);
  if (text === '') return [];
  const fields = text.split('\0');
  const commits: Commit[] = [];
  for (let at = 0; at + fieldsPerCommit <= fields.length; at += fieldsPerCommit) {
    commits.push(parse(fields.slice(at, at + fieldsPerCommit)));
  }
  return commits;
}

function parse(fields: readonly string[]): Commit {
  const [
    sha = '',
    tree = '',
    parents = '',
    an = '',
    ae = '',
    ad = '',
    cn = '',
    ce = '',
    cd = '',
    message = '',
  ] = fields;
  return {
    sha,
    tree,
    parents: parents === '' ? [] : parents.split(' '),
    author: { name: an, email: ae, date: ad },
    committer: { name: cn, email: ce, date: cd },
    message: message.replace(/\n+$/, ''),
  };
}

/** One commit. @throws {GitError} when the repository has no such commit. */
export async function readCommit(directory: string, sha: string): Promise<Commit> {
  const [commit] = await listCommits(directory, { revisions: [sha], limit: 1 });
  if (commit === undefined) throw new Error(`No commit ${sha} in ${directory}`);
  return commit;
}

/** How many commits a range such as `a..b` has. */
export async function countCommits(directory: string, range: string): Promise<number> {
  return Number(await gitText(directory, ['rev-list', '--count', '--end-of-options', range]));
}

/** Writes a commit object, moving no ref. Returns its id. */
export async function writeCommit(
  directory: string,
  commit: {
    readonly tree: string;
    readonly parents: readonly string[];
    readonly message: string;
    readonly author: Signature;
    readonly committer: Signature;
  },
): Promise<string> {
  return gitText(
    directory,
    ['commit-tree', commit.tree, ...commit.parents.flatMap((parent) => ['-p', parent]), '-F', '-'],
    {
      input: commit.message,
      environment: {
        GIT_AUTHOR_NAME: commit.author.name,
        GIT_AUTHOR_EMAIL: commit.author.email,
        GIT_AUTHOR_DATE: commit.author.date,
        GIT_COMMITTER_NAME: commit.committer.name,
        GIT_COMMITTER_EMAIL: commit.committer.email,
        GIT_COMMITTER_DATE: commit.committer.date,
      },
    },
  );
}

/** The best common ancestor, or null for unrelated histories. */
export async function mergeBase(directory: string, a: string, b: string): Promise<string | null> {
  const found = await git(directory, ['merge-base', a, b], { accept: [0, 1] });
  return found.code === 0 ? found.stdout.toString('utf8').trim() : null;
}
