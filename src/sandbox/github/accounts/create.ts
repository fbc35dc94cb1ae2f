import { randomBytes } from 'node:crypto';
import { type Context, timestamp } from '../context.ts';
import type { Organisation, Team, User } from '../state/account.ts';

/** Makes a person. @throws {Error} when the login is taken. */
export function createUser(
  context: Context,
  input: {
    readonly login: string;
    readonly name?: string;
    readonly type?: 'User' | 'Bot';
    readonly id?: number;
  },
): User {
  refuseTaken(context, input.login);
  const id = input.id ?? context.state.nextId();
  const user: User = {
    id,
    type: input.type ?? 'User',
    login: input.login,
    name: input.name ?? null,
    email: input.type === 'Bot' ? null : `${input.login.toLowerCase()}@example.com`,
    createdAt: timestamp(context),
  };
  context.state.accounts.set(id, user);
  return user;
}

/** Gives a person a personal access token that never expires. */
export function createPersonalToken(context: Context, user: User): string {
  const value = randomToken('ghp_');
  context.state.tokens.set(value, { kind: 'user', value, userId: user.id });
  return value;
}

/** Makes an organisation whose members are people that exist already. */
export function createOrganisation(
  context: Context,
  login: string,
  members: Readonly<Record<string, 'admin' | 'member'>>,
): Organisation {
  refuseTaken(context, login);
  const byId = Object.entries(members).map(([name, role]) => [existingUser(context, name).id, role] as const);
  const organisation: Organisation = {
    id: context.state.nextId(),
    type: 'Organization',
    login,
    name: login,
    email: null,
    createdAt: timestamp(context),
    members: new Map(byId),
    teams: new Map(),
  };
  context.state.accounts.set(organisation.id, organisation);
  return organisation;
}

/** Makes a team of people that exist already. */
export function createTeam(
  context: Context,
  organisation: Organisation,
  slug: string,
  members: readonly string[],
): Team {
  const team: Team = {
    id: context.state.nextId(),
    slug,
    name: slug,
    organisationId: organisation.id,
    members: new Map(members.map((login) => [existingUser(context, login).id, 'member'])),
  };
  organisation.teams.set(slug, team);
  return team;
}

/** @throws {Error} when nobody has the login. */
export function existingUser(context: Context, login: string): User {
  const user = context.state.userNamed(login);
  if (user === null) throw new Error(`Nobody here is called ${login}`);
  return user;
}

/** A secret with the prefix that GitHub gives its kind. */
export function randomToken(prefix: string): string {
  return prefix + randomBytes(27).toString('base64url').replace(/[-_]/g, '0').slice(0, 36);
}

function refuseTaken(context: Context, login: string): void {
  if (context.state.accountNamed(login) !== null) throw new Error(`${login} is taken`);
}
