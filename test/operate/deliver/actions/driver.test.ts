import { randomBytes } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { connectApp, type InstallationClient } from '../../../../src/connect/github/app-client.ts';
import { answerProtectionRule } from '../../../../src/connect/github/deployment-reviews.ts';
import { InstallationId, RepositoryId, Sha } from '../../../../src/domain/ids.ts';
import { actionsDriver } from '../../../../src/operate/deliver/actions/driver.ts';
import type { Progress } from '../../../../src/operate/deliver/driver.ts';
import { createLog } from '../../../../src/platform/log.ts';
import { startGitHub } from '../../../../src/sandbox/github/server.ts';
import { createRunner } from '../../../../src/sandbox/runner/runner.ts';
import { writeFiles } from '../../../e2e/work-tree.ts';
import { temporaryDirectory } from '../../../platform/temporary-directory.ts';

const workflow = `name: Deploy
run-name: "Deploy \${{ inputs.revision }} [\${{ inputs.delivery }}]"
on:
  workflow_dispatch:
    inputs: {environment: {type: environment}, revision: {}, rollback-of: {}, delivery: {}}
jobs:
  deploy:
    runs-on: ubuntu-latest
    environment: "\${{ inputs.environment }}"
    steps: [{run: 'test "\${{ inputs.environment }}" != broken'}]
`;

const shop = { owner: 'acme', name: 'shop' };
const permissions = {
  actions: 'write',
  administration: 'write',
  contents: 'read',
  deployments: 'write',
} as const;

async function open(returnsDetails: boolean) {
  const directory = temporaryDirectory(onTestFinished);
  const runner = createRunner({ directory: `${directory}/runs`, allow: () => true });
  const github = await startGitHub({ directory: `${directory}/github`, runner });
  onTestFinished(() => github.close());
  github.seed.addUser({ login: 'dana' });
  github.seed.addOrganisation('acme', { members: { dana: 'admin' } });
  await writeFiles(`${directory}/seed`, { '.github/workflows/deploy.yml': workflow });
  const repository = await github.seed.addRepository({ ...shop, from: `${directory}/seed`, by: 'dana' });
  const registered = await github.seed.registerApp({
    name: 'wired-chaos',
    permissions,
    events: ['deployment_protection_rule'],
    webhookUrl: null,
    webhookSecret: null,
  });
  const installation = github.seed.installApp({ app: registered.id, account: 'acme', repositories: 'all' });
  const app = connectApp({
    app: {
      id: registered.id,
      privateKey: registered.privateKey,
      webhookSecret: randomBytes(32).toString('hex'),
    },
    api: github.api,
    writeSpacing: 0,
    traffic: { retryPause: 1 },
    log: createLog({ level: 'silent' }),
  });
  const client: InstallationClient = await app.installation(InstallationId.parse(installation));
  client.octokit.hook.before('request', (options) => {
    if (!returnsDetails) delete (options as Record<string, unknown>).return_run_details;
  });
  const context = { client, repository: shop, repositoryId: RepositoryId.parse(repository.id), pause: 20 };
  const driver = actionsDriver(
    { driver: 'actions', workflow: '.github/workflows/deploy.yml' },
    { ...context, bot: 'wired-chaos[bot]' },
  );
  return { github, client, driver, app: registered.id };
}

const revision = Sha.parse('a'.repeat(40));
const delivery = (key: string, environment: string) => ({ key, environment, revision });

test.each([true, false])(
  'a delivery begins once per key and is followed to its end (run told: %s)',
  async (told) => {
    const { github, client, driver, app } = await open(told);
    const where = { owner: 'acme', repo: 'shop', environment_name: 'production' };
    await client.octokit.rest.repos.createOrUpdateEnvironment(where);
    await client.octokit.rest.repos.createDeploymentProtectionRule({ ...where, integration_id: app });
    const handle = await driver.begin(delivery('one', 'production'));
    expect(await driver.begin(delivery('one', 'production'))).toBe(handle);
    await github.idle();
    expect(await driver.look(handle)).toEqual({ kind: 'running', what: 'waits for the rules of production' });
    const run = Number(handle.split('/')[0]);
    await answerProtectionRule(client, shop, run, {
      environment: 'production',
      state: 'approved',
      comment: 'ok',
    });
    await github.idle();
    expect(await driver.look(handle)).toMatchObject<Partial<Progress>>({ kind: 'live' });
    expect(github.state.workflowRuns.size).toBe(1);
    const broken = await driver.begin(delivery('two', 'broken'));
    await github.idle();
    expect(await driver.look(broken)).toMatchObject({ kind: 'failed' });
    github.faults.api({ kind: 'status', status: 503, times: 9 });
    expect(await driver.look(broken)).toMatchObject({ kind: 'unknown' });
  },
);
