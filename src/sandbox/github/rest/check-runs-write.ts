import { z } from 'zod';
import { announceCheckRun } from '../checks/announce.ts';
import { settleSuite, suiteOfApp } from '../checks/suites.ts';
import { type Context, timestamp } from '../context.ts';
import { resolveCommit } from '../git/refs.ts';
import type { Author } from '../http/actor.ts';
import { json, Refusal } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { shapeCheckRun } from '../shape/check-run.ts';
import type { App } from '../state/account.ts';
import type { CheckRun } from '../state/check.ts';
import type { Repository } from '../state/repository.ts';
import { checkRunOfCall } from './check-runs.ts';

const writable = { app: [{ checks: 'write' }], role: 'read' } as const;

/** "The maximum size is 65535 characters", of both the summary and the text. */
const longestOutput = 65535;
/** "The Checks API limits the number of annotations to a maximum of 50 per API request." */
const mostAnnotations = 50;

const annotation = z
  .object({
    path: z.string(),
    start_line: z.int(),
    end_line: z.int(),
    start_column: z.int().nullable().default(null),
    end_column: z.int().nullable().default(null),
    annotation_level: z.enum(['notice', 'warning', 'failure']),
    message: z.string(),
    title: z.string().max(255).nullable().default(null),
    raw_details: z.string().nullable().default(null),
  })
  .refine((one) => one.start_column === null || one.start_line === one.end_line, {
    message: 'columns are only allowed on one line',
  });

const output = z.object({
  title: z.string().optional(),
  summary: z.string().max(longestOutput),
  text: z.string().max(longestOutput).optional(),
  annotations: z.array(annotation).max(mostAnnotations).default([]),
});

const conclusion = z.enum([
  'action_required',
  'cancelled',
  'failure',
  'neutral',
  'success',
  'skipped',
  'timed_out',
]);

const changes = z.object({
  name: z.string().min(1).optional(),
  details_url: z.url().optional(),
  external_id: z.string().optional(),
  status: z.enum(['queued', 'in_progress', 'completed']).optional(),
  started_at: z.iso.datetime({ offset: true }).optional(),
  conclusion: conclusion.optional(),
  completed_at: z.iso.datetime({ offset: true }).optional(),
  output: output.optional(),
});

const creation = changes.extend({ name: z.string().min(1), head_sha: z.string().min(1) });

/** "You must authenticate via a GitHub App": people cannot write check runs. */
function requireGitHubApp(author: Author): App {
  if (author.kind !== 'installation') throw new Refusal(403, 'You must authenticate via a GitHub App.');
  return author.app;
}

/** Applies what a request says to a check run. @throws {Refusal} 422 when it is completed without a conclusion. */
function change(context: Context, run: CheckRun, wanted: z.infer<typeof changes>): void {
  const status = wanted.conclusion === undefined ? wanted.status : 'completed';
  if (status === 'completed' && wanted.conclusion === undefined) {
    throw new Refusal(422, 'Invalid request.\n\n"conclusion" wasn\'t supplied.');
  }
  if (status !== undefined) {
    run.status = status;
    run.conclusion = wanted.conclusion ?? null;
    run.completedAt = status === 'completed' ? (wanted.completed_at ?? timestamp(context)) : null;
  }
  run.name = wanted.name ?? run.name;
  run.detailsUrl = wanted.details_url ?? run.detailsUrl;
  run.externalId = wanted.external_id ?? run.externalId;
  run.startedAt = wanted.started_at ?? run.startedAt;
  if (wanted.output !== undefined) {
    const { title, summary, text, annotations } = wanted.output;
    run.output = { title: title ?? run.output.title, summary, text: text ?? run.output.text };
    run.annotations.push(...annotations);
  }
}

/** Tells of a written check run and brings its suite up to date. */
async function publish(
  context: Context,
  repository: Repository,
  run: CheckRun,
  created: boolean,
  author: Author,
): Promise<void> {
  if (created) announceCheckRun(context, repository, run, 'created', author.user);
  if (run.status === 'completed') announceCheckRun(context, repository, run, 'completed', author.user);
  const suite = context.state.checkSuites.get(run.suiteId);
  if (suite !== undefined) await settleSuite(context, repository, suite, author.user);
}

/** Writing check runs, which only Apps may. */
export const routes: readonly Route[] = [
  repositoryRoute('POST', '/repos/{owner}/{repo}/check-runs', writable, async (call, repository, author) => {
    const { context } = call;
    const app = requireGitHubApp(author);
    const wanted = call.body(creation);
    const headSha = /^[0-9a-f]{40}$/.test(wanted.head_sha)
      ? await resolveCommit(repository.directory, wanted.head_sha)
      : null;
    if (headSha === null) throw new Refusal(422, `No commit found for SHA: ${wanted.head_sha}`);
    const suite = await suiteOfApp(context, repository, app.id, headSha);
    const run: CheckRun = {
      id: context.state.nextId(),
      repositoryId: repository.id,
      suiteId: suite.id,
      appId: app.id,
      headSha,
      name: wanted.name,
      externalId: '',
      detailsUrl: app.externalUrl,
      status: 'queued',
      conclusion: null,
      startedAt: timestamp(context),
      completedAt: null,
      output: { title: null, summary: null, text: null },
      annotations: [],
    };
    change(context, run, wanted);
    context.state.checkRuns.set(run.id, run);
    await publish(context, repository, run, true, author);
    return json(201, shapeCheckRun(context, run));
  }),
  repositoryRoute(
    'PATCH',
    '/repos/{owner}/{repo}/check-runs/{check_run_id}',
    writable,
    async (call, repository, author) => {
      const app = requireGitHubApp(author);
      const run = checkRunOfCall(call, repository);
      if (run.appId !== app.id) {
        const reason = 'check run can only be modified by the GitHub App that created it.';
        throw new Refusal(403, `Invalid app_id \`${app.id}\` - ${reason}`);
      }
      change(call.context, run, call.body(changes));
      await publish(call.context, repository, run, false, author);
      return json(200, shapeCheckRun(call.context, run));
    },
  ),
];
