import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { fixtures } from '../../world.ts';
import type { Chapter } from '../chapter.ts';
import { explainLedger, verifyLedger } from '../command.ts';
import { approve, check, concludedRun, mainHead, merge, mergeable, openPulls, pull } from '../read-back.ts';

export const redMain: Chapter = {
  slug: 'red-main',
  title: 'Main breaks, and is mended',
  story:
    'A maintainer merges a change that breaks the checkout. WIRED CHAOS notices, looks twice, decides, and proposes the revert; people decide.',
  async play(world, stage) {
    const { dana, jonas, priya } = world.people;
    let sha = await mainHead(jonas);
    let number = 0;

    await stage.step('Main is green', async () => {
      const { number: good } = await priya.propose(join(fixtures, 'changes', 'shipping'));
      const merged = await mergeWhenAllowed(good);
      sha = merged;
      const run = await stage.until('a CI run on main', () => concludedRun(jonas, sha));
      assert.equal(run.conclusion, 'success');
      return { seen: `#${good} by priya is merged, CI is green at ${sha.slice(0, 7)}`, url: run.html_url };
    });
    const green = sha;

    await stage.step('Dana merges a change that breaks the checkout', async () => {
      const proposed = await dana.propose(join(fixtures, 'changes', 'break-checkout'));
      number = proposed.number;
      sha = await mergeWhenAllowed(number);
      return {
        seen: `#${number} "${proposed.title}", without waiting for CI`,
        url: (await pull(dana, number)).html_url,
      };
    });
    const red = sha;

    await stage.step('CI on main turns red', async () => {
      const run = await stage.until('CI on main to conclude', () => concludedRun(jonas, red));
      assert.equal(run.conclusion, 'failure');
      return { seen: `${run.name} failed at ${red.slice(0, 7)}`, url: run.html_url };
    });

    await stage.step('WIRED CHAOS looks a second time', async () => {
      const run = await stage.until('a second attempt of the run', () => concludedRun(jonas, red, 2));
      assert.equal(run.conclusion, 'failure');
      return { seen: `attempt ${run.run_attempt} of the failed jobs is red as well: not a flake` };
    });

    const proposed = await proposal();

    await stage.step('Its CI is green', async () => {
      const run = await stage.until('CI on the revert', () => concludedRun(jonas, proposed.head.sha));
      assert.equal(run.conclusion, 'success');
      const now = await stage.until('the body to show that run', async () => {
        const data = await pull(jonas, proposed.number);
        return data.body?.includes(run.html_url) ? data : null;
      });
      assert.match(now.body ?? '', /## Test evidence/);
      return { seen: 'and its pull request shows the runs before and after', url: run.html_url };
    });

    await stage.step('The checks judge it', async () => {
      const policy = await stage.until('the policy check', () => checkOn('wired-chaos/policy', 'success'));
      const approval = await stage.until('the approval check', () => checkOn('wired-chaos/approval', null));
      assert.equal(approval.status, 'in_progress');
      return {
        seen: `policy: ${policy.output.title} · approval: ${approval.output.title}`,
        url: policy.html_url ?? '',
      };
    });

    await stage.step('Nobody can merge it yet', async () => {
      const attempt = await merge(dana, proposed.number);
      assert.ok('refused' in attempt, 'branch protection let an unapproved revert through');
      return { seen: `GitHub: ${attempt.refused.split('\n', 1)[0]}` };
    });

    await stage.step('Jonas reads it and approves', async () => {
      await approve(jonas, proposed.number, proposed.head.sha);
      const approval = await stage.until('the approval check to pass', () =>
        checkOn('wired-chaos/approval', 'success'),
      );
      return { seen: `approval: ${approval.output.title}`, url: approval.html_url ?? '' };
    });

    await stage.step('It is merged through branch protection', async () => {
      const attempt = await merge(jonas, proposed.number);
      assert.ok('sha' in attempt, 'refused' in attempt ? attempt.refused : '');
      sha = attempt.sha;
      assert.equal(await mainHead(jonas), sha);
      return { seen: `main is at ${sha.slice(0, 7)}` };
    });

    await stage.step('Main is green again', async () => {
      const run = await stage.until('CI on main', () => concludedRun(jonas, sha));
      assert.equal(run.conclusion, 'success');
      return { seen: `${run.name} is green at ${sha.slice(0, 7)}`, url: run.html_url };
    });

    await stage.step('Every step can be explained', async () => {
      const outcome = await stage.until('the outcome on the ledger', async () => {
        const entries = await explainLedger(world);
        return entries.some((entry) => entry.kind === 'outcome') ? entries : null;
      });
      assert.equal(outcome.filter((entry) => entry.kind === 'decision').length, 1);
      const verified = await verifyLedger(world);
      return { seen: `ledger: ${outcome.map((entry) => entry.kind).join(' → ')}; ${verified}` };
    });

    async function mergeWhenAllowed(pullNumber: number): Promise<string> {
      await stage.until(`#${pullNumber} to be mergeable`, () => mergeable(dana, pullNumber));
      const attempt = await merge(dana, pullNumber);
      assert.ok('sha' in attempt, 'refused' in attempt ? attempt.refused : '');
      return attempt.sha;
    }

    async function proposal() {
      let found: Awaited<ReturnType<typeof openPulls>>[number] | undefined;
      await stage.step('It decides, and proposes the revert', async () => {
        found = await stage.until('the revert pull request', async () => {
          const all = await openPulls(jonas);
          return all.find((one) => one.head.ref.startsWith('wired-chaos/')) ?? null;
        });
        assert.equal((await openPulls(jonas)).length, 1, 'exactly one pull request');
        const [decision] = (await explainLedger(world)).filter((entry) => entry.kind === 'decision');
        assert.ok(decision, 'the decision is on the ledger');
        assert.ok(found.body?.includes(green.slice(0, 7)), 'the body names the last green commit');
        return { seen: `#${found.number} "${found.title}"`, url: found.html_url };
      });
      assert.ok(found);
      return found;
    }

    async function checkOn(name: string, conclusion: string | null) {
      const found = await check(jonas, proposed.head.sha, name);
      return found?.conclusion === conclusion && found.app?.id === world.appId ? found : null;
    }
  },
};
