import { generateKeyPairSync } from 'node:crypto';
import { addApp } from '../apps/register.ts';
import { type Context, timestamp } from '../context.ts';
import type { App, Installation, Organisation, Permissions } from '../state/account.ts';
import type { Repository } from '../state/repository.ts';

/** Ids as on github.com, by which everybody knows the App and its bot. */
const actionsAppId = 15368;
const actionsBotId = 41898282;
const gitHubId = 9919;

const permissions: Permissions = {
  actions: 'write',
  checks: 'write',
  contents: 'write',
  deployments: 'write',
  issues: 'write',
  metadata: 'read',
  pull_requests: 'write',
  statuses: 'write',
};

/** The App that owns the check runs of jobs; made on first use. */
export function actionsApp(context: Context): App {
  const known = context.state.apps.get(actionsAppId);
  if (known !== undefined) return known;
  const github: Organisation = {
    id: gitHubId,
    type: 'Organization',
    login: 'github',
    name: 'GitHub',
    email: null,
    createdAt: timestamp(context),
    members: new Map(),
    teams: new Map(),
  };
  context.state.accounts.set(github.id, github);
  const input = {
    name: 'GitHub Actions',
    description: 'Automate your workflow from idea to production',
    externalUrl: 'https://help.github.com/en/actions',
    permissions,
    events: [],
    webhookUrl: null,
    webhookSecret: null,
  };
  // Nobody has the private half: the App only ever acts through the tokens of runs.
  const { publicKey } = generateKeyPairSync('ed25519');
  return addApp(context, github, input, publicKey, { app: actionsAppId, bot: actionsBotId });
}

/** The App's installation at a repository's owner; made on first use. Tokens of runs hang on it. */
export function actionsInstallation(context: Context, repository: Repository): Installation {
  const app = actionsApp(context);
  const { state } = context;
  const known = [...state.installations.values()].find(
    (one) => one.appId === app.id && one.accountId === repository.ownerId,
  );
  if (known !== undefined) return known;
  const installation: Installation = {
    id: state.nextId(),
    appId: app.id,
    accountId: repository.ownerId,
    selection: 'all',
    repositoryIds: new Set(),
    permissions: app.permissions,
    events: [],
    suspended: null,
    createdAt: timestamp(context),
  };
  state.installations.set(installation.id, installation);
  return installation;
}
