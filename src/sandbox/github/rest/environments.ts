import { z } from 'zod';
import { timestamp } from '../context.ts';
import { ensureEnvironment, environmentNamed } from '../deployments/environments.ts';
import { openGate } from '../deployments/gatekeeper.ts';
import type { Call } from '../http/call.ts';
import { paged } from '../http/pagination.ts';
import { json, noContent, notFound, Refusal } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { shapeEnvironment } from '../shape/environment.ts';
import type { Environment, Reviewer } from '../state/environment.ts';
import type { Repository } from '../state/repository.ts';

const readable = { app: [{ actions: 'read' }], role: 'read' } as const;
const writable = { app: [{ administration: 'write' }], role: 'admin' } as const;
const one = '/repos/{owner}/{repo}/environments/{environment_name}';

/** "You can list up to six users or teams", and a wait of 30 days at most. */
const settings = z.object({
  wait_timer: z.int().min(0).max(43_200).default(0),
  prevent_self_review: z.boolean().default(false),
  can_admins_bypass: z.boolean().default(true),
  reviewers: z
    .array(z.object({ type: z.enum(['User', 'Team']), id: z.int() }))
    .max(6)
    .nullable()
    .default(null),
  deployment_branch_policy: z
    .object({ protected_branches: z.boolean(), custom_branch_policies: z.boolean() })
    .nullable()
    .default(null),
});

/** The environment that a request names. @throws {Refusal} 404 when the repository has none such. */
export function environmentOfCall(call: Call, repository: Repository): Environment {
  const found = environmentNamed(repository, call.text('environment_name'));
  if (found === null) throw notFound();
  return found;
}

/** Environments of a repository. */
export const routes: readonly Route[] = [
  repositoryRoute('GET', '/repos/{owner}/{repo}/environments', readable, (call, repository) =>
    paged(
      call,
      [...repository.environments.values()],
      (environment) => shapeEnvironment(call.context, environment),
      (environments, total_count) => ({ total_count, environments }),
    ),
  ),
  repositoryRoute('GET', one, readable, (call, repository) =>
    json(200, shapeEnvironment(call.context, environmentOfCall(call, repository))),
  ),
  repositoryRoute('PUT', one, writable, (call, repository) => {
    const wanted = call.body(settings);
    const policy = wanted.deployment_branch_policy;
    if (policy !== null && policy.protected_branches === policy.custom_branch_policies) {
      throw new Refusal(422, 'protected_branches and custom_branch_policies cannot have the same value');
    }
    const reviewers = (wanted.reviewers ?? []).map((reviewer) => knownReviewer(call, repository, reviewer));
    const environment = ensureEnvironment(call.context, repository, call.text('environment_name'));
    environment.waitTimer = wanted.wait_timer;
    environment.preventSelfReview = wanted.prevent_self_review;
    environment.canAdminsBypass = wanted.can_admins_bypass;
    environment.reviewers = reviewers;
    environment.branchPolicy = policy;
    environment.updatedAt = timestamp(call.context);
    return json(200, shapeEnvironment(call.context, environment));
  }),
  repositoryRoute('DELETE', one, writable, (call, repository) => {
    const environment = environmentOfCall(call, repository);
    // "Any jobs currently waiting because of protection rules from the deleted environment will automatically fail."
    for (const run of call.context.state.workflowRuns.values()) {
      const gate = run.repositoryId === repository.id ? openGate(run, environment.id) : null;
      if (gate === null) continue;
      gate.review = 'rejected';
      call.context.gatekeeper.settle(run, gate);
    }
    repository.environments.delete(environment.name.toLowerCase());
    return noContent;
  }),
];

function knownReviewer(call: Call, repository: Repository, reviewer: Reviewer): Reviewer {
  const { state } = call.context;
  const owner = state.account(repository.ownerId);
  const known =
    reviewer.type === 'User'
      ? state.accounts.get(reviewer.id)?.type === 'User'
      : owner.type === 'Organization' && [...owner.teams.values()].some(({ id }) => id === reviewer.id);
  if (!known) throw new Refusal(422, 'Could not resolve the reviewers of the environment');
  return reviewer;
}
