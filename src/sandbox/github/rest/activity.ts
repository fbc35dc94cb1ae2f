import type { Call } from '../http/call.ts';
import { pageOf, urlWith } from '../http/pagination.ts';
import { json, type Reply } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { simpleUser } from '../shape/account.ts';
import { nodeId } from '../shape/node-id.ts';
import type { Activity, Repository } from '../state/repository.ts';

const periods: Readonly<Record<string, number>> = {
  day: 1,
  week: 7,
  month: 30,
  quarter: 91,
  year: 365,
};

export const routes: readonly Route[] = [
  repositoryRoute(
    'GET',
    '/repos/{owner}/{repo}/activity',
    { app: [{ contents: 'read' }], role: 'read' },
    activity,
  ),
];

/** Pushes and their like, newest first unless told, with cursors instead of page numbers. */
function activity(call: Call, repository: Repository): Reply {
  const { query, context } = call;
  const { perPage } = pageOf(call);
  const ascending = query.get('direction') === 'asc';
  const matching = repository.activity.filter((entry) => selects(call, entry));
  const list = ascending ? matching : matching.reverse();
  const after = query.get('after');
  const before = query.get('before');
  const ids = list.map(({ id }) => String(id));
  const end = before === null ? list.length : Math.max(0, ids.indexOf(before));
  const start = after === null ? (before === null ? 0 : Math.max(0, end - perPage)) : ids.indexOf(after) + 1;
  const page = list.slice(start, Math.min(start + perPage, end));
  const [first, last] = [page[0], page.at(-1)];
  const links: string[] = [];
  if (start > 0 && first !== undefined) {
    links.push(`<${urlWith(call, { before: String(first.id), after: null })}>; rel="prev"`);
  }
  if (start + page.length < list.length && last !== undefined) {
    links.push(`<${urlWith(call, { after: String(last.id), before: null })}>; rel="next"`);
  }
  return json(
    200,
    page.map((entry) => ({
      id: entry.id,
      node_id: nodeId('Push', entry.id),
      before: entry.before,
      after: entry.after,
      ref: entry.ref,
      timestamp: entry.timestamp,
      activity_type: entry.type,
      actor: simpleUser(context, context.state.account(entry.actorId)),
    })),
    links.length === 0 ? {} : { link: links.join(', ') },
  );
}

function selects(call: Call, entry: Activity): boolean {
  const { query, context } = call;
  const ref = query.get('ref');
  const actor = query.get('actor');
  const type = query.get('activity_type');
  const days = periods[query.get('time_period') ?? ''];
  const login = () => context.state.account(entry.actorId).login.toLowerCase();
  const age = () => context.now().getTime() - Date.parse(entry.timestamp);
  return (
    (ref === null || entry.ref === ref || entry.ref === `refs/heads/${ref}`) &&
    (actor === null || login() === actor.toLowerCase()) &&
    (type === null || entry.type === type) &&
    (days === undefined || age() <= days * 86_400_000)
  );
}
