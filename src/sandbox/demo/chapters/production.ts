import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fixtures, shop, type World } from '../../world.ts';
import type { Chapter } from '../chapter.ts';
import { verifyCompliance } from '../command.ts';
import { type Customers, sendCustomers } from '../customers.ts';
import { type Machine, startMachine } from '../machine.ts';
import { annotations, mainHead, merge, mergeable } from '../read-back.ts';
import type { Stage } from '../stage.ts';

const where = { owner: shop.owner, repo: shop.name } as const;

export const production: Chapter = {
  slug: 'production',
  title: 'Into production, and back',
  story:
    'A change passes staging and waits for a person; then a canary meets recorded traffic before everybody does. The next ' +
    'change has a fault that no test and no journey sees.',
  async play(world, stage) {
    const opened: { machine: Machine; customers: Customers }[] = [];
    try {
      await stage.step('Production runs behind the proxy, with customers in it', async () => {
        const machine = await startMachine(world);
        const sha = await mainHead(world.people.jonas);
        for (const service of ['shop-staging', 'shop']) await machine.deliverByHand(service, sha);
        opened.push({ machine, customers: sendCustomers(machine.productionUrl, { many: 8 }) });
        await protectProduction(world);
        return { seen: `${sha.slice(0, 7)} is live`, url: machine.productionUrl };
      });
      for (const { machine, customers } of opened) {
        await goodChange(world, stage, customers);
        await latentFault(world, stage, { machine, customers });
      }
    } finally {
      for (const { machine, customers } of opened) {
        await customers.leave();
        await machine.stop();
      }
    }
  },
};

async function goodChange(world: World, stage: Stage, customers: Customers): Promise<void> {
  const { dana, jonas } = world.people;
  const sent = await send(world, stage, 'A change is merged and deployed to staging', 'product-links');

  await stage.step('Production waits, and says for whom', async () => {
    const told = await stage.until('what the gate waits for', () => report(world, sent.run));
    assert.match(told, /approv/i);
    return { seen: told, url: sent.url };
  });

  await stage.step(
    'Somebody else approves exactly this commit, and it goes out under live traffic',
    async () => {
      const before = customers.met();
      await approveAfterReading(world, sent);
      const run = await stage.until('the end of the deployment', () => ended(world, sent.run));
      assert.equal(run.conclusion, 'success', `the deployment ended with ${run.conclusion}`);
      const met = customers.met();
      assert.equal(met.failed, 0, `${met.failed} requests failed`);
      return { seen: `${met.requests - before.requests} requests meanwhile, 0 failed`, url: run.html_url };
    },
  );

  await stage.step('What stays well is released, with what proves it', async () => {
    const release = await stage.until('the release', async () => {
      const { data } = await dana.octokit.request('GET /repos/{owner}/{repo}/releases', where);
      return data.find(({ assets }) => assets.some(({ name }) => name === 'compliance-bundle.json')) ?? null;
    });
    const asset = release.assets.find(({ name }) => name === 'compliance-bundle.json');
    const { data } = await jonas.octokit.request('GET /repos/{owner}/{repo}/releases/assets/{asset_id}', {
      ...where,
      asset_id: Number(asset?.id ?? 0),
      headers: { accept: 'application/octet-stream' },
    });
    const verified = await verifyCompliance(world, Buffer.from(data as unknown as ArrayBuffer));
    return { seen: `${release.tag_name}; ${verified}`, url: release.html_url };
  });
}

async function latentFault(
  world: World,
  stage: Stage,
  { machine, customers }: { readonly machine: Machine; readonly customers: Customers },
): Promise<void> {
  const live = await machine.liveRevision('shop');
  const sent = await send(
    world,
    stage,
    'A change whose fault no test and no journey sees passes staging',
    'bulk-minimum',
  );

  await stage.step('It is approved, and a tenth of the customers would meet it', async () => {
    await stage.until('what the gate waits for', () => report(world, sent.run));
    await approveAfterReading(world, sent);
    const run = await stage.until('the end of the deployment', () => ended(world, sent.run));
    assert.equal(run.conclusion, 'failure', `the deployment ended with ${run.conclusion}`);
    return { seen: await failedStep(world, sent.run), url: run.html_url };
  });

  await stage.step('Recorded traffic gave it away, and it was taken back', async () => {
    assert.equal(await machine.liveRevision('shop'), live);
    const { data } = await world.people.dana.octokit.request('GET /repos/{owner}/{repo}/deployments', {
      ...where,
      sha: sent.sha,
      environment: 'production',
    });
    const [deployment] = data;
    assert.ok(deployment !== undefined, 'GitHub has no deployment of it');
    const state = await stage.until('the failed deployment', async () => {
      const { data: statuses } = await world.people.dana.octokit.request(
        'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
        { ...where, deployment_id: Number(deployment.id) },
      );
      return statuses[0]?.state === 'failure' ? statuses[0] : null;
    });
    const { requests, failed, wrong } = await customers.leave();
    assert.equal(failed, 0, `${failed} requests failed`);
    return {
      seen:
        `${live.slice(0, 7)} is live again (deployment of ${sent.sha.slice(0, 7)}: ${state.state})\n` +
        `${requests} requests in all, ${failed} failed; ${wrong} carts were quoted another total`,
    };
  });
}

interface Sent {
  readonly pull: number;
  readonly sha: string;
  readonly run: number;
  readonly url: string;
}

/** Merges a prepared change and pushes it to the branch whose pushes are deployed, until it waits for production. */
async function send(world: World, stage: Stage, title: string, change: string): Promise<Sent> {
  const { dana, priya } = world.people;
  let sent: Sent | null = null;
  await stage.step(title, async () => {
    const author = change === 'bulk-minimum' ? priya : dana;
    const proposed = await author.propose(join(fixtures, 'changes', change));
    await stage.until(`#${proposed.number} to be mergeable`, () => mergeable(dana, proposed.number));
    const attempt = await merge(dana, proposed.number);
    assert.ok('sha' in attempt, 'refused' in attempt ? attempt.refused : '');
    const sha = await mainHead(dana);
    await pushRelease(world, sha);
    const run = await stage.until('the deployment to wait for production', () => waiting(world, sha));
    sent = { pull: proposed.number, sha, run: Number(run.id), url: run.html_url };
    return { seen: `#${proposed.number} "${proposed.title}": staging verified`, url: run.html_url };
  });
  if (sent === null) throw new Error(`${change} was not sent`);
  return sent;
}

async function pushRelease(world: World, sha: string): Promise<void> {
  const { dana } = world.people;
  try {
    await dana.octokit.request('PATCH /repos/{owner}/{repo}/git/refs/{ref}', {
      ...where,
      ref: 'heads/release',
      sha,
    });
  } catch {
    await dana.octokit.request('POST /repos/{owner}/{repo}/git/refs', {
      ...where,
      ref: 'refs/heads/release',
      sha,
    });
  }
}

/** GitHub asks the App before a job begins that deploys to production. */
async function protectProduction(world: World): Promise<void> {
  const { mira } = world.people;
  const environment = { ...where, environment_name: 'production' };
  await mira.octokit.request('PUT /repos/{owner}/{repo}/environments/{environment_name}', environment);
  await mira.octokit.request(
    'POST /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules',
    { ...environment, integration_id: world.appId },
  );
}

async function waiting(world: World, sha: string) {
  const run = await runOf(world, sha);
  if (run?.status === 'completed')
    throw new Error(`the deployment ended with ${run.conclusion}: ${run.html_url}`);
  return run?.status === 'waiting' ? run : null;
}

async function runOf(world: World, sha: string) {
  const { data } = await world.people.dana.octokit.request('GET /repos/{owner}/{repo}/actions/runs', {
    ...where,
    head_sha: sha,
    branch: 'release',
  });
  return data.workflow_runs[0] ?? null;
}

async function ended(world: World, id: number) {
  const { data } = await world.people.dana.octokit.request(
    'GET /repos/{owner}/{repo}/actions/runs/{run_id}',
    {
      ...where,
      run_id: id,
    },
  );
  return data.status === 'completed' ? data : null;
}

/** What the App said last about a run that waits. */
async function report(world: World, id: number): Promise<string | null> {
  const { data } = await world.people.dana.octokit.request(
    'GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals',
    { ...where, run_id: id },
  );
  return data.at(-1)?.comment ?? null;
}

/** The step that failed, and what it says in its annotation. */
async function failedStep(world: World, id: number): Promise<string> {
  const { dana } = world.people;
  const { data } = await dana.octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs', {
    ...where,
    run_id: id,
  });
  const job = data.jobs.find(({ conclusion }) => conclusion === 'failure');
  const step = job?.steps?.find(({ conclusion }) => conclusion === 'failure');
  assert.ok(job !== undefined && step !== undefined, 'no step failed');
  const said = (await annotations(dana, Number(job.id))).find(
    ({ annotation_level: level, message }) => level === 'failure' && message?.includes('/cart/totals'),
  );
  return `${step.name}: ${said?.message?.split('\n')[0] ?? 'failed'}`;
}

/** Nobody answers in the second in which he is asked, and an approval has to be newer than all that it covers. */
async function approveAfterReading(world: World, sent: Sent): Promise<void> {
  await sleep(2000);
  await say(world, 'jonas', sent.pull, `/wired approve ${sent.sha} production`);
}

async function say(world: World, login: 'jonas', number: number, body: string): Promise<void> {
  await world.people[login].octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
    ...where,
    issue_number: number,
    body,
  });
}
