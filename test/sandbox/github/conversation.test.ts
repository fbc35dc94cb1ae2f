import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from './world.ts';

let world: World;
let number: number;
const shop = { owner: 'acme', repo: 'shop' };
const pulls = '/repos/{owner}/{repo}/pulls/{pull_number}';
const issues = '/repos/{owner}/{repo}/issues/{issue_number}';

beforeAll(async () => {
  world = await startWorld();
  const checkout = await world.clone('ben');
  for (const branch of ['topic', 'other']) {
    await checkout.git('switch', '--quiet', '-c', branch, 'origin/main');
    await checkout.commit(`On ${branch}`, { [`${branch}.txt`]: 'one\n' });
    await checkout.push(branch);
  }
  const { data } = await world.as('ben').request('POST /repos/{owner}/{repo}/pulls', {
    ...shop,
    title: 'Topic',
    head: 'topic',
    base: 'main',
    body: 'First',
  });
  number = data.number;
});
afterAll(() => world.close());

const last = async (event: string, action: string) => (await world.heard(event, action)).at(-1)?.payload;

test('labels go on and off, and are made when they are new', async () => {
  const target = { ...shop, issue_number: number };
  const { data } = await world
    .asInstallation()
    .request(`POST ${issues}/labels`, { ...target, labels: ['bug', 'wired-chaos'] });
  expect(data.map(({ name }) => name)).toEqual(['bug', 'wired-chaos']);
  expect(await last('pull_request', 'labeled')).toMatchObject({ label: { name: 'wired-chaos' } });
  await world.asInstallation().request(`DELETE ${issues}/labels/{name}`, { ...target, name: 'bug' });
  expect(await last('pull_request', 'unlabeled')).toMatchObject({ label: { name: 'bug' } });
  const all = await world.as('ben').request('GET /repos/{owner}/{repo}/labels', shop);
  expect(all.data.map(({ name }) => name)).toContain('wired-chaos');
  const filtered = await world
    .as('ben')
    .request('GET /repos/{owner}/{repo}/issues', { ...shop, labels: 'wired-chaos' });
  expect(filtered.data.map((issue) => issue.number)).toEqual([number]);
});

test('reviews are asked of people and teams, and an answer takes the request away', async () => {
  const target = { ...shop, pull_number: number };
  const path = `${pulls}/requested_reviewers` as const;
  const { data } = await world
    .asInstallation()
    .request(`POST ${path}`, { ...target, reviewers: ['ada'], team_reviewers: ['release'] });
  expect(data.requested_reviewers?.map(({ login }) => login)).toEqual(['ada']);
  expect(await last('pull_request', 'review_requested')).toMatchObject({
    requested_team: { slug: 'release' },
  });
  await expect(
    world.asInstallation().request(`POST ${path}`, { ...target, reviewers: ['ben'] }),
  ).rejects.toMatchObject({ status: 422 });
  const review = await world.as('ada').request(`POST ${pulls}/reviews`, { ...target, event: 'APPROVE' });
  const requested = await world.as('ben').request(`GET ${path}`, target);
  expect(requested.data.users).toEqual([]);
  expect(requested.data.teams.map(({ slug }) => slug)).toEqual(['release']);
  await world.as('ada').request(`PUT ${pulls}/reviews/{review_id}/dismissals`, {
    ...target,
    review_id: Number(review.data.id),
    message: 'On second thought',
  });
  const reviews = await world.as('ben').request(`GET ${pulls}/reviews`, target);
  expect(reviews.data.map(({ state, user }) => [user?.login, state])).toEqual([['ada', 'DISMISSED']]);
  expect(await last('pull_request_review', 'dismissed')).toMatchObject({ review: { state: 'dismissed' } });
});

test('a pending review is nobody’s business until it is submitted', async () => {
  const target = { ...shop, pull_number: number };
  const { data } = await world.as('ada').request(`POST ${pulls}/reviews`, { ...target, body: 'Draft' });
  expect(data.state).toBe('PENDING');
  const before = (await world.heard('pull_request_review', 'submitted')).length;
  await world.as('ada').request(`POST ${pulls}/reviews/{review_id}/events`, {
    ...target,
    review_id: Number(data.id),
    event: 'COMMENT',
  });
  expect((await world.heard('pull_request_review', 'submitted')).length).toBe(before + 1);
  await world
    .as('ada')
    .request(`PUT ${pulls}/reviews/{review_id}`, { ...target, review_id: Number(data.id), body: 'Better' });
  expect(await last('pull_request_review', 'edited')).toMatchObject({ changes: { body: { from: 'Draft' } } });
});

test('title, body and base can be changed, and each change is told', async () => {
  const target = { ...shop, pull_number: number };
  await world.as('ben').request(`PATCH ${pulls}`, { ...target, title: 'New title', body: 'Second' });
  expect(await last('pull_request', 'edited')).toMatchObject({
    changes: { title: { from: 'Topic' }, body: { from: 'First' } },
  });
  const { data } = await world.as('ben').request(`PATCH ${pulls}`, { ...target, base: 'other' });
  expect(data.base.ref).toBe('other');
  expect(await last('pull_request', 'edited')).toMatchObject({
    changes: { base: { ref: { from: 'main' } } },
  });
  await world.as('ben').request(`PATCH ${pulls}`, { ...target, base: 'main' });
});

test('a pull request is closed and reopened, and found by head and state', async () => {
  const target = { ...shop, pull_number: number };
  await world.as('ben').request(`PATCH ${pulls}`, { ...target, state: 'closed' });
  expect(await last('pull_request', 'closed')).toMatchObject({ pull_request: { merged: false } });
  const list = (query: { state?: 'open' | 'closed'; head?: string; base?: string }) =>
    world
      .as('ben')
      .request('GET /repos/{owner}/{repo}/pulls', { ...shop, ...query })
      .then(({ data }) => data.map((pull) => pull.number));
  expect(await list({ head: 'acme:topic' })).toEqual([]);
  expect(await list({ head: 'acme:topic', state: 'closed' })).toEqual([number]);
  await world.as('ben').request(`PATCH ${pulls}`, { ...target, state: 'open' });
  expect(await last('pull_request', 'reopened')).toMatchObject({ number });
  expect(await list({ head: 'acme:topic', base: 'main' })).toEqual([number]);
  expect(await list({ base: 'other' })).toEqual([]);
});

test('mergeability is not known to whoever asks too early', async () => {
  world.github.faults.unknownMergeability(1);
  const get = () => world.as('ben').request(`GET ${pulls}`, { ...shop, pull_number: number });
  expect((await get()).data).toMatchObject({ mergeable: null, mergeable_state: 'unknown' });
  expect((await get()).data).toMatchObject({ mergeable: true, mergeable_state: 'clean' });
  expect(await last('pull_request', 'opened')).toMatchObject({ pull_request: { mergeable: null } });
});

test('issues are opened, edited, closed with a reason and reopened', async () => {
  const { data: issue } = await world.asInstallation().request('POST /repos/{owner}/{repo}/issues', {
    ...shop,
    title: 'Approval asked',
    labels: ['wired-chaos'],
    assignees: ['ada'],
  });
  expect(issue).toMatchObject({
    user: { login: 'wired[bot]', type: 'Bot' },
    assignees: [{ login: 'ada' }],
    performed_via_github_app: { slug: 'wired' },
  });
  const target = { ...shop, issue_number: issue.number };
  await world.as('ada').request(`PATCH ${issues}`, { ...target, title: 'Approval given', body: 'Yes' });
  expect(await last('issues', 'edited')).toMatchObject({ changes: { title: { from: 'Approval asked' } } });
  const closed = await world
    .as('ada')
    .request(`PATCH ${issues}`, { ...target, state: 'closed', state_reason: 'not_planned' });
  expect(closed.data).toMatchObject({
    state: 'closed',
    state_reason: 'not_planned',
    closed_by: { login: 'ada' },
  });
  await world.as('ada').request(`PATCH ${issues}`, { ...target, state: 'open' });
  expect(await last('issues', 'reopened')).toMatchObject({ issue: { number: issue.number } });
  const { data } = await world.as('ben').request(`GET ${issues}`, { ...shop, issue_number: number });
  expect(data.pull_request?.url).toContain(`/pulls/${number}`);
});

test('an App that may only read pull requests does not comment', async () => {
  const { seed } = world.github;
  const reader = await seed.registerApp({
    name: 'Reader',
    permissions: { pull_requests: 'read' },
    events: [],
    webhookUrl: null,
    webhookSecret: null,
  });
  const installationId = seed.installApp({ app: reader.id, account: 'acme', repositories: ['shop'] });
  const octokit = world.asInstallation({ ...reader, installationId });
  const comments = { ...shop, issue_number: number };
  expect((await octokit.request(`GET ${issues}/comments`, comments)).data).toEqual([]);
  await expect(octokit.request(`POST ${issues}/comments`, { ...comments, body: 'x' })).rejects.toMatchObject({
    status: 403,
    message: expect.stringContaining('Resource not accessible by integration'),
  });
});

test('strangers change nothing of others’, and Apps read of others only what is public', async () => {
  const cleo = world.as('cleo');
  const refused = { status: 403 };
  await expect(
    cleo.request(`PATCH ${pulls}`, { ...shop, pull_number: number, title: 'Mine' }),
  ).rejects.toMatchObject(refused);
  await expect(
    cleo.request(`PATCH ${issues}`, { ...shop, issue_number: number, state: 'closed' }),
  ).rejects.toMatchObject(refused);
  await world.github.seed.addRepository({ owner: 'cleo', name: 'own' });
  const own = { owner: 'cleo', repo: 'own' };
  const app = world.asInstallation();
  expect((await app.request('GET /repos/{owner}/{repo}', own)).data.private).toBe(false);
  await expect(
    app.request('POST /repos/{owner}/{repo}/issues', { ...own, title: 'x' }),
  ).rejects.toMatchObject(refused);
  await expect(
    app.request('GET /repos/{owner}/{repo}/branches/{branch}/protection', { ...own, branch: 'main' }),
  ).rejects.toMatchObject(refused);
});

test('Apps, installations and people describe themselves', async () => {
  const app = world.asApp();
  const { data: own } = await app.request('GET /app');
  expect(own).toMatchObject({ slug: 'wired', installations_count: 1 });
  const { data: installations } = await app.request('GET /app/installations');
  const ids = await Promise.all([
    app.request('GET /repos/{owner}/{repo}/installation', shop),
    app.request('GET /orgs/{org}/installation', { org: 'acme' }),
    app.request('GET /app/installations/{installation_id}', { installation_id: installations[0]?.id ?? 0 }),
  ]);
  expect(ids.map(({ data }) => data.id)).toEqual(Array(3).fill(world.app.installationId));
  const person = world.as('ada');
  const { data: me } = await person.request('GET /user');
  expect((await person.request('GET /users/{username}', { username: 'ada' })).data.id).toBe(me.id);
  expect((await person.request('GET /user/{account_id}', { account_id: Number(me.id) })).data.login).toBe(
    'ada',
  );
  expect((await person.request('GET /users/{username}', { username: 'wired[bot]' })).data.type).toBe('Bot');
  expect((await person.request('GET /rate_limit')).data.rate.limit).toBe(5000);
  await person.request('GET /meta');
  await person.request('GET /orgs/{org}/members/{username}', { org: 'acme', username: 'ben' });
});

test('repositories, branches and rules are described', async () => {
  const person = world.as('ada');
  const { data } = await person.request('GET /repos/{owner}/{repo}', shop);
  expect(data).toMatchObject({ default_branch: 'main', permissions: { admin: true }, visibility: 'public' });
  const branches = await person.request('GET /repos/{owner}/{repo}/branches', shop);
  expect(branches.data.map(({ name }) => name).sort()).toEqual(['main', 'other', 'topic']);
  const branch = await person.request('GET /repos/{owner}/{repo}/branches/{branch}', {
    ...shop,
    branch: 'main',
  });
  expect(branch.data.protected).toBe(false);
  const rules = await person.request('GET /repos/{owner}/{repo}/rules/branches/{branch}', {
    ...shop,
    branch: 'main',
  });
  expect(rules.data).toEqual([]);
});

test('installations change their repositories and end', async () => {
  const { seed } = world.github;
  await seed.addRepository({ owner: 'acme', name: 'extra' });
  const app = await seed.registerApp({
    name: 'Chosen',
    permissions: { issues: 'read' },
    events: ['issues'],
    webhookUrl: world.receiver.url,
    webhookSecret: world.secret,
  });
  const installationId = seed.installApp({ app: app.id, account: 'acme', repositories: ['shop'] });
  seed.changeInstallation(installationId, { added: ['extra'], removed: ['shop'] });
  expect(await last('installation_repositories', 'added')).toMatchObject({
    repositories_added: [{ full_name: 'acme/extra' }],
  });
  expect(await last('installation_repositories', 'removed')).toMatchObject({
    repositories_removed: [{ full_name: 'acme/shop' }],
  });
  const octokit = world.asInstallation({ ...app, installationId });
  const { data } = await octokit.request('GET /installation/repositories');
  expect(data.repositories.map(({ name }) => name)).toEqual(['extra']);
  seed.uninstallApp(installationId);
  expect(await last('installation', 'deleted')).toMatchObject({ installation: { id: installationId } });
  const { token } = (await octokit.auth({ type: 'installation' })) as { token: string };
  const headers = { authorization: `token ${token}` };
  const refused = await fetch(`${world.github.api}/installation/repositories`, { headers });
  expect(refused.status).toBe(401);
});

test('renaming a repository and changing a team are told', async () => {
  const { seed } = world.github;
  await seed.addRepository({ owner: 'acme', name: 'before' });
  await world
    .as('ada')
    .request('PATCH /repos/{owner}/{repo}', { owner: 'acme', repo: 'before', name: 'after' });
  expect(await last('repository', 'renamed')).toMatchObject({
    changes: { repository: { name: { from: 'before' } } },
    repository: { full_name: 'acme/after' },
  });
  const app = await seed.registerApp({
    name: 'Members',
    permissions: { members: 'read' },
    events: ['membership'],
    webhookUrl: world.receiver.url,
    webhookSecret: world.secret,
  });
  seed.installApp({ app: app.id, account: 'acme', repositories: 'all' });
  seed.setTeamMember('acme', 'release', 'ada', true);
  expect(await last('membership', 'added')).toMatchObject({ member: { login: 'ada' }, scope: 'team' });
});
