import { z } from 'zod';
import { checkRunsOf, latestOf } from '../checks/latest.ts';
import { autoMerge } from '../deployments/auto-merge.ts';
import { createDeployment, type Deployer, isProductionName } from '../deployments/deployments.ts';
import { isAncestor, resolveCommit } from '../git/refs.ts';
import { type Author, isQuiet } from '../http/actor.ts';
import type { Call } from '../http/call.ts';
import { paged } from '../http/pagination.ts';
import { json, notFound, Refusal, type Reply } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { shapeDeployment } from '../shape/deployment.ts';
import type { Deployment } from '../state/deployment.ts';
import type { Repository } from '../state/repository.ts';

const readable = { app: [{ deployments: 'read' }], role: 'read' } as const;
const writable = { app: [{ deployments: 'write' }], role: 'write' } as const;

const wanted = z.object({
  ref: z.string().min(1),
  task: z.string().default('deploy'),
  auto_merge: z.boolean().default(true),
  required_contexts: z.array(z.string()).optional(),
  payload: z.union([z.record(z.string(), z.unknown()), z.string()]).default(''),
  environment: z.string().min(1).default('production'),
  description: z.string().max(140).nullable().default(''),
  transient_environment: z.boolean().default(false),
  production_environment: z.boolean().optional(),
});

/** Who an author deploys as. */
export const deployerOf = (author: Author): Deployer => ({
  account: author.user,
  appId: author.kind === 'installation' ? author.app.id : null,
  quiet: isQuiet(author),
});

/** The deployment that a request names. @throws {Refusal} 404 when the repository has none such. */
export function deploymentOfCall(call: Call, repository: Repository): Deployment {
  const found = call.context.state.deployments.get(call.number('deployment_id'));
  if (found === undefined || found.repositoryId !== repository.id) throw notFound();
  return found;
}

/** Deployments, but for those that jobs make. */
export const routes: readonly Route[] = [
  repositoryRoute('GET', '/repos/{owner}/{repo}/deployments', readable, (call, repository) => {
    const asked = (name: string, value: string) => [null, 'none', value].includes(call.query.get(name));
    const found = [...call.context.state.deployments.values()]
      .filter((one) => one.repositoryId === repository.id)
      .filter((one) => asked('sha', one.sha) && asked('ref', one.ref) && asked('task', one.task))
      .filter((one) => asked('environment', one.environment))
      .toReversed();
    return paged(call, found, (one) => shapeDeployment(call.context, one));
  }),
  repositoryRoute('GET', '/repos/{owner}/{repo}/deployments/{deployment_id}', readable, (call, repository) =>
    json(200, shapeDeployment(call.context, deploymentOfCall(call, repository))),
  ),
  repositoryRoute('POST', '/repos/{owner}/{repo}/deployments', writable, create),
];

/** @see https://docs.github.com/en/rest/deployments/deployments#create-a-deployment */
async function create(call: Call, repository: Repository, author: Author): Promise<Reply> {
  const { context } = call;
  const asked = call.body(wanted);
  const { directory, defaultBranch } = repository;
  const branch = await resolveCommit(directory, `refs/heads/${asked.ref}`);
  const sha =
    branch ??
    (await resolveCommit(directory, `refs/tags/${asked.ref}`)) ??
    (/^[0-9a-f]{40}$/.test(asked.ref) ? await resolveCommit(directory, asked.ref) : null);
  if (sha === null) throw new Refusal(422, `No ref found for: ${asked.ref}`);
  if (asked.auto_merge && branch !== null && asked.ref !== defaultBranch) {
    const tip = await resolveCommit(directory, `refs/heads/${defaultBranch}`);
    if (tip !== null && !(await isAncestor(directory, tip, branch))) {
      if (!(await autoMerge(context, repository, asked.ref, author)))
        throw new Refusal(409, `Conflict merging ${defaultBranch} into ${asked.ref}.`);
      return json(202, { message: `Auto-merged ${defaultBranch} into ${asked.ref} on deployment.` });
    }
  }
  const missing = failing(call, repository, sha, asked.required_contexts ?? null);
  if (missing.length > 0) {
    throw new Refusal(409, `Conflict: Commit status checks failed for ${asked.ref}.`, {
      errors: missing.map((name) => ({
        resource: 'Deployment',
        field: 'required_contexts',
        code: 'invalid',
        value: name,
      })),
    });
  }
  const deployment = createDeployment(context, deployerOf(author), {
    repositoryId: repository.id,
    sha,
    ref: asked.ref,
    task: asked.task,
    payload: asked.payload,
    originalEnvironment: asked.environment,
    environment: asked.environment,
    description: asked.description,
    transient: asked.transient_environment,
    production: asked.production_environment ?? isProductionName(asked.environment),
    job: null,
  });
  return json(201, shapeDeployment(context, deployment));
}

/** Contexts of a commit that are no success: of those that are required, or of all that were ever said. */
function failing(
  call: Call,
  repository: Repository,
  sha: string,
  required: readonly string[] | null,
): string[] {
  const { state } = call.context;
  const results = new Map<string, boolean>();
  for (const status of state.statuses)
    if (status.repositoryId === repository.id && status.sha === sha)
      results.set(status.context, status.state === 'success');
  for (const run of latestOf(checkRunsOf(state, repository.id, sha)))
    results.set(run.name, ['success', 'neutral', 'skipped'].includes(run.conclusion ?? ''));
  return (required ?? [...results.keys()]).filter((name) => results.get(name) !== true);
}
