import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Octokit } from '@octokit/core';
import { z } from 'zod';

const run = promisify(execFile);

/** Who somebody is on the local GitHub, and the token they act with. */
export interface Identity {
  readonly login: string;
  readonly token: string;
}

/** A person at work: git over HTTP and the REST API, with their own token, like anybody. */
export interface Person extends Identity {
  readonly octokit: Octokit;
  /**
   * Pushes a prepared change to a branch of its own and opens a pull request. Returns its number.
   * @param adjust changes the work tree before it is committed: for what no file of ours may hold
   */
  propose(
    change: string,
    adjust?: (tree: string) => Promise<void>,
  ): Promise<{ readonly number: number; readonly title: string }>;
}

const ChangeDescription = z.object({ title: z.string(), body: z.string(), branch: z.string() });

/** Makes a person able to act in one repository. */
export function personIn(
  github: { readonly url: string; readonly api: string },
  repository: { readonly owner: string; readonly name: string },
  identity: Identity,
): Person {
  const octokit = new Octokit({ auth: identity.token, baseUrl: github.api });
  const where = { owner: repository.owner, repo: repository.name };
  return {
    ...identity,
    octokit,
    async propose(change, adjust = async () => {}) {
      const description = ChangeDescription.parse(
        JSON.parse(await readFile(join(change, 'change.json'), 'utf8')),
      );
      await pushFiles(github.url, repository, identity, description, async (tree) => {
        await cp(join(change, 'files'), tree, { recursive: true });
        await adjust(tree);
      });
      const { data } = await octokit.request('POST /repos/{owner}/{repo}/pulls', {
        ...where,
        title: description.title,
        body: description.body,
        head: description.branch,
        base: 'main',
      });
      return { number: data.number, title: data.title };
    },
  };
}

async function pushFiles(
  url: string,
  repository: { readonly owner: string; readonly name: string },
  person: Identity,
  change: { readonly title: string; readonly branch: string },
  edit: (tree: string) => Promise<void>,
): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'wired-chaos-person-'));
  try {
    const address = new URL(`${url}/${repository.owner}/${repository.name}.git`);
    address.username = person.login;
    address.password = person.token;
    const email = `${person.login}@users.noreply.acme.test`;
    const env = {
      PATH: process.env.PATH ?? '',
      HOME: directory,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_AUTHOR_NAME: person.login,
      GIT_AUTHOR_EMAIL: email,
      GIT_COMMITTER_NAME: person.login,
      GIT_COMMITTER_EMAIL: email,
    };
    const tree = join(directory, 'tree');
    const git = (...args: string[]) => run('git', args, { cwd: tree, env });
    await run('git', ['clone', '--quiet', address.href, tree], { cwd: directory, env });
    await git('checkout', '--quiet', '-b', change.branch);
    await edit(tree);
    await git('add', '--all');
    await git('commit', '--quiet', '--message', change.title);
    await git('push', '--quiet', 'origin', change.branch);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
