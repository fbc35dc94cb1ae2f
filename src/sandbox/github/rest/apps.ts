import { z } from 'zod';
import { coveredRepositories, covers, grants } from '../access.ts';
import { mintInstallationToken } from '../apps/token.ts';
import { suspended } from '../http/authenticate.ts';
import type { Call } from '../http/call.ts';
import { paged } from '../http/pagination.ts';
import { json, notAccessible, notFound, Refusal } from '../http/reply.ts';
import { appRoute, type Route, signedInRoute } from '../http/route.ts';
import { appShape, installationShape } from '../shape/app.ts';
import { repositoryShape } from '../shape/repository.ts';
import type { App, Installation, Permissions } from '../state/account.ts';

const scope = z.object({
  repositories: z.array(z.string()).optional(),
  repository_ids: z.array(z.number()).optional(),
  permissions: z.record(z.string(), z.enum(['read', 'write', 'admin'])).optional(),
});

export const routes: readonly Route[] = [
  appRoute('GET', '/app', (call, app) =>
    json(200, {
      ...appShape(call.context, app),
      installations_count: installationsOf(call, app).length,
    }),
  ),
  appRoute('GET', '/app/installations', (call, app) =>
    paged(call, installationsOf(call, app), (one) => installationShape(call.context, one)),
  ),
  appRoute('GET', '/app/installations/{installation_id}', (call, app) =>
    json(200, installationShape(call.context, installationOf(call, app))),
  ),
  appRoute('POST', '/app/installations/{installation_id}/access_tokens', (call, app) => {
    const installation = installationOf(call, app);
    if (installation.suspended !== null) throw suspended();
    const input = call.body(scope);
    const permissions = narrowedPermissions(installation, input.permissions);
    const repositories = narrowedRepositories(call, installation, input);
    const token = mintInstallationToken(call.context, installation, {
      permissions,
      repositoryIds: repositories === null ? null : new Set(repositories.map(({ id }) => id)),
    });
    return json(201, {
      token: token.value,
      expires_at: token.expiresAt,
      permissions,
      repository_selection: repositories === null ? installation.selection : 'selected',
      ...(repositories === null
        ? {}
        : { repositories: repositories.map((one) => repositoryShape(call.context, one)) }),
    });
  }),
  appRoute('GET', '/repos/{owner}/{repo}/installation', (call, app) => {
    const repository = call.context.state.repositoryNamed(call.text('owner'), call.text('repo'));
    const found = installationsOf(call, app).find((one) => repository !== null && covers(one, repository));
    if (found === undefined) throw notFound();
    return json(200, installationShape(call.context, found));
  }),
  appRoute('GET', '/orgs/{org}/installation', (call, app) => accountInstallation(call, app, 'org')),
  appRoute('GET', '/users/{username}/installation', (call, app) =>
    accountInstallation(call, app, 'username'),
  ),
  signedInRoute('GET', '/installation/repositories', (call, author) => {
    if (author.kind !== 'installation') throw notAccessible();
    const list = coveredRepositories(call.context.state, author.installation).filter(
      ({ id }) => author.repositoryIds === null || author.repositoryIds.has(id),
    );
    return paged(
      call,
      list,
      (one) => repositoryShape(call.context, one),
      (repositories, total) => ({
        total_count: total,
        repository_selection: author.installation.selection,
        repositories,
      }),
    );
  }),
];

function installationsOf(call: Call, app: App): Installation[] {
  return [...call.context.state.installations.values()].filter(({ appId }) => appId === app.id);
}

function installationOf(call: Call, app: App): Installation {
  const found = call.context.state.installations.get(call.number('installation_id'));
  if (found === undefined || found.appId !== app.id) throw notFound();
  return found;
}

function accountInstallation(call: Call, app: App, parameter: string) {
  const account = call.context.state.accountNamed(call.text(parameter));
  const found = installationsOf(call, app).find(({ accountId }) => accountId === account?.id);
  if (found === undefined) throw notFound();
  return json(200, installationShape(call.context, found));
}

function narrowedPermissions(installation: Installation, asked: Permissions | undefined): Permissions {
  if (asked === undefined) return installation.permissions;
  if (!grants(installation.permissions, asked)) {
    throw new Refusal(422, 'The permissions requested are not granted to this installation.');
  }
  return { ...asked, metadata: 'read' };
}

function narrowedRepositories(call: Call, installation: Installation, asked: z.infer<typeof scope>) {
  if (asked.repositories === undefined && asked.repository_ids === undefined) return null;
  const covered = coveredRepositories(call.context.state, installation);
  const wanted = [
    ...(asked.repositories ?? []).map((name) => covered.find((one) => one.name === name)),
    ...(asked.repository_ids ?? []).map((id) => covered.find((one) => one.id === id)),
  ];
  return wanted.map((repository) => {
    if (repository !== undefined) return repository;
    throw new Refusal(
      422,
      'There is at least one repository that does not exist or is not accessible to the parent installation.',
    );
  });
}
