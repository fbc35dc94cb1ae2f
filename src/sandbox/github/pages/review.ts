import type { Context as Request } from 'hono';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { review } from '../deployments/review.ts';
import { reviewable, reviewersOf } from './parts/gates.ts';

const form = z.object({
  environment: z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat().map(Number)),
  login: z.string(),
  state: z.enum(['approved', 'rejected']),
  comment: z.string().max(1024).default(''),
});

/**
 * Takes the form of a run's page by which a required reviewer lets its deployments go ahead. Nobody signs in to these
 * pages: whoever sits at this machine says who they are, but no other site may have their browser say it.
 */
export async function answerReviewForm(context: Context, request: Request): Promise<Response> {
  if (request.req.header('origin') !== context.url)
    return request.text('This form is for its own page only', 403);
  const { owner = '', repository: name = '', id = '' } = request.req.param();
  const repository = context.state.repositoryNamed(owner, name);
  const run = context.state.workflowRuns.get(Number(id));
  if (repository === null || run?.repositoryId !== repository.id) return request.notFound();
  const sent = form.safeParse(await request.req.parseBody({ all: true }));
  if (!sent.success) return request.text('Choose an environment, a reviewer and an answer', 422);
  const { environment, login, state, comment } = sent.data;
  const waiting = reviewable(repository, run).filter((one) => environment.includes(one.environment.id));
  const reviewer = reviewersOf(context, waiting).find((user) => user.login === login);
  if (reviewer === undefined) return request.text('Nothing waits for this reviewer', 422);
  await review(context, waiting, reviewer, state, comment);
  return request.redirect(`/${context.state.fullName(repository)}/actions/runs/${run.id}`, 303);
}
