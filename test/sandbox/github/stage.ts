import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/core';
import type { WorkflowRunner } from '../../../src/sandbox/contract.ts';
import { type GitHubOptions, type LocalGitHub, startGitHub } from '../../../src/sandbox/github/server.ts';
import { type Received, type Receiver, startReceiver } from './world.ts';

const run = promisify(execFile);

/** Contents by path. */
export type Files = Readonly<Record<string, string>>;

const webhookEvents = [
  'check_run',
  'check_suite',
  'create',
  'delete',
  'issue_comment',
  'issues',
  'pull_request',
  'pull_request_review',
  'push',
  'repository',
  'status',
  'workflow_dispatch',
  'workflow_job',
  'workflow_run',
];

/** What the App of the stage may do. */
const permissions = {
  actions: 'write',
  administration: 'write',
  checks: 'write',
  contents: 'write',
  deployments: 'write',
  issues: 'write',
  members: 'read',
  merge_queues: 'write',
  metadata: 'read',
  pull_requests: 'write',
  statuses: 'write',
  workflows: 'write',
} as const;

/**
 * A local GitHub with organisation `acme` (ada is its admin, ben a member), somebody outside (eve), repository
 * `acme/shop` with the given files, and an App installed on all of it that keeps the webhooks it gets.
 */
export class Stage {
  readonly github: LocalGitHub;
  readonly directory: string;
  readonly tokens: { readonly ada: string; readonly ben: string; readonly eve: string };
  readonly app: { readonly id: number; readonly privateKey: string; readonly installationId: number };
  readonly #receiver: Receiver;

  private constructor(
    github: LocalGitHub,
    directory: string,
    people: Stage['tokens'],
    app: Stage['app'],
    receiver: Receiver,
  ) {
    this.github = github;
    this.directory = directory;
    this.tokens = people;
    this.app = app;
    this.#receiver = receiver;
  }

  /** @param events that the App hears besides those of every stage */
  static async open(
    files: Files,
    runner?: WorkflowRunner,
    events: readonly string[] = [],
    options: Partial<GitHubOptions> = {},
  ): Promise<Stage> {
    const directory = await mkdtemp(join(tmpdir(), 'local-github-'));
    const github = await startGitHub({
      directory: join(directory, 'repositories'),
      ...options,
      ...(runner === undefined ? {} : { runner }),
    });
    const { seed } = github;
    const token = (login: string) => seed.addUser({ login }).token;
    const tokens = { ada: token('ada'), ben: token('ben'), eve: token('eve') };
    seed.addOrganisation('acme', { members: { ada: 'admin', ben: 'member' } });
    seed.addTeam('acme', 'dba', ['ben']);
    const receiver = await startReceiver();
    const registered = await seed.registerApp({
      name: 'Wired Test',
      permissions,
      events: [...webhookEvents, ...events],
      owner: 'acme',
      webhookUrl: receiver.url,
      webhookSecret: 'for this test',
    });
    const installationId = seed.installApp({ app: registered.id, account: 'acme', repositories: 'all' });
    await writeFiles(join(directory, 'first'), files);
    await seed.addRepository({ owner: 'acme', name: 'shop', from: join(directory, 'first'), by: 'ada' });
    seed.setCollaborator('acme/shop', 'ben', 'write');
    const app = { id: registered.id, privateKey: registered.privateKey, installationId };
    return new Stage(github, directory, tokens, app, receiver);
  }

  /** A client for the App's installation. */
  get installation(): Octokit {
    const { id, privateKey, installationId } = this.app;
    const auth = { appId: id, privateKey, installationId };
    return new Octokit({ authStrategy: createAppAuth, auth, baseUrl: this.github.api, log: silent });
  }

  /** A client for a person. */
  as(token: string): Octokit {
    return new Octokit({ auth: token, baseUrl: this.github.api, log: silent });
  }

  /** Commits files on a branch (made from the default branch when new) and pushes it. Returns the commit. */
  async push(
    token: string,
    branch: string,
    files: Files,
    message = 'Change',
    repository = 'acme/shop',
  ): Promise<string> {
    const clone = await mkdtemp(join(this.directory, 'clone-'));
    const git = async (...args: string[]) =>
      (await run('git', ['-C', clone, ...args], { env: environment })).stdout;
    const { host } = new URL(this.github.url);
    await git('clone', '--quiet', `http://x-access-token:${token}@${host}/${repository}.git`, '.');
    const known = (await git('branch', '--remotes', '--list', `origin/${branch}`)).trim() !== '';
    await git('checkout', '--quiet', '-B', branch, known ? `origin/${branch}` : 'origin/HEAD');
    await writeFiles(clone, files);
    await git('add', '--all');
    await git('commit', '--quiet', '--message', message);
    await git('push', '--quiet', 'origin', branch);
    return (await git('rev-parse', 'HEAD')).trim();
  }

  /** The webhooks that the App received. */
  get received(): readonly Received[] {
    return this.#receiver.received;
  }

  /** The payloads received of an event, oldest first. */
  payloads(event: string, action?: string): Received['payload'][] {
    return this.#receiver.received
      .filter((one) => one.event === event && (action === undefined || one.payload.action === action))
      .map((one) => one.payload);
  }

  async close(): Promise<void> {
    await this.github.close();
    await this.#receiver.close();
    await rm(this.directory, { recursive: true, force: true });
  }
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };

const environment = {
  PATH: process.env.PATH ?? '',
  HOME: tmpdir(),
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
};

async function writeFiles(directory: string, files: Files): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), content);
  }
}
