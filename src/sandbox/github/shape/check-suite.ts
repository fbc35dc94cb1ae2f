import type { components } from '@octokit/openapi-types';
import type { Context } from '../context.ts';
import type { CheckSuite } from '../state/check.ts';
import { appShape } from './app.ts';
import { minimalRepository } from './minimal-repository.ts';
import { nodeId } from './node-id.ts';
import { pullsWithHead } from './pull-minimal.ts';
import { simpleCommit } from './simple-commit.ts';

/** A check suite as the API answers it and webhooks carry it. */
export async function shapeCheckSuite(
  context: Context,
  suite: CheckSuite,
): Promise<components['schemas']['check-suite']> {
  const { state, api } = context;
  const repository = state.repository(suite.repositoryId);
  const url = `${api}/repos/${state.fullName(repository)}/check-suites/${suite.id}`;
  const names = [...state.checkRuns.values()]
    .filter((run) => run.suiteId === suite.id)
    .map((run) => run.name);
  return {
    id: suite.id,
    node_id: nodeId('CheckSuite', suite.id),
    head_branch: suite.headBranch,
    head_sha: suite.headSha,
    status: suite.status,
    conclusion: suite.conclusion,
    url,
    before: suite.before,
    after: suite.headSha,
    pull_requests: pullsWithHead(context, repository, suite.headSha),
    app: appShape(context, state.app(suite.appId)),
    repository: minimalRepository(context, repository),
    created_at: suite.createdAt,
    updated_at: suite.updatedAt,
    head_commit: await simpleCommit(repository.directory, suite.headSha),
    latest_check_runs_count: new Set(names).size,
    check_runs_url: `${url}/check-runs`,
    rerequestable: true,
    runs_rerequestable: true,
  };
}
