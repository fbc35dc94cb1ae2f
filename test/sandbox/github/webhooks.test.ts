import { createServer } from 'node:http';
import { Webhooks } from '@octokit/webhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from './world.ts';

let world: World;
const shop = { owner: 'acme', repo: 'shop' };

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const openIssue = (title: string) =>
  world.as('ben').request('POST /repos/{owner}/{repo}/issues', { ...shop, title });

const deliveries = async () => {
  await world.github.idle();
  return (await world.asApp().request('GET /app/hook/deliveries', { per_page: 100 })).data;
};

test('the signature over the raw body verifies, and another body does not', async () => {
  await openIssue('Signed');
  const [received] = await world.heard('issues', 'opened');
  const webhooks = new Webhooks({ secret: world.secret });
  const signature = String(received?.headers['x-hub-signature-256']);
  expect(await webhooks.verify(received?.body ?? '', signature)).toBe(true);
  expect(await webhooks.verify(`${received?.body} `, signature)).toBe(false);
  expect(received?.headers).toMatchObject({
    'x-github-hook-installation-target-type': 'integration',
    'x-github-hook-installation-target-id': String(world.app.id),
    'user-agent': expect.stringMatching(/^GitHub-Hookshot\//),
  });
});

test('a payload says where, who and for which installation', async () => {
  const [received] = await world.heard('issues', 'opened');
  expect(received?.payload).toMatchObject({
    repository: { full_name: 'acme/shop' },
    organization: { login: 'acme' },
    sender: { login: 'ben' },
    installation: { id: world.app.installationId },
  });
});

test('being installed is announced', async () => {
  const [received] = await world.heard('installation', 'created');
  expect(received?.payload).toMatchObject({
    installation: { id: world.app.installationId, account: { login: 'acme' } },
    repositories: [{ full_name: 'acme/shop' }],
  });
});

test('a failed delivery is recorded, never repeated by itself, and redelivered on request with its GUID', async () => {
  world.receiver.status = 503;
  await openIssue('Lost');
  await world.github.idle();
  world.receiver.status = 202;
  const [failed] = await deliveries();
  expect(failed).toMatchObject({ event: 'issues', action: 'opened', status_code: 503, redelivery: false });
  const heardOf = () => world.receiver.received.filter((one) => one.guid === failed?.guid).length;
  expect(heardOf()).toBe(1);
  await world
    .asApp()
    .request('POST /app/hook/deliveries/{delivery_id}/attempts', { delivery_id: Number(failed?.id) });
  const [again] = await deliveries();
  expect(again).toMatchObject({ guid: failed?.guid, redelivery: true, status_code: 202, status: 'OK' });
  expect(again?.id).not.toBe(failed?.id);
  expect(heardOf()).toBe(2);
});

test('a delivery can be read with what was sent and answered', async () => {
  const [latest] = await deliveries();
  const { data } = await world
    .asApp()
    .request('GET /app/hook/deliveries/{delivery_id}', { delivery_id: Number(latest?.id) });
  expect(data).toMatchObject({
    guid: latest?.guid,
    request: { headers: { 'x-github-event': 'issues' }, payload: { issue: { title: 'Lost' } } },
    response: { payload: 'thanks' },
  });
});

test('deliveries are paged by cursor, newest first, each once', async () => {
  const all = (await deliveries()).map(({ id }) => id);
  const paged: number[] = [];
  let cursor: string | undefined;
  do {
    const answer = await world
      .asApp()
      .request('GET /app/hook/deliveries', { per_page: 2, ...(cursor === undefined ? {} : { cursor }) });
    paged.push(...answer.data.map(({ id }) => Number(id)));
    cursor = /cursor=(\d+)[^>]*>; rel="next"/.exec(answer.headers.link ?? '')?.[1];
  } while (cursor !== undefined);
  expect(paged).toEqual(all);
});

test('a receiver that does not answer in time is a failed delivery', async () => {
  const slow = await startWorld({ limits: { deliverySeconds: 0.05 } });
  try {
    const server = createServer(() => {});
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await slow.github.idle();
    const { token } = (await slow.asApp().auth({ type: 'app' })) as { token: string };
    const patched = await fetch(`${slow.github.api}/app/hook/config`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({ url: `http://127.0.0.1:${port}/` }),
    });
    expect(await patched.json()).toMatchObject({ secret: '********', content_type: 'json' });
    await slow.as('ben').request('POST /repos/{owner}/{repo}/issues', { ...shop, title: 'Slow' });
    await slow.github.idle();
    const { data } = await slow.asApp().request('GET /app/hook/deliveries');
    expect(data[0]).toMatchObject({ event: 'issues', status: 'timed out', status_code: 0 });
    server.closeAllConnections();
    server.close();
  } finally {
    await slow.close();
  }
});

test('only subscribed events of covered repositories are sent', async () => {
  const { seed } = world.github;
  await seed.addRepository({ owner: 'cleo', name: 'own' });
  await world.as('cleo').request('POST /repos/{owner}/{repo}/issues', {
    owner: 'cleo',
    repo: 'own',
    title: 'Elsewhere',
  });
  const heard = await world.heard('issues', 'opened');
  expect(heard.map(({ payload }) => payload.issue)).not.toContainEqual(
    expect.objectContaining({ title: 'Elsewhere' }),
  );
  await world.as('ben').request('POST /repos/{owner}/{repo}/forks', { ...shop, name: 'copy' });
  expect(await world.heard('fork')).toEqual([]);
});

test('people comment, edit and delete, and each is told', async () => {
  const { data: issue } = await openIssue('Talk');
  const { data: comment } = await world
    .as('ben')
    .request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      ...shop,
      issue_number: issue.number,
      body: '/wired explain',
    });
  const one = { ...shop, comment_id: Number(comment.id) };
  await world
    .as('ben')
    .request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', { ...one, body: 'never mind' });
  await world.asInstallation().request('POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions', {
    ...one,
    content: 'eyes',
  });
  await expect(
    world.as('cleo').request('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', one),
  ).rejects.toMatchObject({ status: 403 });
  await world.as('ada').request('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', one);
  const heard = await world.heard('issue_comment');
  expect(heard.map(({ payload }) => payload.action)).toEqual(['created', 'edited', 'deleted']);
  expect(heard[1]?.payload).toMatchObject({ changes: { body: { from: '/wired explain' } } });
});
