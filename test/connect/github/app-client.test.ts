import { generateKeyPairSync } from 'node:crypto';
import nock from 'nock';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectApp } from '../../../src/connect/github/app-client.ts';
import { InstallationId } from '../../../src/domain/ids.ts';
import { createLog } from '../../../src/platform/log.ts';

const api = 'https://api.github.com';
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

beforeEach(() => {
  nock.disableNetConnect();
});
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

async function client() {
  nock(api)
    .post('/app/installations/7/access_tokens')
    .reply(201, {
      token: `ghs_${'x'.repeat(36)}`,
      expires_at: new Date(Date.now() + 3_600_000).toISOString(),
      permissions: {},
      repository_selection: 'all',
    });
  const app = connectApp({
    app: {
      id: 1,
      privateKey: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
      webhookSecret: 'never used by this test',
    },
    api,
    writeSpacing: 0,
    log: createLog({ level: 'silent' }),
  });
  return app.installation(InstallationId.parse(7));
}

test('a secondary limit is waited for as long as GitHub says, and the request then goes through', async () => {
  const { octokit } = await client();
  nock(api)
    .get('/repos/acme/shop')
    .reply(403, { message: 'You have exceeded a secondary rate limit.' }, { 'retry-after': '1' })
    .get('/repos/acme/shop')
    .reply(200, { full_name: 'acme/shop' });
  const { data } = await octokit.rest.repos.get({ owner: 'acme', repo: 'shop' });
  expect(data.full_name).toBe('acme/shop');
  expect(nock.isDone()).toBe(true);
});

test('what GitHub forbids for good is not asked again', async () => {
  const { octokit } = await client();
  nock(api).get('/repos/acme/shop').reply(403, { message: 'Resource not accessible by integration' });
  await expect(octokit.rest.repos.get({ owner: 'acme', repo: 'shop' })).rejects.toMatchObject({
    status: 403,
  });
});
