import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/core';
import { expect, onTestFinished, test } from 'vitest';
import { startWorld } from './world.ts';

const shop = { owner: 'acme', repo: 'shop' };

async function open() {
  const world = await startWorld();
  onTestFinished(() => world.close());
  return world;
}

test('a renamed repository is found under its old name, reads by 301 and writes by 307, until somebody takes it', async () => {
  const world = await open();
  const ada = world.as('ada');
  const { data: before } = await ada.request('GET /repos/{owner}/{repo}', shop);
  await ada.request('PATCH /repos/{owner}/{repo}', { ...shop, name: 'store' });
  const { data, url } = await ada.request('GET /repos/{owner}/{repo}', shop);
  expect(data).toMatchObject({ id: before.id, full_name: 'acme/store' });
  expect(url).toBe(`${world.github.api}/repositories/${before.id}`);
  const answer = await fetch(`${world.github.api}/repos/acme/shop/issues`, {
    method: 'POST',
    redirect: 'manual',
    headers: { authorization: `token ${world.tokens.ada}` },
    body: JSON.stringify({ title: 'x' }),
  });
  expect(answer.status).toBe(307);
  expect(answer.headers.get('location')).toBe(`${world.github.api}/repositories/${before.id}/issues`);
  const checkout = await world.clone('ada');
  expect(await checkout.git('ls-remote', 'origin', 'HEAD')).toMatch(/^[0-9a-f]{40}\s/);

  const other = await world.github.seed.addRepository({ owner: 'acme', name: 'shop' });
  expect((await ada.request('GET /repos/{owner}/{repo}', shop)).data.id).toBe(other.id);
});

test('a transferred repository is out of reach of the installation that had it', async () => {
  const world = await open();
  world.github.seed.addOrganisation('globex', { members: { ada: 'admin' } });
  await world.as('ada').request('PATCH /repos/{owner}/{repo}', { ...shop, private: true });
  const app = world.asInstallation();
  await app.request('GET /repos/{owner}/{repo}', shop);
  world.github.seed.transferRepository('acme/shop', 'globex');
  await expect(app.request('GET /repos/{owner}/{repo}', shop)).rejects.toMatchObject({ status: 404 });
});

test('a suspended installation gets no token, its tokens are refused, and only the suspension is told', async () => {
  const world = await open();
  const app = world.asInstallation();
  await app.request('GET /repos/{owner}/{repo}', shop);
  const { installationId: id } = world.app;
  world.github.seed.suspendApp(id);
  const refusal = { status: 403, message: expect.stringContaining('This installation has been suspended') };
  await expect(app.request('GET /repos/{owner}/{repo}', shop)).rejects.toMatchObject(refusal);
  await expect(world.asInstallation().request('GET /repos/{owner}/{repo}', shop)).rejects.toMatchObject(
    refusal,
  );
  const { data } = await world
    .asApp()
    .request('GET /app/installations/{installation_id}', { installation_id: id });
  expect(data.suspended_at).not.toBeNull();
  await world.as('ada').request('POST /repos/{owner}/{repo}/issues', { ...shop, title: 'unheard' });
  await world.github.idle();
  expect(world.receiver.received.at(-1)?.payload.action).toBe('suspend');
  world.github.seed.suspendApp(id, false);
  await app.request('GET /repos/{owner}/{repo}', shop);
});

test('permissions that an App asks for later are granted when somebody accepts them', async () => {
  const world = await open();
  const permissions = async () => {
    const { data } = await world.asApp().request('GET /app/installations/{installation_id}', {
      installation_id: world.app.installationId,
    });
    return data.permissions as Record<string, string>;
  };
  world.github.seed.askPermissions(world.app.id, { ...(await permissions()), deployments: 'write' });
  expect(await permissions()).not.toHaveProperty('deployments');
  world.github.seed.acceptPermissions(world.app.installationId);
  expect(await permissions()).toHaveProperty('deployments', 'write');
  await world.github.idle();
  expect(world.receiver.received.at(-1)?.payload.action).toBe('new_permissions_accepted');
});

test('each key of an App signs it in, until the key is deleted', async () => {
  const world = await open();
  const second = await world.github.seed.addAppKey(world.app.id);
  const signedWith = (privateKey: string) =>
    new Octokit({
      baseUrl: world.github.api,
      authStrategy: createAppAuth,
      auth: { appId: world.app.id, privateKey },
    }).request('GET /app');
  await signedWith(world.app.privateKey);
  await signedWith(second);
  world.github.seed.deleteAppKey(world.app.id, world.app.privateKey);
  await expect(signedWith(world.app.privateKey)).rejects.toMatchObject({ status: 401 });
  await signedWith(second);
});
