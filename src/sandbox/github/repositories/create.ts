import { existsSync } from 'node:fs';
import { appendFile, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Context, timestamp } from '../context.ts';
import { emit } from '../emit.ts';
import { writeCommit } from '../git/commits.ts';
import { moveRef, zeroSha } from '../git/refs.ts';
import { git, gitText } from '../git/run.ts';
import { noreply } from '../shape/push.ts';
import type { Account, User } from '../state/account.ts';
import type { Label, Repository } from '../state/repository.ts';
import { installHooks } from './hooks.ts';

export interface RepositoryInput {
  readonly owner: Account;
  readonly name: string;
  readonly private?: boolean;
  readonly description?: string | null;
  readonly defaultBranch?: string;
  /** A folder whose files become the first commit. */
  readonly from?: string;
  /** By whom. */
  readonly by: User;
}

/** Makes a repository on disk, with a first commit when there is something to put into it. */
export async function createRepository(context: Context, input: RepositoryInput): Promise<Repository> {
  if (context.state.repositoryNamed(input.owner.login, input.name) !== null) {
    throw new Error(`${input.owner.login}/${input.name} exists already`);
  }
  const defaultBranch = input.defaultBranch ?? 'main';
  const directory = repositoryDirectory(context, input.owner, input.name);
  await mkdir(directory, { recursive: true });
  await git(directory, ['init', '--quiet', '--bare', `--initial-branch=${defaultBranch}`]);
  await configure(context, directory);
  const repository = addRepository(context, { ...input, defaultBranch, directory, parentId: null });
  if (input.from !== undefined) await firstCommit(context, repository, input.from, input.by);
  emit(context, 'repository', 'created', { repository, sender: input.by }, {});
  return repository;
}

/** Copies a repository for somebody. It shares the objects of its parent. */
export async function forkRepository(
  context: Context,
  parent: Repository,
  owner: Account,
  by: User,
  name = parent.name,
): Promise<Repository> {
  const directory = repositoryDirectory(context, owner, name);
  await mkdir(join(directory, '..'), { recursive: true });
  await git(context.directory, ['clone', '--quiet', '--bare', '--shared', parent.directory, directory]);
  await dropPullRefs(directory);
  await configure(context, directory);
  return addRepository(context, {
    owner,
    name,
    by,
    private: parent.private,
    description: parent.description,
    defaultBranch: parent.defaultBranch,
    directory,
    parentId: parent.id,
  });
}

function repositoryDirectory(context: Context, owner: Account, name: string): string {
  if (!/^[\w.-]+$/.test(name) || name === '.' || name === '..')
    throw new Error(`${name} is no name for a repository`);
  const folder = join(context.directory, owner.login, name);
  // A renamed repository keeps its folder, and somebody else may take its name.
  for (let count = 1; ; count += 1) {
    const directory = count === 1 ? `${folder}.git` : `${folder}-${count}.git`;
    if (!existsSync(directory)) return directory;
  }
}

function addRepository(
  context: Context,
  input: RepositoryInput & { defaultBranch: string; directory: string; parentId: number | null },
): Repository {
  const now = timestamp(context);
  const repository: Repository = {
    id: context.state.nextId(),
    ownerId: input.owner.id,
    name: input.name,
    private: input.private ?? false,
    archived: false,
    description: input.description ?? null,
    defaultBranch: input.defaultBranch,
    directory: input.directory,
    parentId: input.parentId,
    createdAt: now,
    updatedAt: now,
    pushedAt: now,
    protections: new Map(),
    mergeQueues: new Map(),
    collaborators: new Map(),
    labels: new Map(defaultLabels(context).map((label) => [label.name, label])),
    issues: new Map(),
    environments: new Map(),
    secrets: new Map(),
    variables: new Map(),
    releases: new Map(),
    activity: [],
  };
  context.state.repositories.set(repository.id, repository);
  return repository;
}

function defaultLabels(context: Context): Label[] {
  const label = (name: string, color: string, description: string): Label => {
    return { id: context.state.nextId(), name, color, description };
  };
  return [
    label('bug', 'd73a4a', "Something isn't working"),
    label('documentation', '0075ca', 'Improvements or additions to documentation'),
    label('enhancement', 'a2eeef', 'New feature or request'),
  ];
}

/** What a bare repository needs to be served as GitHub serves it. */
async function configure(context: Context, directory: string): Promise<void> {
  const hooks = await installHooks(context.directory);
  const settings = `
[core]
	hooksPath = ${JSON.stringify(hooks)}
[gc]
	auto = 0
[http]
	receivepack = true
[uploadpack]
	allowAnySHA1InWant = true
	allowFilter = true
[receive]
	autogc = false
	denyDeleteCurrent = ignore
	hideRefs = refs/pull
`;
  await appendFile(join(directory, 'config'), settings);
}

/** A bare clone copies all refs; a fork has only branches and tags. */
async function dropPullRefs(directory: string): Promise<void> {
  const refs = await gitText(directory, ['for-each-ref', '--format=delete %(refname)', 'refs/pull/']);
  if (refs !== '') await git(directory, ['update-ref', '--stdin'], { input: `${refs}\n` });
}

async function firstCommit(context: Context, repository: Repository, from: string, by: User): Promise<void> {
  const { directory } = repository;
  const index = join(directory, 'first-index');
  const environment = { GIT_INDEX_FILE: index, GIT_WORK_TREE: from, GIT_DIR: directory };
  const names = (await readdir(from)).filter((name) => name !== '.git');
  await git(from, ['add', '--force', '--', ...names], { environment });
  const tree = await gitText(from, ['write-tree'], { environment });
  await rm(index);
  const person = { name: by.name ?? by.login, email: by.email ?? noreply(by), date: timestamp(context) };
  const commit = { tree, parents: [], message: 'Initial commit', author: person, committer: person };
  const sha = await writeCommit(directory, commit);
  await moveRef(directory, `refs/heads/${repository.defaultBranch}`, zeroSha, sha);
  repository.activity.push({
    id: context.state.nextId(),
    before: zeroSha,
    after: sha,
    ref: `refs/heads/${repository.defaultBranch}`,
    timestamp: timestamp(context),
    type: 'branch_creation',
    actorId: by.id,
  });
}
