import {
  createOrganisation,
  createPersonalToken,
  createTeam,
  createUser,
  existingUser,
} from './accounts/create.ts';
import { renameAccount } from './accounts/rename.ts';
import { changeTeam } from './accounts/team.ts';
import { changeInstallation, installApp, uninstallApp } from './apps/install.ts';
import {
  acceptPermissions,
  addAppKey,
  askPermissions,
  deleteAppKey,
  suspendInstallation,
  unsuspendInstallation,
} from './apps/life.ts';
import { type AppInput, registerApp } from './apps/register.ts';
import type { Context } from './context.ts';
import { ensureEnvironment } from './deployments/environments.ts';
import { openGates } from './deployments/gatekeeper.ts';
import { bypass } from './deployments/review.ts';
import { emitPull } from './pulls/events.ts';
import { deleteRepository, transferRepository } from './repositories/change.ts';
import { createRepository, forkRepository } from './repositories/create.ts';
import type { Account, Organisation, Permissions, Team, User } from './state/account.ts';
import type { Repository, Role } from './state/repository.ts';
import { isPull } from './state/state.ts';

/** Fills the local GitHub with what people would have set up by hand. Repositories are named `owner/name`. */
export class Seed {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  /** A person with a personal access token. */
  addUser(input: { readonly login: string; readonly name?: string; readonly type?: 'User' | 'Bot' }): {
    readonly id: number;
    readonly login: string;
    readonly token: string;
  } {
    const user = createUser(this.#context, input);
    return { id: user.id, login: user.login, token: createPersonalToken(this.#context, user) };
  }

  addOrganisation(
    login: string,
    input: { readonly members: Readonly<Record<string, 'admin' | 'member'>> },
  ): Organisation {
    return createOrganisation(this.#context, login, input.members);
  }

  addTeam(organisation: string, slug: string, members: readonly string[]): Team {
    return createTeam(this.#context, this.#organisation(organisation), slug, members);
  }

  /** A repository; with `from`, a folder's files are its first commit, by `by` or whoever owns it. */
  addRepository(input: {
    readonly owner: string;
    readonly name: string;
    readonly private?: boolean;
    readonly description?: string;
    readonly from?: string;
    readonly by?: string;
    readonly defaultBranch?: string;
  }): Promise<Repository> {
    const owner = this.#account(input.owner);
    const by = input.by === undefined ? this.#someoneOf(owner) : existingUser(this.#context, input.by);
    return createRepository(this.#context, { ...input, owner, by });
  }

  setCollaborator(repository: string, login: string, permission: Role): void {
    this.#repository(repository).collaborators.set(existingUser(this.#context, login).id, permission);
  }

  /** Registers an App, owned by an account (the first organisation unless told). */
  async registerApp(input: AppInput & { readonly owner?: string }): Promise<{
    readonly id: number;
    readonly slug: string;
    readonly privateKey: string;
    readonly clientId: string;
  }> {
    const owner = input.owner === undefined ? this.#firstOwner() : this.#account(input.owner);
    const { app, privateKey } = await registerApp(this.#context, owner, input);
    return { id: app.id, slug: app.slug, privateKey, clientId: app.clientId };
  }

  /** Installs an App on an account's repositories, named without the owner. Returns the installation's id. */
  installApp(input: {
    readonly app: number;
    readonly account: string;
    readonly repositories: 'all' | readonly string[];
  }): number {
    const account = this.#account(input.account);
    const repositories =
      input.repositories === 'all'
        ? 'all'
        : input.repositories.map((name) => this.#repository(`${input.account}/${name}`));
    const app = this.#context.state.app(input.app);
    return installApp(this.#context, app, account, repositories, this.#someoneOf(account)).id;
  }

  /** Adds repositories to an installation of selected ones, or takes them from it. */
  changeInstallation(
    id: number,
    change: { readonly added?: readonly string[]; readonly removed?: readonly string[] },
  ): void {
    const installation = this.#context.state.installation(id);
    const account = this.#context.state.account(installation.accountId);
    const named = (names: readonly string[] = []) =>
      names.map((name) => this.#repository(`${account.login}/${name}`));
    const repositories = { added: named(change.added), removed: named(change.removed) };
    changeInstallation(this.#context, installation, repositories, this.#someoneOf(account));
  }

  /** Suspends an installation, or ends that. */
  suspendApp(id: number, suspended = true): void {
    const installation = this.#context.state.installation(id);
    const by = this.#someoneOf(this.#context.state.account(installation.accountId));
    if (suspended) suspendInstallation(this.#context, installation, by);
    else unsuspendInstallation(this.#context, installation, by);
  }

  /** An App asks for other permissions from now on. */
  askPermissions(app: number, permissions: Permissions): void {
    askPermissions(this.#context.state.app(app), permissions);
  }

  /** An owner accepts the permissions that the App asks for. */
  acceptPermissions(id: number): void {
    const installation = this.#context.state.installation(id);
    const by = this.#someoneOf(this.#context.state.account(installation.accountId));
    acceptPermissions(this.#context, installation, by);
  }

  /** Makes an App another private key beside those it has. */
  addAppKey(app: number): Promise<string> {
    return addAppKey(this.#context.state.app(app));
  }

  /** Deletes a key of an App, given its private half. */
  deleteAppKey(app: number, privateKey: string): void {
    deleteAppKey(this.#context.state.app(app), privateKey);
  }

  /** Removes an App from an account. */
  uninstallApp(id: number): void {
    const installation = this.#context.state.installation(id);
    const account = this.#context.state.account(installation.accountId);
    uninstallApp(this.#context, installation, this.#someoneOf(account));
  }

  /** Forks a repository into a person's account. */
  fork(repository: string, byUser: string): Promise<Repository> {
    const user = existingUser(this.#context, byUser);
    return forkRepository(this.#context, this.#repository(repository), user, user);
  }

  /** Requires a merge queue for a branch. Pull requests are tried one by one unless told. */
  enableMergeQueue(repository: string, branch: string, options: { readonly groupSize?: number } = {}): void {
    const queue = { groupSize: options.groupSize ?? 1, entries: [], group: null };
    this.#repository(repository).mergeQueues.set(branch, queue);
  }

  /** Marks a pull request as a draft or as ready for review, which GitHub does by GraphQL only. */
  async setDraft(repository: string, number: number, draft: boolean, by: string): Promise<void> {
    const found = this.#repository(repository);
    const issue = found.issues.get(number);
    if (issue === undefined || !isPull(issue)) throw new Error(`No pull request ${repository}#${number}`);
    issue.pull.draft = draft;
    const author = { kind: 'user' as const, user: existingUser(this.#context, by) };
    const action = draft ? 'converted_to_draft' : 'ready_for_review';
    await emitPull(this.#context, found, issue, action, author);
  }

  /** Sets a secret of a repository, or of one of its environments (made when it is new). */
  setSecret(repository: string, name: string, value: string, environment?: string): void {
    const found = this.#repository(repository);
    const place = environment === undefined ? found : ensureEnvironment(this.#context, found, environment);
    place.secrets.set(name.toUpperCase(), value);
  }

  /** Sets a variable of a repository, or of one of its environments (made when it is new). */
  setVariable(repository: string, name: string, value: string, environment?: string): void {
    const found = this.#repository(repository);
    const place = environment === undefined ? found : ensureEnvironment(this.#context, found, environment);
    place.variables.set(name.toUpperCase(), value);
  }

  /**
   * An administrator starts the jobs of a run that wait for an environment past all its rules, which GitHub does on its
   * pages only.
   * @throws {Error} when nothing waits, or the environment does not let them.
   */
  bypassRules(repository: string, runId: number, environment: string, by: string, comment = ''): void {
    const found = this.#repository(repository);
    const run = this.#context.state.workflowRuns.get(runId);
    const waiting = run === undefined ? [] : openGates(found, run);
    const one = waiting.find((each) => each.environment.name.toLowerCase() === environment.toLowerCase());
    const user = existingUser(this.#context, by);
    if (run === undefined || one === undefined) throw new Error(`Nothing waits for ${environment}`);
    if (!bypass(this.#context, found, { run, ...one }, user, comment))
      throw new Error(`${by} may not pass over the rules of ${environment}`);
  }

  /** Gives a repository to another account. */
  transferRepository(repository: string, to: string): void {
    const found = this.#repository(repository);
    const by = this.#someoneOf(this.#context.state.account(found.ownerId));
    transferRepository(this.#context, found, this.#account(to), by);
  }

  /** Deletes a repository. */
  deleteRepository(repository: string): void {
    const found = this.#repository(repository);
    deleteRepository(this.#context, found, this.#someoneOf(this.#context.state.account(found.ownerId)));
  }

  /** Gives an account another login. */
  renameAccount(login: string, to: string): void {
    const account = this.#account(login);
    renameAccount(this.#context, account, to, this.#someoneOf(account));
  }

  /** Adds somebody to a team, or takes them out, and tells Apps so (`membership`). */
  setTeamMember(organisation: string, slug: string, login: string, member: boolean): void {
    const owner = this.#organisation(organisation);
    const team = owner.teams.get(slug);
    if (team === undefined) throw new Error(`No team ${organisation}/${slug}`);
    changeTeam(this.#context, owner, team, existingUser(this.#context, login), member);
  }

  #account(login: string): Account {
    const account = this.#context.state.accountNamed(login);
    if (account === null) throw new Error(`No account ${login}`);
    return account;
  }

  #organisation(login: string): Organisation {
    const organisation = this.#context.state.organisationNamed(login);
    if (organisation === null) throw new Error(`No organisation ${login}`);
    return organisation;
  }

  #repository(fullName: string): Repository {
    const [owner = '', name = ''] = fullName.split('/');
    const repository = this.#context.state.repositoryNamed(owner, name);
    if (repository === null) throw new Error(`No repository ${fullName}`);
    return repository;
  }

  /** A person who acts for an account: itself, or an organisation's first administrator. */
  #someoneOf(account: Account): User {
    if (account.type !== 'Organization') return account;
    const admin = [...account.members].find(([, role]) => role === 'admin') ?? [...account.members][0];
    if (admin === undefined) throw new Error(`${account.login} has no members`);
    return this.#context.state.user(admin[0]);
  }

  #firstOwner(): Account {
    const { accounts } = this.#context.state;
    const people = [...accounts.values()].filter((one) => one.type !== 'Bot');
    // GitHub's own organisation, which owns the Actions App, has no members.
    const owner = people.find((one) => one.type === 'Organization' && one.members.size > 0) ?? people[0];
    if (owner === undefined) throw new Error('Add a user or an organisation before an App');
    return owner;
  }
}
