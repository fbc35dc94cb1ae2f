import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Octokit } from '@octokit/core';
import { parse } from 'yaml';
import { z } from 'zod';
import { webhookPath } from '../../src/platform/intake.ts';
import { type AppProcess, freePort, startAppProcess } from '../../src/sandbox/app-process.ts';
import type { WorkflowRunner } from '../../src/sandbox/contract.ts';
import { type LocalGitHub, startGitHub } from '../../src/sandbox/github/server.ts';
import { ScriptedRunner } from '../e2e/scripted-runner.ts';

/** Everything is in this organisation. */
export const organisation = 'acme';

const staff = { mira: 'User', dana: 'User', jonas: 'User', lena: 'User', agent: 'Bot' } as const;
type Login = keyof typeof staff;

/** A local GitHub with the App installed on all of its one organisation, and the App as a process to be killed at will. */
export interface EndureWorld {
  readonly github: LocalGitHub;
  readonly people: Readonly<Record<Login, Octokit>>;
  readonly app: { readonly id: number; readonly privateKey: string; readonly webhookSecret: string };
  readonly installation: number;
  /** The App's data directory. */
  readonly data: string;
  readonly databaseUrl: string | undefined;
  readonly logFile: string;
  /** Every boundary that the App has come by. */
  readonly pointsFile: string;
  /** Makes a repository of the organisation with these files. Everybody may write to it. */
  addRepository(name: string, files: Readonly<Record<string, string>>): Promise<void>;
  /**
   * Starts the App on what it left behind, and resolves when it is ready.
   * @param environment beside its settings
   * @throws {Error} when it ends before that
   */
  start(environment?: Readonly<Record<string, string>>): Promise<AppProcess>;
  close(): Promise<void>;
}

const Manifest = z.object({
  default_permissions: z.record(z.string(), z.enum(['read', 'write', 'admin'])),
  default_events: z.array(z.string()),
});

/** More happens within a minute than GitHub would let anybody do. */
const limits = {
  ...{ requestsPerHour: 1e9, pointsPerMinute: 1e9, contentPerMinute: 1e9, contentPerHour: 1e9 },
  ...{ graphqlPointsPerHour: 1e9, graphqlPointsPerMinute: 1e9 },
};

/**
 * Builds the world in a folder; the App is not started yet.
 * @param options.databaseUrl an empty PostgreSQL database for the App instead of the embedded one
 */
export async function openEndureWorld(options: {
  readonly directory: string;
  readonly databaseUrl: string | undefined;
  readonly runner?: WorkflowRunner;
  /** Seconds between two sweeps. */
  readonly sweepSeconds?: number;
}): Promise<EndureWorld> {
  const { directory, databaseUrl, runner = new ScriptedRunner(), sweepSeconds = 2 } = options;
  const github = await startGitHub({ directory: join(directory, 'github'), runner, limits });
  const people = Object.fromEntries(
    Object.entries(staff).map(([login, type]) => {
      const { token } = github.seed.addUser({ login, type });
      return [login, new Octokit({ auth: token, baseUrl: github.api })];
    }),
  ) as Record<Login, Octokit>;
  github.seed.addOrganisation(organisation, { members: { mira: 'admin', dana: 'member', jonas: 'member' } });
  const manifest = Manifest.parse(
    parse(await readFile(fileURLToPath(new URL('../../app.yml', import.meta.url)), 'utf8')),
  );
  const port = await freePort();
  const webhookSecret = randomBytes(32).toString('hex');
  const { id, privateKey } = await github.seed.registerApp({
    name: 'wired-chaos',
    permissions: manifest.default_permissions,
    events: manifest.default_events,
    webhookUrl: `http://127.0.0.1:${port}${webhookPath}`,
    webhookSecret,
  });
  const app = { id, privateKey, webhookSecret };
  const installation = github.seed.installApp({ app: id, account: organisation, repositories: 'all' });
  const data = join(directory, 'app');
  const logFile = join(directory, 'app.log');
  const pointsFile = join(directory, 'points');
  return {
    ...{ github, people, app, installation, data, databaseUrl, logFile, pointsFile },
    async addRepository(name, files) {
      const from = join(directory, 'seed', name);
      for (const [path, content] of Object.entries(files)) {
        await mkdir(dirname(join(from, path)), { recursive: true });
        await writeFile(join(from, path), content);
      }
      await github.seed.addRepository({ owner: organisation, name, from, by: 'mira' });
      for (const login of Object.keys(staff)) {
        github.seed.setCollaborator(`${organisation}/${name}`, login, login === 'mira' ? 'admin' : 'write');
      }
    },
    start: (environment = {}) =>
      startAppProcess({
        ...{ port, data, github: github.url, app, logFile },
        ...(databaseUrl === undefined ? {} : { databaseUrl }),
        program: {
          file: new URL('./app.child.ts', import.meta.url),
          environment: {
            WIRED_CHAOS_SWEEP_SECONDS: String(sweepSeconds),
            ENDURE_POINTS: pointsFile,
            ...environment,
          },
        },
      }),
    close: () => github.close(),
  };
}
