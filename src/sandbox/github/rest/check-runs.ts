import { announceCheckRun } from '../checks/announce.ts';
import { checkRunsOf, latestOf } from '../checks/latest.ts';
import { resolveCommit } from '../git/refs.ts';
import type { Call } from '../http/call.ts';
import { paged } from '../http/pagination.ts';
import { json, notFound, Refusal, type Reply } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { shapeAnnotation, shapeCheckRun } from '../shape/check-run.ts';
import type { CheckRun } from '../state/check.ts';
import type { Repository } from '../state/repository.ts';

const readable = { app: [{ checks: 'read' }], role: 'read' } as const;

/** The check run that a request names. @throws {Refusal} 404 when the repository has none such. */
export function checkRunOfCall(call: Call, repository: Repository): CheckRun {
  const run = call.context.state.checkRuns.get(call.number('check_run_id'));
  if (run === undefined || run.repositoryId !== repository.id) throw notFound();
  return run;
}

/** Answers a list of check runs with the filters that GitHub has for them. */
export function listCheckRuns(call: Call, all: readonly CheckRun[]): Promise<Reply> {
  const { query } = call;
  const wanted = (name: string, value: string) => !query.has(name) || query.get(name) === value;
  const runs = (query.get('filter') === 'all' ? all : latestOf(all))
    .filter((run) => wanted('check_name', run.name))
    .filter((run) => wanted('status', run.status))
    .filter((run) => wanted('app_id', String(run.appId)))
    .toReversed();
  return paged(
    call,
    runs,
    (run) => shapeCheckRun(call.context, run),
    (check_runs, total_count) => ({ total_count, check_runs }),
  );
}

/** The commit that `{ref}` names. @throws {Refusal} 422 when it names none. */
export async function shaOfCall(call: Call, repository: Repository): Promise<string> {
  const sha = await resolveCommit(repository.directory, call.text('ref'));
  if (sha === null) throw new Refusal(422, `No commit found for SHA: ${call.text('ref')}`);
  return sha;
}

/** Reading check runs. */
export const routes: readonly Route[] = [
  repositoryRoute('GET', '/repos/{owner}/{repo}/check-runs/{check_run_id}', readable, (call, repository) =>
    json(200, shapeCheckRun(call.context, checkRunOfCall(call, repository))),
  ),
  repositoryRoute(
    'GET',
    '/repos/{owner}/{repo}/commits/{ref}/check-runs',
    readable,
    async (call, repository) =>
      listCheckRuns(call, checkRunsOf(call.context.state, repository.id, await shaOfCall(call, repository))),
  ),
  repositoryRoute(
    'GET',
    '/repos/{owner}/{repo}/check-runs/{check_run_id}/annotations',
    readable,
    (call, repository) => {
      const run = checkRunOfCall(call, repository);
      return paged(call, run.annotations, (annotation) => shapeAnnotation(call.context, run, annotation));
    },
  ),
  repositoryRoute(
    'POST',
    '/repos/{owner}/{repo}/check-runs/{check_run_id}/rerequest',
    { app: [{ checks: 'write' }], role: 'write' },
    (call, repository, author) => {
      const run = checkRunOfCall(call, repository);
      announceCheckRun(call.context, repository, run, 'rerequested', author.user);
      return json(201, {});
    },
  ),
];
