import { includesRole, roleOf } from '../access.ts';
import { type Context, timestamp } from '../context.ts';
import type { App, User } from '../state/account.ts';
import type { Environment } from '../state/environment.ts';
import type { DeploymentReview, Gate } from '../state/gate.ts';
import type { Repository } from '../state/repository.ts';
import { presentAttempt, type WorkflowRun } from '../state/workflow.ts';
import { announceReview } from './request-review.ts';

/** How often an App may report on one run and environment without deciding. */
export const mostReports = 10;

/** A gate at which jobs wait, and where it stands. */
export interface Waiting {
  readonly run: WorkflowRun;
  readonly environment: Environment;
  readonly gate: Gate;
}

/** Whether a person is one of the required reviewers and may review this run. */
export function mayReview(context: Context, { run, environment }: Waiting, user: User): boolean {
  if (environment.preventSelfReview && presentAttempt(run).triggeringActorId === user.id) return false;
  const { state } = context;
  const owner = state.account(state.repository(environment.repositoryId).ownerId);
  return environment.reviewers.some((reviewer) => {
    if (reviewer.type === 'User') return reviewer.id === user.id;
    if (owner.type !== 'Organization') return false;
    const team = [...owner.teams.values()].find(({ id }) => id === reviewer.id);
    return team?.members.has(user.id) === true;
  });
}

/** A required reviewer approves or rejects; whoever calls has checked that they may. */
export async function review(
  context: Context,
  waiting: readonly Waiting[],
  user: User,
  state: 'approved' | 'rejected',
  comment: string,
): Promise<void> {
  for (const { run, environment, gate } of waiting) {
    const said = note(context, run, [environment], user, state, comment);
    const jobs = presentAttempt(run).jobs.filter((job) => gate.jobs.includes(job.name));
    gate.review = state;
    await announceReview(context, run, environment, jobs, said);
    context.gatekeeper.settle(run, gate);
  }
}

/** How an App's answer went. */
export type Answered = 'taken' | 'nothing waits' | 'too many reports';

/** An App answers its own rule, or reports how it stands (`state` is null). */
export function answerRule(
  context: Context,
  { run, environment, gate }: Waiting,
  app: App,
  state: 'approved' | 'rejected' | null,
  comment: string,
): Answered {
  context.gatekeeper.settle(run, gate);
  const rule = gate.rules.find((one) => one.appId === app.id && one.answer === 'pending');
  if (gate.standing !== 'open' || rule === undefined) return 'nothing waits';
  if (state === null && rule.reports >= mostReports) return 'too many reports';
  note(context, run, [environment], context.state.user(app.botId), state ?? 'pending', comment);
  if (state === null) rule.reports += 1;
  else rule.answer = state;
  context.gatekeeper.settle(run, gate);
  return 'taken';
}

/** An administrator starts the jobs past all rules. Returns false where the environment does not let them. */
export function bypass(
  context: Context,
  repository: Repository,
  { run, environment, gate }: Waiting,
  user: User,
  comment: string,
): boolean {
  if (!environment.canAdminsBypass || !includesRole(roleOf(context.state, repository, user), 'admin'))
    return false;
  note(context, run, [environment], user, 'approved', comment);
  gate.bypassed = true;
  context.gatekeeper.settle(run, gate);
  return true;
}

function note(
  context: Context,
  run: WorkflowRun,
  environments: readonly Environment[],
  user: User,
  state: DeploymentReview['state'],
  comment: string,
): DeploymentReview {
  const environmentIds = environments.map(({ id }) => id);
  const said = { environmentIds, state, userId: user.id, comment, at: timestamp(context) };
  run.reviews.push(said);
  return said;
}
