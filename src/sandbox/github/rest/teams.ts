import { grants } from '../access.ts';
import type { Author } from '../http/actor.ts';
import type { Call } from '../http/call.ts';
import { paged } from '../http/pagination.ts';
import { json, noContent, notAccessible, notFound, type Reply } from '../http/reply.ts';
import { type Route, signedInRoute } from '../http/route.ts';
import { simpleOrganisation, simpleUser } from '../shape/account.ts';
import type { Organisation, Team } from '../state/account.ts';

const slug = '/orgs/{org}/teams/{team_slug}';

export const routes: readonly Route[] = [
  signedInRoute('GET', `${slug}/memberships/{username}`, (call, author) => {
    const { organisation, found } = teamOf(call, author);
    const user = call.context.state.userNamed(call.text('username'));
    const role = user === null ? undefined : found.members.get(user.id);
    if (user === null || role === undefined) throw notFound();
    const base = `${call.context.api}/organizations/${organisation.id}/team/${found.id}`;
    return json(200, { url: `${base}/memberships/${user.login}`, role, state: 'active' });
  }),
  signedInRoute('GET', `${slug}/members`, (call, author) => {
    const { found } = teamOf(call, author);
    const members = [...found.members.keys()].map((id) => call.context.state.user(id));
    return paged(call, members, (user) => simpleUser(call.context, user));
  }),
  signedInRoute('GET', '/orgs/{org}/members/{username}', (call, author): Reply => {
    const organisation = organisationOf(call, author);
    const user = call.context.state.userNamed(call.text('username'));
    if (user === null || !organisation.members.has(user.id)) throw notFound();
    return noContent;
  }),
  signedInRoute('GET', '/orgs/{org}/memberships/{username}', (call, author) => {
    const { context } = call;
    const organisation = organisationOf(call, author);
    const user = context.state.userNamed(call.text('username'));
    const role = user === null ? undefined : organisation.members.get(user.id);
    if (user === null || role === undefined) throw notFound();
    const organization = simpleOrganisation(context, organisation);
    return json(200, {
      url: `${organization.url}/memberships/${user.login}`,
      state: 'active',
      role,
      organization_url: organization.url,
      organization,
      user: simpleUser(context, user),
      direct_membership: true,
    });
  }),
];

/** The organisation of a call, if the caller may look into it. @throws {Refusal} */
function organisationOf(call: Call, author: Author): Organisation {
  const organisation = call.context.state.organisationNamed(call.text('org'));
  if (organisation === null) throw notFound();
  if (author.kind === 'installation') {
    const here = author.installation.accountId === organisation.id;
    if (!here || !grants(author.permissions, { members: 'read' })) throw notAccessible();
  } else if (!organisation.members.has(author.user.id)) {
    throw notFound();
  }
  return organisation;
}

function teamOf(call: Call, author: Author): { organisation: Organisation; found: Team } {
  const organisation = organisationOf(call, author);
  const found = organisation.teams.get(call.text('team_slug'));
  if (found === undefined) throw notFound();
  return { organisation, found };
}
