import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { fixtures } from '../../world.ts';
import type { Chapter } from '../chapter.ts';
import { explainLedger } from '../command.ts';
import { allPulls, check, concludedRun, mainHead, merge, mergeable, pull } from '../read-back.ts';

export const proof: Chapter = {
  slug: 'proof',
  title: 'Prove it',
  story:
    'The revert of a broken main carries computed evidence; a change whose test passes with and without it is told so.',
  async play(world, stage) {
    const { dana, jonas } = world.people;
    let head = '';
    const earlier = await revertPull();
    if (earlier === null) {
      await stage.step('Main breaks, and the revert is proposed', async () => {
        await mergeChange('shipping');
        await stage.until('a green run on main', async () => concludedRun(jonas, await mainHead(jonas)));
        await mergeChange('break-checkout');
        const found = await stage.until('the revert', revertPull);
        return { seen: `#${found.number} "${found.title}"`, url: found.html_url };
      });
    }
    const revert = await stage.until('the revert', revertPull);
    head = revert.head.sha;

    await stage.step('The revert of a broken main is proven', async () => {
      const evidence = await stage.until('the evidence check', () => concluded('wired-chaos/evidence'));
      assert.equal(evidence.conclusion, 'success', evidence.output.summary ?? '');
      assert.ok((await explainLedger(world)).some((entry) => entry.kind === 'evidence'));
      return { seen: `${evidence.output.title}`, url: evidence.html_url ?? '' };
    });

    await stage.step('Its pull request shows what proves it', async () => {
      const shown = await stage.until('the computed evidence in the body', async () => {
        const { body } = await pull(jonas, revert.number);
        return body?.includes('rehearsed') ? body : null;
      });
      const lines = (/## Test evidence\n+([\s\S]*?)\n## /.exec(shown)?.[1] ?? '').split('\n');
      return { seen: lines.find((line) => line.includes('mended')) ?? '', url: revert.html_url };
    });

    await stage.step('An agent proposes a change whose test proves nothing', async () => {
      const proposed = await world.agent.propose(join(fixtures, 'changes', 'tidy-money'));
      const opened = await pull(jonas, proposed.number);
      head = opened.head.sha;
      return { seen: `#${proposed.number} "${proposed.title}"`, url: opened.html_url };
    });

    await stage.step('It is told so', async () => {
      const evidence = await stage.until('the evidence check', () => concluded('wired-chaos/evidence'));
      assert.equal(evidence.conclusion, 'action_required');
      assert.match(evidence.output.summary ?? '', /whole amounts are printed/);
      return { seen: `${evidence.output.title}`, url: evidence.html_url ?? '' };
    });

    async function concluded(name: string) {
      const found = await check(jonas, head, name);
      return found !== null && found.conclusion !== null && found.app?.id === world.appId ? found : null;
    }

    /** The newest revert that the App proposed, whatever became of it: an earlier chapter may have merged it. */
    async function revertPull() {
      const all = await allPulls(jonas);
      return all.find((one) => one.head.ref.startsWith('wired-chaos/')) ?? null;
    }

    async function mergeChange(change: string): Promise<void> {
      const { number } = await dana.propose(join(fixtures, 'changes', change));
      await stage.until(`#${number} to be mergeable`, () => mergeable(dana, number));
      const attempt = await merge(dana, number);
      assert.ok('sha' in attempt, 'refused' in attempt ? attempt.refused : '');
    }
  },
};
