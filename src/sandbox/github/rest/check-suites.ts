import { announceCheckSuite } from '../checks/announce.ts';
import type { Call } from '../http/call.ts';
import { paged } from '../http/pagination.ts';
import { json, notFound } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { shapeCheckSuite } from '../shape/check-suite.ts';
import type { CheckSuite } from '../state/check.ts';
import type { Repository } from '../state/repository.ts';
import { listCheckRuns, shaOfCall } from './check-runs.ts';

const readable = { app: [{ checks: 'read' }], role: 'read' } as const;

function suiteOfCall(call: Call, repository: Repository): CheckSuite {
  const suite = call.context.state.checkSuites.get(call.number('check_suite_id'));
  if (suite === undefined || suite.repositoryId !== repository.id) throw notFound();
  return suite;
}

/** Check suites. */
export const routes: readonly Route[] = [
  repositoryRoute(
    'GET',
    '/repos/{owner}/{repo}/check-suites/{check_suite_id}',
    readable,
    async (call, repository) => json(200, await shapeCheckSuite(call.context, suiteOfCall(call, repository))),
  ),
  repositoryRoute(
    'GET',
    '/repos/{owner}/{repo}/check-suites/{check_suite_id}/check-runs',
    readable,
    (call, repository) => {
      const suite = suiteOfCall(call, repository);
      return listCheckRuns(
        call,
        [...call.context.state.checkRuns.values()].filter((run) => run.suiteId === suite.id),
      );
    },
  ),
  repositoryRoute(
    'GET',
    '/repos/{owner}/{repo}/commits/{ref}/check-suites',
    readable,
    async (call, repository) => {
      const { state } = call.context;
      const sha = await shaOfCall(call, repository);
      const named = call.query.get('check_name');
      const app = call.query.get('app_id');
      const hasRun = (suite: CheckSuite) =>
        [...state.checkRuns.values()].some((run) => run.suiteId === suite.id && run.name === named);
      const suites = [...state.checkSuites.values()]
        .filter((suite) => suite.repositoryId === repository.id && suite.headSha === sha)
        .filter((suite) => app === null || String(suite.appId) === app)
        .filter((suite) => named === null || hasRun(suite));
      return paged(
        call,
        suites,
        (suite) => shapeCheckSuite(call.context, suite),
        (check_suites, total_count) => ({ total_count, check_suites }),
      );
    },
  ),
  repositoryRoute(
    'POST',
    '/repos/{owner}/{repo}/check-suites/{check_suite_id}/rerequest',
    { app: [{ checks: 'write' }], role: 'write' },
    async (call, repository, author) => {
      const suite = suiteOfCall(call, repository);
      await announceCheckSuite(call.context, repository, suite, 'rerequested', author.user);
      return json(201, {});
    },
  ),
];
