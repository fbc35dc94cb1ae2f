import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { analyse } from '../../src/change/policy/analyse.ts';
import { type AppClient, connectApp } from '../../src/connect/github/app-client.ts';
import { InstallationId } from '../../src/domain/ids.ts';
import { isNotDone } from '../../src/flows/effects/not-done.ts';
import type { FlowContext } from '../../src/flows/flow.ts';
import { systemClock } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/database.ts';
import { createDecisions, type Decisions } from '../../src/platform/decisions.ts';
import { createEffects } from '../../src/platform/effects/create.ts';
import { createLog } from '../../src/platform/log.ts';
import { noPoint, type OnPoint, pointingLedger } from '../../src/platform/points.ts';
import { pauseFile } from '../../src/platform/switches/pause-file.ts';
import { openSwitches } from '../../src/platform/switches.ts';
import type { WorkflowRunner } from '../../src/sandbox/contract.ts';
import type { Limits } from '../../src/sandbox/github/limits.ts';
import { type LocalGitHub, startGitHub } from '../../src/sandbox/github/server.ts';
import { type Person, personIn } from '../../src/sandbox/people.ts';
import { type AtEnd, temporaryDirectory } from '../platform/temporary-directory.ts';
import { ScriptedRunner } from './scripted-runner.ts';
import { openTestStores } from './stores.ts';
import { writeFiles } from './work-tree.ts';

/** The repository that these tests work in. */
const repository = { owner: 'acme', name: 'shop' } as const;
export const where = { owner: repository.owner, repo: repository.name } as const;

/** The App on a local GitHub with scripted CI, without server and queue: flows are run by hand. */
export interface Harness {
  readonly github: LocalGitHub;
  readonly context: FlowContext;
  readonly appId: number;
  /** The App itself. */
  readonly app: AppClient;
  readonly dana: Person;
  readonly jonas: Person;
  /** What the flows woke, as `kind:subject`. */
  readonly woken: readonly string[];
}

const permissions = {
  metadata: 'read',
  actions: 'write',
  checks: 'write',
  contents: 'write',
  deployments: 'write',
  issues: 'write',
  members: 'read',
  merge_queues: 'write',
  pull_requests: 'write',
} as const;

/** What is in the repository before a test begins. */
const files = {
  'README.md': '# Shop\n',
  'src/total.js': 'export const total = (a, b) => a + b;\n',
  '.github/workflows/ci.yml': 'name: CI\non: [push, pull_request]\njobs: {}\n',
};

/** Decisions in a database that is opened only when somebody asks. */
function lazyDecisions(database: () => Promise<Database>): Decisions {
  let opened: Promise<Decisions> | undefined;
  const open = () => {
    opened ??= database().then(createDecisions);
    return opened;
  };
  return {
    save: async (row) => (await open()).save(row),
    get: async (installation, id) => (await open()).get(installation, id),
    recent: async (installation, name, limit) => (await open()).recent(installation, name, limit),
  };
}

/**
 * Builds the world.
 * @param extra files of the first commit, such as a configuration
 * @param options.runner instead of CI that is green
 * @param options.limits of GitHub, where a world is used more than a minute allows
 * @param options.onPoint is told of every point at which a crash matters
 * @param options.atEnd for a world that several tests share
 */
export async function openHarness(
  extra: Readonly<Record<string, string>> = {},
  options: {
    readonly runner?: WorkflowRunner;
    readonly limits?: Partial<Limits>;
    readonly atEnd?: AtEnd;
    readonly onPoint?: OnPoint;
  } = {},
): Promise<Harness> {
  const { runner = new ScriptedRunner(), limits = {}, atEnd = onTestFinished, onPoint = noPoint } = options;
  const directory = temporaryDirectory(atEnd);
  const github = await startGitHub({ directory: `${directory}/github`, runner, limits });
  const people = ['dana', 'jonas'].map((login) => github.seed.addUser({ login }));
  github.seed.addOrganisation('acme', { members: { dana: 'admin', jonas: 'member' } });
  await writeFiles(`${directory}/seed`, { ...files, ...extra });
  await github.seed.addRepository({ ...repository, from: `${directory}/seed`, by: 'dana' });
  github.seed.setCollaborator('acme/shop', 'jonas', 'write');
  const app = await github.seed.registerApp({
    name: 'wired-chaos',
    permissions,
    // Nobody listens; without it no environment could ask the App.
    events: ['deployment_protection_rule'],
    webhookUrl: 'http://127.0.0.1:9/',
    webhookSecret: randomBytes(32).toString('hex'),
  });
  const installation = github.seed.installApp({ app: app.id, account: 'acme', repositories: 'all' });

  const log = createLog({ level: 'silent' });
  const stores = await openTestStores(`${directory}/app`, atEnd);
  const ledger = pointingLedger(stores.ledger, onPoint);
  const file = pauseFile(`${directory}/app`);
  const switches = await openSwitches({ ledger, store: stores.switches, file, log });
  const woken: string[] = [];
  const client = connectApp({
    app: { id: app.id, privateKey: app.privateKey, webhookSecret: 'never used by this test' },
    api: github.api,
    writeSpacing: 0,
    log,
  });
  atEnd(async () => {
    await switches.close();
    await github.close();
  });
  const [dana, jonas] = people.map((person) => personIn(github, repository, person));
  if (dana === undefined || jonas === undefined) throw new Error('two people were added');
  return {
    github,
    appId: app.id,
    app: client,
    dana,
    jonas,
    woken,
    context: {
      client: await client.installation(InstallationId.parse(installation)),
      app: await client.identity(),
      ledger,
      notes: stores.notes,
      onPoint,
      analyse,
      probe: async () => ({ state: 'unknown', why: 'nobody is asked here' }),
      effects: createEffects({
        store: stores.effects,
        clock: systemClock,
        log,
        notDone: isNotDone,
        lease: 50,
        onPoint,
      }),
      switches,
      decisions: lazyDecisions(stores.database),
      log,
      html: github.url,
      salt: 'salt',
      page: null,
      async wake(kind, subject) {
        woken.push(`${kind}:${subject}`);
      },
    },
  };
}
