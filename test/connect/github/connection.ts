import { randomBytes } from 'node:crypto';
import { type AppClient, connectApp } from '../../../src/connect/github/app-client.ts';
import type { TrafficOptions } from '../../../src/connect/github/traffic/traffic.ts';
import { InstallationId } from '../../../src/domain/ids.ts';
import { createLog } from '../../../src/platform/log.ts';
import type { WorkflowRunner } from '../../../src/sandbox/contract.ts';
import type { Limits } from '../../../src/sandbox/github/limits.ts';
import { type LocalGitHub, startGitHub } from '../../../src/sandbox/github/server.ts';
import type { Permissions } from '../../../src/sandbox/github/state/account.ts';
import { writeFiles } from '../../e2e/work-tree.ts';
import { type AtEnd, temporaryDirectory } from '../../platform/temporary-directory.ts';

const permissions = { metadata: 'read', contents: 'write', issues: 'write', pull_requests: 'write' } as const;

/** The App's connection to a local GitHub on which acme and zenith installed it, each with a repository `shop`. */
export interface Connection {
  readonly github: LocalGitHub;
  readonly app: AppClient;
  readonly acme: InstallationId;
  readonly zenith: InstallationId;
}

export async function openConnection(
  atEnd: AtEnd,
  options: {
    readonly files?: Readonly<Record<string, string>>;
    readonly limits?: Partial<Limits>;
    readonly traffic?: TrafficOptions;
    readonly writeSpacing?: number;
    readonly permissions?: Permissions;
    readonly events?: readonly string[];
    readonly runner?: WorkflowRunner;
  } = {},
): Promise<Connection> {
  const directory = temporaryDirectory(atEnd);
  const github = await startGitHub({
    directory: `${directory}/github`,
    limits: options.limits ?? {},
    ...(options.runner === undefined ? {} : { runner: options.runner }),
  });
  atEnd(() => github.close());
  github.seed.addUser({ login: 'dana' });
  await writeFiles(`${directory}/seed`, { 'README.md': '# Shop\n', ...options.files });
  const registered = await github.seed.registerApp({
    name: 'wired-chaos',
    permissions: options.permissions ?? permissions,
    events: options.events ?? [],
    webhookUrl: 'http://127.0.0.1:9/',
    webhookSecret: randomBytes(32).toString('hex'),
  });
  const install = async (owner: string) => {
    github.seed.addOrganisation(owner, { members: { dana: 'admin' } });
    await github.seed.addRepository({ owner, name: 'shop', from: `${directory}/seed`, by: 'dana' });
    return InstallationId.parse(
      github.seed.installApp({ app: registered.id, account: owner, repositories: 'all' }),
    );
  };
  const app = connectApp({
    app: { id: registered.id, privateKey: registered.privateKey, webhookSecret: 'never used by this test' },
    api: github.api,
    writeSpacing: options.writeSpacing ?? 0,
    ...(options.traffic === undefined ? {} : { traffic: options.traffic }),
    log: createLog({ level: 'silent' }),
  });
  return { github, app, acme: await install('acme'), zenith: await install('zenith') };
}
