import { z } from 'zod';
import { roleOf } from '../access.ts';
import { timestamp } from '../context.ts';
import { emit } from '../emit.ts';
import { json, notFound, Refusal } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { renameRepository, setArchived, setPrivate } from '../repositories/change.ts';
import { forkRepository } from '../repositories/create.ts';
import { holdRepository } from '../repositories/lock.ts';
import { simpleUser } from '../shape/account.ts';
import { fullRepository } from '../shape/repository.ts';
import type { Role } from '../state/repository.ts';

const metadata = { app: [{ metadata: 'read' }], role: 'read' } as const;

/** The four words that `permission` knows; triage and maintain are rounded down. */
const oldPermission: Readonly<Record<Role, string>> = {
  read: 'read',
  triage: 'read',
  write: 'write',
  maintain: 'write',
  admin: 'admin',
};

export const routes: readonly Route[] = [
  repositoryRoute('GET', '/repos/{owner}/{repo}', metadata, (call, repository, author) => {
    const { state } = call.context;
    const role = author.kind === 'user' ? roleOf(state, repository, author.user) : null;
    return json(200, fullRepository(call.context, repository, role));
  }),
  repositoryRoute(
    'PATCH',
    '/repos/{owner}/{repo}',
    { app: [{ administration: 'write' }], role: 'admin' },
    (call, repository, author) => {
      const input = call.body(
        z.object({
          name: z.string().optional(),
          description: z.string().nullable().optional(),
          private: z.boolean().optional(),
          archived: z.boolean().optional(),
          default_branch: z.string().optional(),
        }),
      );
      repository.description = input.description === undefined ? repository.description : input.description;
      repository.defaultBranch = input.default_branch ?? repository.defaultBranch;
      repository.updatedAt = timestamp(call.context);
      const { context } = call;
      if (input.private !== undefined) setPrivate(context, repository, input.private, author.user);
      if (input.archived !== undefined) setArchived(context, repository, input.archived, author.user);
      if (input.name !== undefined && input.name !== repository.name) {
        renameRepository(context, repository, input.name, author.user);
      }
      return json(200, fullRepository(call.context, repository, 'admin'));
    },
  ),
  repositoryRoute(
    'GET',
    '/repos/{owner}/{repo}/collaborators/{username}/permission',
    { ...metadata, role: 'write' },
    (call, repository) => {
      const { context } = call;
      const user = context.state.userNamed(call.text('username'));
      if (user === null) throw notFound();
      const role = roleOf(context.state, repository, user);
      const permission = role === null ? 'none' : oldPermission[role];
      const name = role ?? 'none';
      return json(200, {
        permission,
        role_name: name,
        user: { ...simpleUser(context, user), role_name: name },
      });
    },
  ),
  repositoryRoute(
    'POST',
    '/repos/{owner}/{repo}/forks',
    { app: [{ administration: 'write', contents: 'read' }], role: 'read' },
    async (call, repository, author) => {
      const { context } = call;
      const input = call.body(
        z.object({ organization: z.string().optional(), name: z.string().optional() }).nullable(),
      );
      const owner =
        input?.organization === undefined ? author.user : context.state.organisationNamed(input.organization);
      if (owner === null) throw new Refusal(422, 'Invalid Organization');
      const name = input?.name ?? repository.name;
      const existing = context.state.repositoryNamed(owner.login, name);
      if (existing !== null) {
        if (existing.parentId !== repository.id)
          throw new Refusal(403, 'Name already exists on this account');
        return json(202, fullRepository(context, existing, 'admin'));
      }
      const fork = await holdRepository(context, repository, () =>
        forkRepository(context, repository, owner, author.user, name),
      );
      emit(
        context,
        'fork',
        null,
        { repository, sender: author.user },
        {
          forkee: fullRepository(context, fork, 'admin'),
        },
      );
      return json(202, fullRepository(context, fork, 'admin'));
    },
  ),
];
