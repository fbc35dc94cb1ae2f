import { createSign } from 'node:crypto';
import { Octokit } from '@octokit/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from './world.ts';

let world: World;
let now = Date.now();
const shop = { owner: 'acme', repo: 'shop' };

beforeAll(async () => {
  world = await startWorld({ private: true, now: () => new Date(now) });
  await world.github.seed.addRepository({ owner: 'acme', name: 'hidden', private: true });
});
afterAll(() => world.close());

/** A JSON web token of the App with the claims given. */
function webToken(claims: Record<string, unknown>, key = world.app.privateKey): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`;
}

const seconds = () => Math.floor(now / 1000);

async function ask(path: string, authorization: string | null, init: RequestInit = {}) {
  const headers = authorization === null ? {} : { authorization };
  const response = await fetch(world.github.api + path, { ...init, headers });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}

async function mint(body: Record<string, unknown> = {}): Promise<string> {
  const jwt = webToken({ iss: world.app.id, iat: seconds() - 60, exp: seconds() + 500 });
  const path = `/app/installations/${world.app.installationId}/access_tokens`;
  const init = { method: 'POST', body: JSON.stringify(body) };
  return (await ask(path, `Bearer ${jwt}`, init)).body.token;
}

test('an App is known by a fresh token that it signed itself', async () => {
  const good = webToken({ iss: world.app.id, iat: seconds() - 60, exp: seconds() + 600 });
  expect(await ask('/app', `Bearer ${good}`)).toMatchObject({ status: 200, body: { id: world.app.id } });
});

for (const [what, claims, message] of [
  ['expired', { iat: -700, exp: -10 }, "'Expiration time' claim ('exp') must be a numeric value"],
  ['valid for too long', { iat: 0, exp: 3600 }, "'Expiration time' claim ('exp') is too far in the future"],
  ['from the future', { iat: 300, exp: 500 }, "'Issued at' claim ('iat') must be an Integer"],
] as const) {
  test(`an App’s token that is ${what} is refused`, async () => {
    const token = webToken({ iss: world.app.id, iat: seconds() + claims.iat, exp: seconds() + claims.exp });
    const answer = await ask('/app', `Bearer ${token}`);
    expect(answer).toMatchObject({ status: 401, body: { message: expect.stringContaining(message) } });
  });
}

test('an App’s token signed with another key is refused', async () => {
  const other = await world.github.seed.registerApp({
    name: 'Other',
    permissions: {},
    events: [],
    webhookUrl: null,
    webhookSecret: null,
  });
  const forged = webToken({ iss: world.app.id, iat: seconds(), exp: seconds() + 60 }, other.privateKey);
  expect((await ask('/app', `Bearer ${forged}`)).status).toBe(401);
});

test('an installation token dies after an hour', async () => {
  const token = await mint();
  expect((await ask('/repos/acme/shop', `token ${token}`)).status).toBe(200);
  now += 3600_000;
  expect(await ask('/repos/acme/shop', `token ${token}`)).toMatchObject({
    status: 401,
    body: { message: 'Bad credentials' },
  });
});

test('a token narrowed to reading cannot write, and one for a repository does not see another', async () => {
  const reader = await mint({ permissions: { contents: 'read' }, repositories: ['shop'] });
  const create = { method: 'POST', body: JSON.stringify({ ref: 'refs/heads/x', sha: '0'.repeat(40) }) };
  expect(await ask('/repos/acme/shop/git/refs', `token ${reader}`, create)).toMatchObject({
    status: 403,
    body: { message: 'Resource not accessible by integration' },
  });
  expect((await ask('/repos/acme/shop/issues', `token ${reader}`)).status).toBe(403);
  expect((await ask('/repos/acme/hidden', `token ${reader}`)).status).toBe(404);
  const { body } = await ask('/installation/repositories', `token ${reader}`);
  expect(body).toMatchObject({ total_count: 1, repositories: [{ name: 'shop' }] });
});

test('a token cannot be given more than the installation has', async () => {
  const jwt = webToken({ iss: world.app.id, iat: seconds(), exp: seconds() + 60 });
  const path = `/app/installations/${world.app.installationId}/access_tokens`;
  for (const scope of [{ permissions: { secrets: 'write' } }, { repositories: ['nowhere'] }]) {
    const answer = await ask(path, `Bearer ${jwt}`, { method: 'POST', body: JSON.stringify(scope) });
    expect(answer.status).toBe(422);
  }
});

test('strangers do not see a private repository, by API or by git', async () => {
  await expect(world.as('cleo').request('GET /repos/{owner}/{repo}', shop)).rejects.toMatchObject({
    status: 404,
  });
  await expect(world.clone('cleo')).rejects.toThrow(/not found/i);
  expect((await ask('/repos/acme/shop', null)).status).toBe(401);
  expect((await ask('/repos/acme/shop', 'token nobody')).body.message).toBe('Bad credentials');
});

test('an installation pushes with its token only as far as its permissions go', async () => {
  const checkout = await world.clone('ada');
  const address = (token: string) =>
    `${world.github.url.replace('//', `//x-access-token:${token}@`)}/acme/shop.git`;
  const push = (token: string) => checkout.git('push', '--quiet', address(token), 'HEAD:refs/heads/by-app');
  await expect(push(await mint({ permissions: { contents: 'read' } }))).rejects.toThrow(/403/);
  await push(await mint({ permissions: { contents: 'write' } }));
  const { data } = await world.as('ada').request('GET /repos/{owner}/{repo}/activity', {
    ...shop,
    ref: 'by-app',
  });
  expect(data[0]?.actor?.login).toBe('wired[bot]');
});

test('permission of a person is told in old and new words', async () => {
  world.github.seed.setCollaborator('acme/shop', 'cleo', 'maintain');
  const route = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission';
  const { data } = await world.as('ada').request(route, { ...shop, username: 'cleo' });
  expect(data).toMatchObject({ permission: 'write', role_name: 'maintain', user: { login: 'cleo' } });
});

test('team membership is seen by Apps with members permission and by members', async () => {
  const path = 'GET /orgs/{org}/teams/{team_slug}/memberships/{username}';
  const of = (username: string) => ({ org: 'acme', team_slug: 'release', username });
  const { data } = await world.as('ada').request(path, of('ben'));
  expect(data).toMatchObject({ role: 'member', state: 'active' });
  await expect(world.as('ada').request(path, of('ada'))).rejects.toMatchObject({ status: 404 });
  const token = await mint({ permissions: { contents: 'read' } });
  expect((await ask('/orgs/acme/teams/release/members', `token ${token}`)).status).toBe(403);
});

test('what is not simulated is a 501 that names the operation', async () => {
  const octokit = new Octokit({ baseUrl: world.github.api, auth: world.tokens.ada });
  await expect(octokit.request('GET /repos/{owner}/{repo}/traffic/views', shop)).rejects.toMatchObject({
    status: 501,
    message: expect.stringContaining('Not simulated: GET /repos/acme/shop/traffic/views'),
  });
});

test('an App can be registered from a manifest, with a code that works once', async () => {
  const manifest = {
    name: 'From manifest',
    url: 'https://example.com',
    redirect_url: 'http://127.0.0.1:1/setup',
    hook_attributes: { url: world.receiver.url },
    default_permissions: { contents: 'read' },
    default_events: ['push'],
  };
  const posted = await fetch(`${world.github.url}/settings/apps/new?state=s1`, {
    method: 'POST',
    body: new URLSearchParams({ manifest: JSON.stringify(manifest) }),
    redirect: 'manual',
  });
  const back = new URL(posted.headers.get('location') ?? '');
  expect(back.searchParams.get('state')).toBe('s1');
  const path = `/app-manifests/${back.searchParams.get('code')}/conversions`;
  const { status, body } = await ask(path, null, { method: 'POST' });
  expect({ status, slug: body.slug }).toEqual({ status: 201, slug: 'from-manifest' });
  expect(body.pem).toContain('PRIVATE KEY');
  expect((await ask(path, null, { method: 'POST' })).status).toBe(404);
});
