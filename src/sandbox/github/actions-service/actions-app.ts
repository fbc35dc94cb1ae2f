import { generateKeyPairSync } from 'node:crypto';
import { type Context, timestamp } from '../context.ts';
import type { App, Installation } from '../state/account.ts';
import type { Repository } from '../state/repository.ts';

/** Ids as on github.com, by which everybody knows the App and its bot. */
const actionsAppId = 15368;
const actionsBotId = 41898282;
const gitHubId = 9919;

/** The App that owns the check runs of jobs; made on first use. */
export function actionsApp(context: Context): App {
  const known = context.state.apps.get(actionsAppId);
  if (known !== undefined) return known;
  const { state } = context;
  const createdAt = timestamp(context);
  const github = {
    id: gitHubId,
    type: 'Organization' as const,
    login: 'github',
    name: 'GitHub',
    email: null,
    createdAt,
    members: new Map(),
    teams: new Map(),
  };
  state.accounts.set(github.id, github);
  const bot = {
    id: actionsBotId,
    type: 'Bot' as const,
    login: 'github-actions[bot]',
    name: null,
    email: null,
  };
  state.accounts.set(bot.id, { ...bot, createdAt });
  const app: App = {
    id: actionsAppId,
    slug: 'github-actions',
    name: 'GitHub Actions',
    clientId: `Iv1.${actionsAppId.toString(16).padStart(16, '0')}`,
    ownerId: github.id,
    botId: bot.id,
    description: 'Automate your workflow from idea to production',
    externalUrl: `${context.url}/features/actions`,
    permissions: { actions: 'write', checks: 'write', contents: 'write', metadata: 'read' },
    events: [],
    // Nobody has the private half: the App only ever acts through tokens of runs.
    publicKey: generateKeyPairSync('ed25519').publicKey,
    hook: { url: null, secret: null, contentType: 'json', insecureSsl: '0' },
    createdAt,
  };
  state.apps.set(app.id, app);
  return app;
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
    createdAt: timestamp(context),
  };
  state.installations.set(installation.id, installation);
  return installation;
}
