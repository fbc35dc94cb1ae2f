import { runOfCallback } from '../change/gate/callback.ts';
import { parseRepository } from '../domain/repository.ts';
import type { Wake } from '../platform/queue.ts';
import { installationKind, installationWake } from './installation/wake.ts';

/** A delivery, as far as it matters for whom it wakes. Its content is never used as a fact: flows read again. */
export interface Event {
  readonly name: string;
  readonly payload: unknown;
}

/** GitHub lists no more commits than these in a push event. */
const mostListedCommits = 2048;

interface Payload {
  readonly action?: string;
  readonly installation?: { readonly id?: number };
  readonly repository?: { readonly full_name?: string; readonly default_branch?: string };
  readonly pull_request?: { readonly number?: number };
  readonly ref?: string;
  readonly forced?: boolean;
  readonly commits?: readonly {
    readonly added?: readonly string[];
    readonly modified?: readonly string[];
    readonly removed?: readonly string[];
  }[];
  readonly merge_group?: { readonly head_sha?: string };
  readonly environment?: string;
  readonly deployment?: { readonly environment?: string } | null;
  readonly deployment_callback_url?: string;
  readonly workflow_run?: {
    readonly head_branch?: string | null;
    readonly head_sha?: string;
    readonly event?: string;
    readonly pull_requests?: readonly { readonly number: number }[];
  };
  readonly check_run?: {
    readonly name?: string;
    readonly head_sha?: string;
    readonly app?: { readonly id?: number } | null;
    readonly check_suite?: { readonly head_branch?: string | null };
    readonly pull_requests?: readonly { readonly number: number }[];
  };
  readonly issue?: { readonly number?: number; readonly pull_request?: object };
  readonly comment?: { readonly id?: number; readonly body?: string };
  readonly check_suite?: {
    readonly head_sha?: string;
    readonly head_branch?: string | null;
    readonly pull_requests?: readonly { readonly number: number }[];
  };
}

/** Which flows an event wakes: `[kind, subject]`. One function per event; an event without one wakes nobody. */
const table: Readonly<
  Record<string, (payload: Payload, appId: number, api: string) => readonly (readonly [string, string])[]>
> = {
  pull_request: (payload) => [
    ...pulls(payload, [payload.pull_request?.number]),
    // A merged or closed pull request may be the end of a revert, or a person's own.
    ...(payload.action === 'closed' ? mainBranch(payload) : []),
  ],
  pull_request_review: (payload) => pulls(payload, [payload.pull_request?.number]),
  check_run: (payload, appId) => {
    const { name = '', app, head_sha: sha, check_suite: suite } = payload.check_run ?? {};
    const queued = isQueue(suite?.head_branch) ? mergeGroup(payload, sha) : [];
    if (payload.action === 'rerequested') return [...pulls(payload, numbers(payload.check_run)), ...queued];
    // Somebody else writes under our names: the verdict has to be shown above it again.
    return name.startsWith('wired-chaos/') && app?.id !== appId ? [...head(payload), ...queued] : [];
  },
  check_suite: (payload) => {
    if (payload.action !== 'rerequested') return [];
    const { head_sha: sha, head_branch: branch } = payload.check_suite ?? {};
    return [
      ...pulls(payload, numbers(payload.check_suite)),
      ...(isQueue(branch) ? mergeGroup(payload, sha) : []),
    ];
  },
  issue_comment: (payload) => {
    if (payload.action === 'created') return command(payload);
    // An edited or deleted comment may have been an approval.
    if (payload.issue?.pull_request === undefined) return [];
    return [...pulls(payload, [payload.issue.number]), ...gates(payload)];
  },
  merge_group: (payload) =>
    payload.action === 'checks_requested' ? mergeGroup(payload, payload.merge_group?.head_sha) : [],
  push: (payload) => {
    if (payload.ref !== `refs/heads/${payload.repository?.default_branch ?? ''}`) return [];
    // New rules judge every open pull request, also those that nobody touches.
    return touchesRules(payload)
      ? [...mainBranch(payload), ...openPulls(payload.repository), ...gates(payload)]
      : mainBranch(payload);
  },
  workflow_run: (payload) => {
    const branch = payload.workflow_run?.head_branch ?? '';
    const ours = branch.startsWith('wired-chaos/');
    const onDefault = branch === payload.repository?.default_branch;
    const main = ours || onDefault ? mainBranch(payload) : [];
    if (isQueue(branch)) return mergeGroup(payload, payload.workflow_run?.head_sha);
    // A run of a pull request may carry its evidence, or be the last thing a merge waited for.
    if (payload.workflow_run?.event === 'pull_request') return [...main, ...head(payload)];
    // One that ended may have verified a stage, or never have begun to.
    return onDefault && payload.action === 'completed'
      ? [...main, ...gates(payload), ...environments(payload)]
      : main;
  },
  deployment_protection_rule: (payload, _, api) => (payload.action === 'requested' ? gate(payload, api) : []),
  // GitHub's own review of a deployment may be an approval, or the end of it.
  deployment_review: gates,
  // What is deployed elsewhere may be the stage that a gate waits for.
  deployment_status: (payload) => [...gates(payload), ...deployment(payload)],
  installation: theInstallation,
  installation_repositories: theInstallation,
  installation_target: theInstallation,
  repository: (payload) => [
    ...theInstallation(payload),
    // Another default branch has other rules; another name or owner, or none at all, is found out there.
    ...(payload.action === 'edited' ? [...mainBranch(payload), ...openPulls(payload.repository)] : []),
  ],
};

/** The events the App subscribes to, besides those that every App gets (app.yml). */
export const subscribedEvents: readonly string[] = Object.keys(table);

/**
 * Whom an event wakes.
 * @param appId of this App: what it does itself wakes it only where that is said
 * @param api base URL of GitHub's REST API
 * @returns nothing for events without an installation, for they concern nobody's repositories
 */
export function wakesFor(event: Event, appId: number, api: string): Wake[] {
  const payload = (
    typeof event.payload === 'object' && event.payload !== null ? event.payload : {}
  ) as Payload;
  const installation = payload.installation?.id;
  if (installation === undefined) return [];
  const reason = payload.action === undefined ? event.name : `${event.name}.${payload.action}`;
  const woken = table[event.name]?.(payload, appId, api) ?? [];
  return woken.map(([kind, subject]) =>
    kind === installationKind
      ? installationWake(installation, reason)
      : { kind, installation, subject, reason },
  );
}

/** Files that judge pull requests: the configuration, code owners, the workflow that collects evidence. */
const rules = /^\.github\/|^(?:docs\/)?CODEOWNERS$/;

/** Whether a push may have changed what judges; a push of more commits than the event lists may have, too. */
function touchesRules({ commits = [], forced = false }: Payload): boolean {
  const paths = commits.flatMap(({ added = [], modified = [], removed = [] }) => [
    ...added,
    ...modified,
    ...removed,
  ]);
  return forced || commits.length >= mostListedCommits || paths.some((path) => rules.test(path));
}

function openPulls(repository: { readonly full_name?: string } | undefined): (readonly [string, string])[] {
  const name = repository?.full_name;
  return name === undefined ? [] : [['open-pulls', name]];
}

/** Whether a branch is a temporary one of a merge queue. */
function isQueue(branch: string | null | undefined): boolean {
  return branch?.startsWith('gh-readonly-queue/') === true;
}

function mergeGroup(payload: Payload, sha: string | undefined): (readonly [string, string])[] {
  const name = payload.repository?.full_name;
  return name === undefined || sha === undefined ? [] : [['merge-group', `${name}@${sha}`]];
}

function head(payload: Payload): (readonly [string, string])[] {
  const name = payload.repository?.full_name;
  const sha = payload.workflow_run?.head_sha ?? payload.check_run?.head_sha;
  return name === undefined || sha === undefined ? [] : [['head', `${name}@${sha}`]];
}

function command(payload: Payload): (readonly [string, string])[] {
  const name = payload.repository?.full_name;
  const { issue, comment } = payload;
  if (name === undefined || issue?.number === undefined || comment?.id === undefined) return [];
  // Most comments are none; whether this one is a command is read again.
  return comment.body?.startsWith('/wired') === true
    ? [['command', `${name}#${issue.number}/${comment.id}`]]
    : [];
}

/** A job waits for an environment of which the App is asked. Of the address it is asked at only the run's number counts. */
function gate(payload: Payload, api: string): (readonly [string, string])[] {
  const { environment, deployment_callback_url: url } = payload;
  const name = payload.repository?.full_name;
  if (name === undefined || environment === undefined || environment === '') return [];
  const called = runOfCallback(url, api, parseRepository(name));
  return called.ok ? [['gate', `${name}/${called.run}/${environment}`]] : [];
}

/** The environment whose deployment has news. */
function deployment(payload: Payload): (readonly [string, string])[] {
  const name = payload.repository?.full_name;
  const environment = payload.deployment?.environment;
  const named = name !== undefined && environment !== undefined && environment !== '';
  return named ? [['deployment', `${name}/${environment}`]] : [];
}

/** Every environment that is configured: a run that ended may have left one of them half way. */
function environments(payload: Payload): (readonly [string, string])[] {
  const name = payload.repository?.full_name;
  return name === undefined ? [] : [['environments', name]];
}

/** Gates that are known to be open. */
function gates(payload: Payload): (readonly [string, string])[] {
  const name = payload.repository?.full_name;
  return name === undefined ? [] : [['gates', name]];
}

function mainBranch(payload: Payload): (readonly [string, string])[] {
  const name = payload.repository?.full_name;
  return name === undefined ? [] : [['main-branch', name]];
}

function pulls(payload: Payload, all: readonly (number | undefined)[]): (readonly [string, string])[] {
  const name = payload.repository?.full_name;
  if (name === undefined) return [];
  return all.flatMap((number) =>
    number === undefined ? [] : [['pull-request', `${name}#${number}`] as const],
  );
}

/** What it covers, may do and is called is read again. */
function theInstallation(payload: Payload): (readonly [string, string])[] {
  const id = payload.installation?.id;
  return id === undefined ? [] : [[installationKind, String(id)]];
}

function numbers(subject: Payload['check_run']): number[] {
  return (subject?.pull_requests ?? []).map((pull) => pull.number);
}
