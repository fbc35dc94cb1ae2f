import { z } from 'zod';
import { environmentNamed } from '../deployments/environments.ts';
import { openGate, openGates } from '../deployments/gatekeeper.ts';
import { answerRule, mayReview, mostReports, review, type Waiting } from '../deployments/review.ts';
import type { Author } from '../http/actor.ts';
import type { Call } from '../http/call.ts';
import { json, noContent, notAccessible, notFound, Refusal, type Reply } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { simpleUser } from '../shape/account.ts';
import { shapeDeployment } from '../shape/deployment.ts';
import { environmentLink, shapeReviewers } from '../shape/environment.ts';
import type { Environment } from '../state/environment.ts';
import type { Repository } from '../state/repository.ts';
import { presentAttempt } from '../state/workflow.ts';
import { runOfCall } from './workflow-runs.ts';

const readable = { app: [{ actions: 'read' }], role: 'read' } as const;
const runs = '/repos/{owner}/{repo}/actions/runs/{run_id}';

const nothingWaits = () => new Refusal(422, 'No pending deployment requests to approve or reject');

const answer = z.object({
  environment_name: z.string().min(1),
  state: z.enum(['approved', 'rejected']).optional(),
  comment: z.string().max(1024).optional(),
});

const decision = z.object({
  environment_ids: z.array(z.int()).min(1),
  state: z.enum(['approved', 'rejected']),
  comment: z.string(),
});

/** The App of a rule answers it, or reports how it stands when it names no state. */
function answerAsApp(call: Call, repository: Repository, author: Author): Reply {
  if (author.kind !== 'installation') throw notAccessible();
  const run = runOfCall(call, repository);
  const { environment_name: name, state = null, comment = '' } = call.body(answer);
  if (state === null && comment === '') throw new Refusal(422, 'A report needs a comment');
  const environment = environmentNamed(repository, name);
  if (environment === null) throw notFound();
  const gate = openGate(run, environment.id);
  if (gate === null) throw nothingWaits();
  const answered = answerRule(call.context, { run, environment, gate }, author.app, state, comment);
  if (answered === 'nothing waits') throw nothingWaits();
  if (answered === 'too many reports') {
    throw new Refusal(422, `The maximum of ${mostReports} status reports has been reached`);
  }
  return noContent;
}

async function reviewAsPerson(call: Call, repository: Repository, author: Author): Promise<Reply> {
  const { context } = call;
  const run = runOfCall(call, repository);
  const wanted = call.body(decision);
  for (const { gate } of openGates(repository, run)) context.gatekeeper.settle(run, gate);
  const waiting: Waiting[] = openGates(repository, run)
    .filter(
      ({ environment, gate }) => wanted.environment_ids.includes(environment.id) && gate.review === 'pending',
    )
    .map((one) => ({ run, ...one }));
  if (waiting.length === 0) throw nothingWaits();
  if (author.kind !== 'user' || !waiting.every((one) => mayReview(context, one, author.user))) {
    throw new Refusal(422, 'You are not allowed to review the deployments of this run');
  }
  const deployments = presentAttempt(run)
    .jobs.filter((job) => waiting.some(({ gate }) => gate.jobs.includes(job.name)))
    .flatMap((job) => context.state.deployments.get(job.deploymentId ?? 0) ?? []);
  await review(context, waiting, author.user, wanted.state, wanted.comment);
  return json(
    200,
    deployments.map((deployment) => shapeDeployment(context, deployment)),
  );
}

/** Those of the environments that were not deleted since. */
function environmentsOf(repository: Repository, ids: readonly number[]): Environment[] {
  return [...repository.environments.values()].filter(({ id }) => ids.includes(id));
}

/** What runs wait for, what was said about it, and how it is answered. */
export const routes: readonly Route[] = [
  repositoryRoute('GET', `${runs}/pending_deployments`, readable, (call, repository, author) => {
    const run = runOfCall(call, repository);
    const { context } = call;
    const pending = openGates(repository, run).map(({ gate, environment }) => ({
      environment: environmentLink(context, environment),
      wait_timer: environment.waitTimer,
      wait_timer_started_at: gate.waitUntil === null ? null : gate.openedAt,
      current_user_can_approve:
        author.kind === 'user' &&
        gate.review === 'pending' &&
        mayReview(context, { run, environment, gate }, author.user),
      reviewers: shapeReviewers(context, environment),
    }));
    return json(200, pending);
  }),
  repositoryRoute(
    'POST',
    `${runs}/pending_deployments`,
    { app: [{ deployments: 'write' }], role: 'read' },
    reviewAsPerson,
  ),
  repositoryRoute('GET', `${runs}/approvals`, readable, (call, repository) => {
    const { context } = call;
    const reviews = runOfCall(call, repository).reviews.map((said) => ({
      environments: environmentsOf(repository, said.environmentIds).map((environment) => {
        const { createdAt: created_at, updatedAt: updated_at } = environment;
        return { ...environmentLink(context, environment), created_at, updated_at };
      }),
      state: said.state,
      user: simpleUser(context, context.state.account(said.userId)),
      comment: said.comment,
    }));
    return json(200, reviews);
  }),
  repositoryRoute(
    'POST',
    `${runs}/deployment_protection_rule`,
    { app: [{ deployments: 'write' }], role: 'read' },
    answerAsApp,
  ),
];
