import { paged } from '../http/pagination.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { simpleUser } from '../shape/account.ts';
import { nodeId } from '../shape/node-id.ts';
import { repositoryUrl } from '../shape/repository.ts';
import { issueOf, readEither } from './issues.ts';

export const routes: readonly Route[] = [
  /** What happened to an issue, as far as it is kept: changes of a pull request's base. */
  repositoryRoute(
    'GET',
    '/repos/{owner}/{repo}/issues/{issue_number}/events',
    readEither,
    (call, repository, author) => {
      const { context } = call;
      const changes = issueOf(call, repository, author).pull?.baseChanges ?? [];
      return paged(call, changes, ({ id, byId, at }) => ({
        id,
        node_id: nodeId('BaseRefChangedEvent', id),
        url: `${repositoryUrl(context, repository)}/issues/events/${id}`,
        actor: simpleUser(context, context.state.account(byId)),
        event: 'base_ref_changed',
        commit_id: null,
        commit_url: null,
        created_at: at,
        performed_via_github_app: null,
      }));
    },
  ),
];
