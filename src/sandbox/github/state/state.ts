import type { Account, App, Installation, Organisation, Token, User } from './account.ts';
import type { CheckRun, CheckSuite, CommitStatus } from './check.ts';
import type { Delivery } from './delivery.ts';
import type { Deployment } from './deployment.ts';
import type { Issue, PullRequest } from './issue.ts';
import type { Repository } from './repository.ts';
import type { Workflow, WorkflowRun } from './workflow.ts';

/** Everything the local GitHub knows besides what is in the repositories on disk. */
export class State {
  /** By id. */
  readonly accounts = new Map<number, Account>();
  readonly apps = new Map<number, App>();
  readonly installations = new Map<number, Installation>();
  readonly repositories = new Map<number, Repository>();
  readonly checkRuns = new Map<number, CheckRun>();
  readonly checkSuites = new Map<number, CheckSuite>();
  /** Oldest first. */
  readonly statuses: CommitStatus[] = [];
  readonly workflows = new Map<number, Workflow>();
  readonly workflowRuns = new Map<number, WorkflowRun>();
  readonly deployments = new Map<number, Deployment>();
  /** By secret. */
  readonly tokens = new Map<string, Token>();
  /** Oldest first. */
  readonly deliveries: Delivery[] = [];
  /** Repository ids by the addresses they had before (`owner/name`, lower case). */
  readonly redirects = new Map<string, number>();
  #lastId = 1000;

  /** A number never given before, of whatever kind of object. */
  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  /** @throws {Error} when there is none: ids inside the state are never dangling. */
  account(id: number): Account {
    return present(this.accounts.get(id), `account ${id}`);
  }

  /** @throws {Error} when the id is not a person's or a bot's. */
  user(id: number): User {
    const account = this.account(id);
    if (account.type === 'Organization') throw new Error(`${account.login} is an organisation`);
    return account;
  }

  accountNamed(login: string): Account | null {
    const wanted = login.toLowerCase();
    return [...this.accounts.values()].find((account) => account.login.toLowerCase() === wanted) ?? null;
  }

  userNamed(login: string): User | null {
    const account = this.accountNamed(login);
    return account === null || account.type === 'Organization' ? null : account;
  }

  organisationNamed(login: string): Organisation | null {
    const account = this.accountNamed(login);
    return account?.type === 'Organization' ? account : null;
  }

  /** @throws {Error} when there is none. */
  app(id: number): App {
    return present(this.apps.get(id), `App ${id}`);
  }

  /** @throws {Error} when there is none. */
  installation(id: number): Installation {
    return present(this.installations.get(id), `installation ${id}`);
  }

  /** @throws {Error} when there is none. */
  repository(id: number): Repository {
    return present(this.repositories.get(id), `repository ${id}`);
  }

  repositoryNamed(owner: string, name: string): Repository | null {
    const ownerId = this.accountNamed(owner)?.id;
    const wanted = name.toLowerCase();
    return (
      [...this.repositories.values()].find(
        (one) => one.ownerId === ownerId && one.name.toLowerCase() === wanted,
      ) ?? null
    );
  }

  /** The repository that had this address before, when nobody has it now. */
  redirect(owner: string, name: string): number | null {
    if (this.repositoryNamed(owner, name) !== null) return null;
    const id = this.redirects.get(`${owner}/${name}`.toLowerCase());
    return id !== undefined && this.repositories.has(id) ? id : null;
  }

  /** `owner/name`. */
  fullName(repository: Repository): string {
    return `${this.account(repository.ownerId).login}/${repository.name}`;
  }

  /** The pull requests of a repository, oldest first. */
  pulls(repository: Repository): PullIssue[] {
    return [...repository.issues.values()].filter(isPull);
  }
}

/** An issue that is a pull request. */
export type PullIssue = Issue & { readonly pull: PullRequest };

/** Tells a pull request from a plain issue. */
export function isPull(issue: Issue): issue is PullIssue {
  return issue.pull !== null;
}

function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The local GitHub has no ${what}`);
  return value;
}
