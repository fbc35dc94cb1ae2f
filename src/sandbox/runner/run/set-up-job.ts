import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/index';
import { jsonOf, type Scope, textOf } from '../expressions/evaluate.ts';
import { cleanEnvironment } from '../process/environment.ts';
import type { JobChannel } from '../process/job-channel.ts';
import { entries, unsupported, type Workflow } from '../source.ts';
import type { JobRun } from '../steps/job-run.ts';
import type { Cancellation } from './cancellation.ts';
import { runnerContext } from './github-context.ts';
import type { JobFolders } from './job-folders.ts';
import type { JobOrder } from './job-order.ts';
import type { RunContext } from './run-context.ts';

/** Where a job happens: its folders, its line to GitHub, and what it leaves running. */
export interface JobSite {
  readonly folders: JobFolders;
  readonly channel: JobChannel;
  readonly leftGroups: Set<number>;
}

/**
 * Prepares what all steps of a job share: the event's file, contexts, environment and defaults.
 * @throws {UnsupportedFeature} when the job wants to run on another machine.
 */
export async function setUpJob(
  context: RunContext,
  order: JobOrder,
  scope: Scope,
  { folders, channel, leftGroups }: JobSite,
  stop: Cancellation,
): Promise<JobRun> {
  const { request } = context;
  const { workflow, token } = order;
  requireUbuntu(order, scope);
  const eventPath = join(folders.temporary, 'event.json');
  await writeFile(eventPath, JSON.stringify(request.event.payload));
  const { github, needs, secrets, vars } = scope.contexts;
  const job: JobRun = {
    request,
    channel,
    folders,
    cancellation: stop,
    cleanEnvironment: cleanEnvironment(folders.home, folders.temporary),
    contexts: {
      github: { ...asRecord(github), job: order.id, workspace: folders.workspace, event_path: eventPath },
      runner: runnerContext(folders),
      needs,
      strategy: order.leg.strategy,
      matrix: order.leg.matrix,
      secrets,
      vars,
    },
    defaults: {
      shell: runDefault(order, scope, 'shell'),
      workingDirectory: runDefault(order, scope, 'working-directory'),
    },
    env: {
      ...environment(workflow, workflow.root.find('env'), order.scope),
      ...environment(workflow, token.find('env'), scope),
    },
    searchPath: [],
    posts: [],
    leftGroups,
  };
  channel.line(`Job ${order.name} of ${workflow.path} on ${request.event.sha}`);
  channel.line('This runner executes steps directly on this machine: it is no security boundary.');
  return job;
}

function requireUbuntu(order: JobOrder, scope: Scope): void {
  const token = order.token.find('runs-on');
  const labels = token ? [jsonOf(token, scope)].flat() : [];
  if (token && labels.every((label) => typeof label === 'string' && /^ubuntu-/.test(label))) return;
  throw unsupported(
    order.workflow,
    token ?? order.token,
    `runs-on ${JSON.stringify(labels)}: only ubuntu-* is simulated, on this machine as it is`,
  );
}

function environment(
  workflow: Workflow,
  token: TemplateToken | undefined,
  scope: Scope,
): Record<string, string> {
  if (token === undefined) return {};
  return Object.fromEntries(entries(workflow, token).map(([name, value]) => [name, textOf(value, scope)]));
}

function runDefault(order: JobOrder, scope: Scope, key: string): string | null {
  for (const place of [order.token, order.workflow.root]) {
    const run = place.find('defaults')?.assertMapping('defaults').find('run')?.assertMapping('run');
    const value = run?.find(key);
    if (value) return textOf(value, scope);
  }
  return null;
}

function asRecord(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' ? { ...value } : {};
}
