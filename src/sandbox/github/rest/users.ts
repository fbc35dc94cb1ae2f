import type { Call } from '../http/call.ts';
import { json, notAccessible, notFound } from '../http/reply.ts';
import { publicRoute, type Route, signedInRoute } from '../http/route.ts';
import { privateUser, publicUser } from '../shape/account.ts';

export const routes: readonly Route[] = [
  signedInRoute('GET', '/user', (call, author) => {
    // An installation is nobody's user.
    if (author.kind === 'installation') throw notAccessible();
    return json(200, privateUser(call.context, author.user));
  }),
  publicRoute('GET', '/users/{username}', (call) =>
    json(200, publicUser(call.context, existing(call.context.state.accountNamed(call.text('username'))))),
  ),
  publicRoute('GET', '/user/{account_id}', (call: Call) =>
    json(200, publicUser(call.context, existing(call.context.state.accounts.get(call.number('account_id'))))),
  ),
];

function existing<T>(account: T | null | undefined): T {
  if (account === null || account === undefined) throw notFound();
  return account;
}
