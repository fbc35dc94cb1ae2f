import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { prepareShop, seedActionsRepository } from './actions-repository.ts';
import { type AppProgram, freePort, startAppProcess } from './app-process.ts';
import type { WorkflowRunner } from './contract.ts';
import type { Limits } from './github/limits.ts';
import { type LocalGitHub, startGitHub } from './github/server.ts';
import { type Person, personIn } from './people.ts';
import { createRunner } from './runner/runner.ts';

/** The repository that everything in the sandbox happens in. */
export const shop = { owner: 'acme', name: 'shop' } as const;

/** Who works at acme, by what they do. */
const staff = {
  /** Owns the organisation. */
  mira: 'Mira Okafor',
  /** Maintainers of the shop. */
  dana: 'Dana Weiss',
  jonas: 'Jonas Lindqvist',
  priya: 'Priya Raman',
  /** Looks after the database. */
  lena: 'Lena Duarte',
} as const;
export type Login = keyof typeof staff;

/** A local GitHub with the organisation acme, its shop, its people, and the App installed and running. */
export interface World {
  readonly github: LocalGitHub;
  /** The App's address; it is the same after a crash. */
  readonly appUrl: string;
  readonly appId: number;
  readonly installation: number;
  readonly people: Readonly<Record<Login, Person>>;
  /** A coding agent with write permission, as somebody else's. */
  readonly agent: Person;
  /** Where the App keeps journal and database. */
  readonly data: string;
  /** The PostgreSQL database that it uses instead; null for the embedded one. */
  readonly databaseUrl: string | null;
  readonly logFile: string;
  /** Of the App's process, which is another one after a crash. */
  readonly appPid: number;
  /** Kills the App as a crash would, without a chance to tidy up. */
  crash(): Promise<void>;
  /** Resolves when the App, as it was started last, has ended. */
  ended(): Promise<void>;
  /** Starts the App again on what it left behind. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Folder of the fixtures of acme: `shop` and the prepared `changes`. */
export const fixtures = fileURLToPath(new URL('./fixtures/acme', import.meta.url));

const Manifest = z.object({
  name: z.string(),
  default_permissions: z.record(z.string(), z.enum(['read', 'write', 'admin'])),
  default_events: z.array(z.string()),
});

/**
 * Builds the world in a folder and starts the App in it.
 * @param options.port of the local GitHub; 0 for any free one
 * @param options.databaseUrl an empty PostgreSQL database for the App instead of the embedded one
 * @param options.runner executes workflows instead of the real runner
 * @param options.writeSpacing milliseconds between two writes of the App; none unless told
 * @param options.program runs the App instead of main.ts
 * @param options.limits of GitHub, where they are not the point
 */
export async function openWorld(options: {
  readonly directory: string;
  readonly port: number;
  readonly databaseUrl?: string;
  readonly runner?: WorkflowRunner;
  readonly writeSpacing?: number;
  readonly program?: AppProgram;
  readonly limits?: Partial<Limits>;
}): Promise<World> {
  const { directory } = options;
  const runner =
    options.runner ??
    createRunner({
      directory: join(directory, 'runner'),
      allow: (repository) => repository === `${shop.owner}/${shop.name}`,
    });
  const github = await startGitHub({
    directory: join(directory, 'github'),
    port: options.port,
    runner,
    limits: options.limits ?? {},
  });
  try {
    const { people, agent } = await settle(github, directory);
    const { appId, start } = await registerApp(github, directory, options);
    let app = await start.run();
    const installation = github.seed.installApp({ app: appId, account: shop.owner, repositories: 'all' });
    await protectMain(people.mira, appId);
    return {
      github,
      appUrl: app.url,
      appId,
      installation,
      people,
      agent,
      data: start.data,
      databaseUrl: options.databaseUrl ?? null,
      logFile: start.logFile,
      get appPid() {
        return app.pid;
      },
      crash: () => app.kill(),
      ended: () => app.ended,
      async restart() {
        app = await start.run();
      },
      async close() {
        await app.stop();
        await github.close();
      },
    };
  } catch (error) {
    await github.close();
    throw error;
  }
}

type Settled = Pick<World, 'people' | 'agent'>;

async function settle(github: LocalGitHub, directory: string): Promise<Settled> {
  const people = Object.fromEntries(
    Object.entries(staff).map(([login, name]) => [
      login,
      personIn(github, shop, github.seed.addUser({ login, name })),
    ]),
  ) as Record<Login, Person>;
  const agent = personIn(
    github,
    shop,
    github.seed.addUser({ login: 'tidy-agent', name: 'Tidy Agent', type: 'Bot' }),
  );
  github.seed.addOrganisation(shop.owner, {
    members: { mira: 'admin', dana: 'member', jonas: 'member', priya: 'member', lena: 'member' },
  });
  github.seed.addTeam(shop.owner, 'dba', ['lena', 'mira']);
  const prepared = join(directory, 'shop');
  await prepareShop(join(fixtures, 'shop'), prepared, await seedActionsRepository(github));
  await github.seed.addRepository({
    ...shop,
    from: prepared,
    by: 'mira',
    description: 'A small shop with a real checkout',
  });
  for (const login of ['dana', 'jonas', 'priya', 'lena', 'tidy-agent']) {
    github.seed.setCollaborator(`${shop.owner}/${shop.name}`, login, 'write');
  }
  return { people, agent };
}

/** Registers the App with its own manifest. Returns how it is started, now and after a crash. */
async function registerApp(
  github: LocalGitHub,
  directory: string,
  options: Pick<Parameters<typeof openWorld>[0], 'writeSpacing' | 'databaseUrl' | 'program'>,
) {
  const manifest = Manifest.parse(
    parse(await readFile(fileURLToPath(new URL('../../app.yml', import.meta.url)), 'utf8')),
  );
  const port = await freePort();
  const webhookSecret = randomBytes(32).toString('hex');
  const { id, privateKey } = await github.seed.registerApp({
    name: manifest.name,
    permissions: manifest.default_permissions,
    events: manifest.default_events,
    webhookUrl: `http://127.0.0.1:${port}/api/github/webhooks`,
    webhookSecret,
  });
  const data = join(directory, 'app');
  const logFile = join(directory, 'app.log');
  const app = { id, privateKey, webhookSecret };
  const { writeSpacing = 0, databaseUrl, program } = options;
  const run = () =>
    startAppProcess({
      port,
      data,
      github: github.url,
      app,
      logFile,
      writeSpacing,
      ...(databaseUrl === undefined ? {} : { databaseUrl }),
      ...(program === undefined ? {} : { program }),
    });
  return { appId: id, start: { data, logFile, run } };
}

/** Nothing reaches main without the App's checks; pinned, so that no workflow can post them in its place. */
async function protectMain(admin: Person, appId: number): Promise<void> {
  await admin.octokit.request('PUT /repos/{owner}/{repo}/branches/{branch}/protection', {
    owner: shop.owner,
    repo: shop.name,
    branch: 'main',
    required_status_checks: {
      strict: false,
      contexts: [],
      checks: [
        { context: 'wired-chaos/policy', app_id: appId },
        { context: 'wired-chaos/evidence', app_id: appId },
        { context: 'wired-chaos/approval', app_id: appId },
      ],
    },
    enforce_admins: true,
    required_pull_request_reviews: null,
    restrictions: null,
  });
}
