import { mintInstallationToken } from '../apps/token.ts';
import type { Context } from '../context.ts';
import type { PermissionLevel, Permissions } from '../state/account.ts';
import type { WorkflowRun } from '../state/workflow.ts';
import { actionsInstallation } from './actions-app.ts';
import { readWorkflowDocument } from './workflow-document.ts';

/**
 * One token serves all jobs of a run here, where GitHub makes a new one for each: it is good for as long as a run can
 * wait, and gone with its end. Seconds.
 */
const longestRun = 35 * 24 * 60 * 60;

/** What a token can be granted; everything else under `permissions:` is not for the API simulated here. */
const scopes = ['actions', 'checks', 'contents', 'deployments', 'issues', 'pull_requests', 'statuses'];

/** The default that GitHub gives new organisations. */
const restricted: Permissions = { contents: 'read', metadata: 'read' };

const all = (level: PermissionLevel): Permissions =>
  Object.fromEntries(scopes.map((scope) => [scope, level]));

function permissionsOf(written: unknown): Permissions {
  if (written === 'read-all') return all('read');
  if (written === 'write-all') return all('write');
  if (typeof written !== 'object' || written === null) return {};
  const levels = Object.entries(written)
    .map(([name, level]) => [name.replaceAll('-', '_'), level] as const)
    .filter(
      (entry): entry is readonly [string, 'read' | 'write'] => entry[1] === 'read' || entry[1] === 'write',
    )
    .filter(([name]) => scopes.includes(name));
  return Object.fromEntries(levels);
}

/** One token serves all jobs of a run here, so it has the broadest of what they ask for. */
function broadest(sets: readonly Permissions[]): Permissions {
  const result: Record<string, PermissionLevel> = { metadata: 'read' };
  for (const [name, level] of sets.flatMap((set) => Object.entries(set))) {
    if (result[name] !== 'write') result[name] = level;
  }
  return result;
}

function asked(run: WorkflowRun): Permissions {
  const document = readWorkflowDocument(run.file);
  const workflow = document.permissions === undefined ? restricted : permissionsOf(document.permissions);
  const jobs = [...document.jobs.values()].map((job) =>
    job.permissions === undefined ? workflow : permissionsOf(job.permissions),
  );
  return broadest(jobs.length === 0 ? [workflow] : jobs);
}

/** Makes the `GITHUB_TOKEN` of a run. From a fork it can read at most; what it does triggers no workflows. */
export function issueRunToken(context: Context, run: WorkflowRun): string {
  const repository = context.state.repository(run.repositoryId);
  const fromFork = run.headRepositoryId !== run.repositoryId;
  const wanted = asked(run);
  const permissions = fromFork
    ? Object.fromEntries(Object.keys(wanted).map((name) => [name, 'read' as const]))
    : wanted;
  const installation = actionsInstallation(context, repository);
  const repositoryIds = new Set([repository.id]);
  return mintInstallationToken(context, installation, {
    permissions,
    repositoryIds,
    quiet: true,
    seconds: longestRun,
  }).value;
}
