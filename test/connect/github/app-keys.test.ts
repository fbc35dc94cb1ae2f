import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { connectApp } from '../../../src/connect/github/app-client.ts';
import { signInWith } from '../../../src/connect/github/app-keys.ts';
import { InstallationId } from '../../../src/domain/ids.ts';
import { createLog } from '../../../src/platform/log.ts';
import { startGitHub } from '../../../src/sandbox/github/server.ts';
import { temporaryDirectory } from '../../platform/temporary-directory.ts';

const log = createLog({ level: 'silent' });

function newKey(): string {
  return generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs1', format: 'pem' })
    .toString();
}

async function registered() {
  const github = await startGitHub({ directory: temporaryDirectory() });
  onTestFinished(() => github.close());
  github.seed.addUser({ login: 'mira' });
  const app = await github.seed.registerApp({
    name: 'wired-chaos',
    permissions: { metadata: 'read' },
    events: [],
    webhookUrl: null,
    webhookSecret: null,
  });
  const installation = github.seed.installApp({ app: app.id, account: 'mira', repositories: 'all' });
  /** What the App can do when it starts with these keys: ask as itself, and as its installation. */
  const signsIn = async (privateKey: string, previousPrivateKey: string | null) => {
    const client = connectApp({
      app: {
        id: app.id,
        privateKey,
        previousPrivateKey,
        webhookSecret: randomBytes(16).toString('hex'),
      },
      api: github.api,
      writeSpacing: 0,
      log,
    });
    await client.identity();
    const { octokit } = await client.installation(InstallationId.parse(installation));
    return (await octokit.rest.apps.listReposAccessibleToInstallation()).status;
  };
  return { github, app, signsIn };
}

test('a key is rotated in any order without the App ever being signed out', async () => {
  const { github, app, signsIn } = await registered();
  // In the settings before GitHub knows it.
  expect(await signsIn(newKey(), app.privateKey)).toBe(200);
  const present = await github.seed.addAppKey(app.id);
  expect(await signsIn(present, app.privateKey)).toBe(200);
  github.seed.deleteAppKey(app.id, app.privateKey);
  expect(await signsIn(present, app.privateKey)).toBe(200);
  expect(await signsIn(present, null)).toBe(200);
});

test('with no key that GitHub accepts the App is told so', async () => {
  const { signsIn } = await registered();
  await expect(signsIn(newKey(), newKey())).rejects.toMatchObject({ status: 401 });
});

test('while the present key is refused it is tried again once a minute, and used as soon as it is accepted', async () => {
  const [present, previous] = [newKey(), newKey()];
  const said: string[] = [];
  const signatures: string[] = [];
  let now = 0;
  let accepted = false;
  const fetch = signInWith(
    { present, previous },
    async (_, init = {}) => {
      const signature = new Headers(init.headers).get('authorization')?.split('.')[2] ?? '';
      signatures.push(signature);
      return new Response(null, { status: signature === 'present' && !accepted ? 401 : 200 });
    },
    { warn: (text) => said.push(text), info: (text) => said.push(text) },
    () => now,
  );
  const ask = async () => {
    signatures.length = 0;
    const headers = { authorization: 'bearer e30.e30.present' };
    const { status } = await fetch('https://api.github.com/app', { headers });
    expect(status).toBe(200);
    return signatures.map((one) => (one === 'present' ? 'present' : 'previous'));
  };
  expect(await ask()).toEqual(['present', 'previous']);
  expect(await ask()).toEqual(['previous']);
  now = 61_000;
  expect(await ask()).toEqual(['present', 'previous']);
  accepted = true;
  now = 200_000;
  expect(await ask()).toEqual(['present']);
  expect(await ask()).toEqual(['present']);
  expect(said).toEqual([
    expect.stringContaining('does not accept PRIVATE_KEY'),
    expect.stringContaining('PRIVATE_KEY_PREVIOUS can be removed'),
  ]);
});
