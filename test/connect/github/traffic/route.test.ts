import fc from 'fast-check';
import { expect, test } from 'vitest';
import { routeOf } from '../../../../src/connect/github/traffic/route.ts';

test.each([
  ['https://api.github.com/repos/acme/shop/pulls/12', '/repos/{owner}/{repo}/pulls/{id}'],
  [
    'https://api.github.com/repos/acme/shop/pulls/12/files?per_page=100',
    '/repos/{owner}/{repo}/pulls/{id}/files',
  ],
  ['https://ghe.acme.io/api/v3/repos/acme/shop', '/repos/{owner}/{repo}'],
  ['https://ghe.acme.io/api/graphql', '/graphql'],
  ['https://api.github.com/repositories/42/commits?page=2', '/repositories/{id}/commits'],
  ['https://api.github.com/repos/pulls/commits/git/ref/heads/a/b', '/repos/{owner}/{repo}/git/ref/{path}'],
  ['https://api.github.com/repos/acme/shop/contents/secret/plan.md', '/repos/{owner}/{repo}/contents/{path}'],
  ['https://api.github.com/repos/acme/shop/compare/main...x:y', '/repos/{owner}/{repo}/compare/{path}'],
  ['https://api.github.com/app/installations/7/access_tokens', '/app/installations/{id}/access_tokens'],
  ['https://api.github.com/orgs/acme/teams/dba/memberships/lena', '/orgs/{org}/teams/{id}/memberships/{id}'],
])('%s is the route %s', (url, route) => {
  expect(routeOf(url)).toBe(route);
});

test('names, numbers and paths never get into a route, however many parts they have', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-zA-Z0-9._-]{1,30}$/), { maxLength: 30 }), (parts) => {
      const route = routeOf(`https://api.github.com/repos/acme/private-plans/commits/${parts.join('/')}`);
      expect(route).not.toMatch(/acme|private-plans/);
      expect(route).toMatch(/^(?:\/(?:[a-z_-]+|\{[a-z]+\}))+$/);
    }),
  );
});
