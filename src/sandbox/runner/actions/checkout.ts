import { mkdir, readdir } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type GitPlace, git } from '../process/git.ts';
import { booleanInput, type Invocation, input, type SimulatedAction } from './simulated-action.ts';

/** What is fetched, and where HEAD then stands. */
interface Target {
  readonly commit: string;
  /** The ref under which the commit is kept in the clone, or null for a bare commit. */
  readonly trackingRef: string | null;
  /** The branch that HEAD is on, or null when it is detached. */
  readonly branch: string | null;
}

/**
 * `actions/checkout`: a real clone of the bare repository on disk. `origin` then points to the server, with the run's
 * token, so that steps can fetch and push as they would on GitHub.
 * @see https://github.com/actions/checkout
 */
export const checkout: SimulatedAction = {
  name: 'actions/checkout',
  since: 3,
  inputs: {
    repository: '',
    ref: '',
    token: '',
    path: '.',
    'fetch-depth': '1',
    'fetch-tags': 'false',
    'persist-credentials': 'true',
    lfs: 'false',
    submodules: 'false',
  },
  withoutEffect: ['clean', 'set-safe-directory', 'show-progress', 'github-server-url'],
  async perform(invocation) {
    const source = sourceOf(invocation);
    const folder = resolve(invocation.workspace, input(invocation, 'path'));
    if (relative(invocation.workspace, folder).startsWith('..'))
      throw new Error(`Repository path '${folder}' is not under '${invocation.workspace}'`);
    await mkdir(folder, { recursive: true });
    const place = { ...invocation.place, cwd: folder };
    if ((await readdir(folder)).includes('.git'))
      await git(place, 'reset', '--hard', '--quiet').catch(() => '');
    else await git(place, 'init', '--quiet', '--initial-branch=main');
    const target = await findTarget(invocation, place, source);
    await fetchAndSwitch(invocation, place, target, source);
    await setOrigin(invocation, place, source);
    invocation.setOutput('ref', input(invocation, 'ref') || invocation.request.event.ref);
    invocation.setOutput('commit', target.commit);
    invocation.log(`HEAD is now at ${await git(place, 'log', '-1', '--format=%h %s')}`);
  },
};

/** The repository that is checked out: the run's own, or a public one of the same GitHub. */
interface RepositorySource {
  readonly owner: string;
  readonly name: string;
  readonly gitDirectory: string;
  readonly own: boolean;
}

function sourceOf(invocation: Invocation): RepositorySource {
  const { repository: own, publicRepository } = invocation.request;
  for (const feature of ['lfs', 'submodules'])
    if (input(invocation, feature) !== 'false') throw invocation.unsupported(`checkout with ${feature}`);
  const asked = input(invocation, 'repository');
  if (asked === '' || asked.toLowerCase() === `${own.owner}/${own.name}`.toLowerCase())
    return { owner: own.owner, name: own.name, gitDirectory: own.gitDirectory, own: true };
  const [, owner = '', name = ''] = /^([\w.-]+)\/([\w.-]+)$/.exec(asked) ?? [];
  const gitDirectory = owner === '' ? null : publicRepository(owner, name);
  if (gitDirectory === null) throw invocation.unsupported(`checkout of another repository, ${asked}`);
  return { owner, name, gitDirectory, own: false };
}

async function findTarget(
  invocation: Invocation,
  place: GitPlace,
  repository: RepositorySource,
): Promise<Target> {
  const { event } = invocation.request;
  const ref = input(invocation, 'ref') || (repository.own ? event.ref : 'HEAD');
  if (repository.own && ref === event.ref) return targetOf(event.ref, event.sha);
  if (/^[0-9a-f]{40}$|^[0-9a-f]{64}$/.test(ref)) return { commit: ref, trackingRef: null, branch: null };
  const candidates =
    ref.startsWith('refs/') || ref === 'HEAD' ? [ref] : [`refs/heads/${ref}`, `refs/tags/${ref}`];
  for (const candidate of candidates) {
    const bare = `--git-dir=${repository.gitDirectory}`;
    const commit = await git(place, bare, 'rev-parse', '--verify', '--quiet', `${candidate}^{commit}`).catch(
      () => '',
    );
    if (commit !== '') return targetOf(candidate, commit);
  }
  throw new Error(`A branch or tag with the name '${ref}' could not be found`);
}

function targetOf(ref: string, commit: string): Target {
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1] ?? null;
  if (branch !== null) return { commit, trackingRef: `refs/remotes/origin/${branch}`, branch };
  const pull = /^refs\/pull\/(.+)$/.exec(ref)?.[1];
  return { commit, trackingRef: pull ? `refs/remotes/pull/${pull}` : ref, branch: null };
}

async function fetchAndSwitch(
  invocation: Invocation,
  place: GitPlace,
  target: Target,
  { gitDirectory }: RepositorySource,
): Promise<void> {
  const depth = Number(input(invocation, 'fetch-depth'));
  const tags = booleanInput(invocation, 'fetch-tags');
  const url = pathToFileURL(gitDirectory).href;
  const wanted = `+${target.commit}:${target.trackingRef ?? 'refs/remotes/origin/checkout'}`;
  const everything = ['+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*'];
  if (depth > 0)
    await git(place, 'fetch', '--quiet', tags ? '--tags' : '--no-tags', `--depth=${depth}`, url, wanted);
  else {
    await git(place, 'fetch', '--quiet', '--no-tags', url, ...everything);
    // After the branches: the event's commit counts, not where its branch has gone since.
    await git(place, 'fetch', '--quiet', '--no-tags', url, wanted);
  }
  if (target.branch !== null)
    await git(
      place,
      'checkout',
      '--quiet',
      '--force',
      '-B',
      target.branch,
      target.trackingRef ?? target.commit,
    );
  else await git(place, 'checkout', '--quiet', '--force', '--detach', target.commit);
}

async function setOrigin(
  invocation: Invocation,
  place: GitPlace,
  repository: RepositorySource,
): Promise<void> {
  const { urls, token } = invocation.request;
  const origin = `${urls.server}/${repository.owner}/${repository.name}`;
  const remotes = await git(place, 'remote');
  if (remotes.split('\n').includes('origin')) await git(place, 'remote', 'set-url', 'origin', origin);
  else await git(place, 'remote', 'add', 'origin', origin);
  if (!booleanInput(invocation, 'persist-credentials')) return;
  const credential = Buffer.from(`x-access-token:${input(invocation, 'token') || token}`).toString('base64');
  invocation.mask(credential);
  const key = `http.${new URL(urls.server).origin}/.extraheader`;
  await git(place, 'config', '--local', key, `AUTHORIZATION: basic ${credential}`);
  invocation.afterwards(async (signal) => {
    await git({ ...place, signal }, 'config', '--local', '--unset-all', key).catch(() => '');
  });
}
