import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/core';
import { expect } from 'vitest';
import { type GitHubOptions, type LocalGitHub, startGitHub } from '../../../src/sandbox/github/server.ts';
import { Judge } from './judge.ts';

const run = promisify(execFile);

/** A webhook as the receiver got it. */
export interface Received {
  readonly event: string;
  readonly guid: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly payload: Record<string, unknown> & { readonly action?: string };
}

export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** What it answers with from now on. */
  status: number;
  close(): Promise<void>;
}

/** A real HTTP server that takes webhooks down. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const receiver = { received, status: 202, url: '', close: async () => {} };
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const header = (name: string) => String(request.headers[name] ?? '');
      received.push({
        event: header('x-github-event'),
        guid: header('x-github-delivery'),
        body,
        headers: request.headers,
        payload: JSON.parse(body),
      });
      response.writeHead(receiver.status).end('thanks');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  receiver.close = () => new Promise((resolve) => server.close(() => resolve()));
  return receiver;
}

/** `git` in a checkout of a person. */
export class Checkout {
  readonly directory: string;

  constructor(directory: string) {
    this.directory = directory;
  }

  async git(...args: string[]): Promise<string> {
    const options = { cwd: this.directory, env: gitEnvironment(), encoding: 'utf8' as const };
    return (await run('git', args, options)).stdout.trim();
  }

  /** Writes files and commits them. Returns the commit's id. */
  async commit(message: string, files: Readonly<Record<string, string | null>>): Promise<string> {
    for (const [path, content] of Object.entries(files)) {
      const file = join(this.directory, path);
      await mkdir(dirname(file), { recursive: true });
      if (content === null) await rm(file);
      else await writeFile(file, content);
    }
    await this.git('add', '--all');
    await this.git('commit', '--quiet', '-m', message);
    return this.git('rev-parse', 'HEAD');
  }

  async push(...refs: string[]): Promise<void> {
    await this.git('push', '--quiet', 'origin', ...refs);
  }
}

function gitEnvironment(): Record<string, string> {
  const person = { NAME: 'Ada', EMAIL: 'ada@example.com' };
  return {
    PATH: process.env.PATH ?? '',
    HOME: tmpdir(),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_AUTHOR_NAME: person.NAME,
    GIT_AUTHOR_EMAIL: person.EMAIL,
    GIT_COMMITTER_NAME: person.NAME,
    GIT_COMMITTER_EMAIL: person.EMAIL,
  };
}

/** The local GitHub with organisation `acme`, repository `shop`, some people and an App that hears everything. */
export interface World {
  readonly github: LocalGitHub;
  readonly receiver: Receiver;
  /** By login: ada (admin), ben (may write), cleo (a stranger). */
  readonly tokens: Readonly<Record<'ada' | 'ben' | 'cleo', string>>;
  readonly app: { readonly id: number; readonly privateKey: string; readonly installationId: number };
  readonly secret: string;
  /** An octokit that speaks as a person. */
  as(login: 'ada' | 'ben' | 'cleo'): Octokit;
  /** An octokit that speaks as the App's installation. */
  asInstallation(app?: { id: number; privateKey: string; installationId: number }): Octokit;
  /** An octokit that speaks as the App itself. */
  asApp(): Octokit;
  clone(login: 'ada' | 'ben' | 'cleo', repository?: string): Promise<Checkout>;
  /** What the App got, once nothing is in flight. */
  heard(event: string, action?: string): Promise<Received[]>;
  /** Ends it all; fails when anything said meanwhile differs from GitHub's description. */
  close(): Promise<void>;
}

const permissions = {
  actions: 'read',
  administration: 'write',
  checks: 'write',
  contents: 'write',
  issues: 'write',
  members: 'read',
  pull_requests: 'write',
  statuses: 'write',
} as const;

const events = [
  ...['push', 'create', 'delete', 'repository', 'issues', 'issue_comment', 'pull_request'],
  ...['pull_request_review', 'check_run', 'check_suite', 'status'],
];

export async function startWorld(
  options: Partial<GitHubOptions> & { readonly private?: boolean } = {},
): Promise<World> {
  const directory = await mkdtemp(join(tmpdir(), 'local-github-'));
  const files = join(directory, 'files');
  await mkdir(files);
  await writeFile(join(files, 'README.md'), '# shop\n');
  await writeFile(join(files, 'checkout.js'), `${lines(20)}\n`);
  const receiver = await startReceiver();
  const github = await startGitHub({ ...options, directory: join(directory, 'repositories') });
  const { seed } = github;
  const tokens = {
    ada: seed.addUser({ login: 'ada', name: 'Ada' }).token,
    ben: seed.addUser({ login: 'ben' }).token,
    cleo: seed.addUser({ login: 'cleo' }).token,
  };
  seed.addOrganisation('acme', { members: { ada: 'admin', ben: 'member' } });
  seed.addTeam('acme', 'release', ['ben']);
  await seed.addRepository({ owner: 'acme', name: 'shop', from: files, private: options.private ?? false });
  seed.setCollaborator('acme/shop', 'ben', 'write');
  const secret = randomBytes(16).toString('hex');
  const registered = await seed.registerApp({
    name: 'Wired',
    permissions,
    events,
    webhookUrl: receiver.url,
    webhookSecret: secret,
  });
  const installationId = seed.installApp({ app: registered.id, account: 'acme', repositories: 'all' });
  const app = { id: registered.id, privateKey: registered.privateKey, installationId };
  const auth = { appId: app.id, privateKey: app.privateKey };
  const clones: string[] = [];
  const judge = new Judge(github);
  const client = { baseUrl: github.api, request: { fetch: judge.fetch } };
  return {
    github,
    receiver,
    tokens,
    app,
    secret,
    as: (login) => new Octokit({ ...client, auth: tokens[login] }),
    asInstallation: ({ id: appId, privateKey, installationId: installation } = app) =>
      new Octokit({
        ...client,
        authStrategy: createAppAuth,
        auth: { appId, privateKey, installationId: installation },
      }),
    asApp: () => new Octokit({ ...client, authStrategy: createAppAuth, auth }),
    clone: async (login, repository = 'acme/shop') => {
      const folder = await mkdtemp(join(tmpdir(), 'clone-'));
      clones.push(folder);
      const checkout = new Checkout(folder);
      const address = github.url.replace('//', `//${login}:${tokens[login]}@`);
      await checkout.git('clone', '--quiet', `${address}/${repository}.git`, '.');
      return checkout;
    },
    heard: async (event, action) => {
      await github.idle();
      return receiver.received.filter(
        (one) => one.event === event && (action === undefined || one.payload.action === action),
      );
    },
    close: async () => {
      await github.idle();
      await github.close();
      await receiver.close();
      for (const folder of [directory, ...clones]) await rm(folder, { recursive: true, force: true });
      for (const { event, payload } of receiver.received) {
        judge.webhook(event, payload.action ?? null, payload);
      }
      expect([...judge.complaints]).toEqual([]);
    },
  };
}

/** `line 1` … `line n`. */
export function lines(count: number): string {
  return Array.from({ length: count }, (_, index) => `line ${index + 1}`).join('\n');
}
