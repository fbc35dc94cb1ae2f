import { z } from 'zod';
import { includesRole, roleOf } from '../access.ts';
import type { Context } from '../context.ts';
import { json, Refusal } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { emitPull } from '../pulls/events.ts';
import { simpleUser, team } from '../shape/account.ts';
import { simplePull } from '../shape/pull.ts';
import type { Team, User } from '../state/account.ts';
import type { Repository } from '../state/repository.ts';
import { pullOf } from './pulls.ts';

const path = '/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers';
const write = { app: [{ pull_requests: 'write' }], role: 'triage' } as const;
const input = z.object({
  reviewers: z.array(z.string()).optional(),
  team_reviewers: z.array(z.string()).optional(),
});

export const routes: readonly Route[] = [
  repositoryRoute('GET', path, { app: [{ pull_requests: 'read' }], role: 'read' }, (call, repository) => {
    const { requested_reviewers: users, requested_teams: teams } = simplePull(
      call.context,
      repository,
      pullOf(call, repository),
    );
    return json(200, { users, teams });
  }),
  repositoryRoute('POST', path, write, async (call, repository, author) => {
    const { context } = call;
    const issue = pullOf(call, repository);
    const { users, teams } = named(context, repository, call.body(input));
    if (users.some(({ id }) => id === issue.authorId)) {
      throw new Refusal(422, 'Review cannot be requested from pull request author.');
    }
    for (const user of users) {
      if (!includesRole(roleOf(context.state, repository, user), 'read')) throw notCollaborator();
      issue.pull.requestedReviewerIds.add(user.id);
      const extra = { requested_reviewer: simpleUser(context, user) };
      await emitPull(context, repository, issue, 'review_requested', author, extra);
    }
    for (const { shape, slug } of teams) {
      issue.pull.requestedTeams.add(slug);
      await emitPull(context, repository, issue, 'review_requested', author, { requested_team: shape });
    }
    return json(201, simplePull(context, repository, issue));
  }),
  repositoryRoute('DELETE', path, write, async (call, repository, author) => {
    const { context } = call;
    const issue = pullOf(call, repository);
    const { users, teams } = named(context, repository, call.body(input));
    for (const user of users) {
      if (!issue.pull.requestedReviewerIds.delete(user.id)) continue;
      const extra = { requested_reviewer: simpleUser(context, user) };
      await emitPull(context, repository, issue, 'review_request_removed', author, extra);
    }
    for (const { shape, slug } of teams) {
      if (!issue.pull.requestedTeams.delete(slug)) continue;
      await emitPull(context, repository, issue, 'review_request_removed', author, { requested_team: shape });
    }
    return json(200, simplePull(context, repository, issue));
  }),
];

/** The people and teams that a body names. @throws {Refusal} 422 */
function named(context: Context, repository: Repository, body: z.infer<typeof input>) {
  const owner = context.state.account(repository.ownerId);
  const users = (body.reviewers ?? []).map((login): User => {
    const user = context.state.userNamed(login);
    if (user === null) throw notCollaborator();
    return user;
  });
  const teams = (body.team_reviewers ?? []).map((slug) => {
    const found: Team | undefined = owner.type === 'Organization' ? owner.teams.get(slug) : undefined;
    if (found === undefined || owner.type !== 'Organization') throw notCollaborator();
    return { slug, shape: team(context, owner, found) };
  });
  return { users, teams };
}

function notCollaborator(): Refusal {
  return new Refusal(
    422,
    'Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the repository.',
  );
}
