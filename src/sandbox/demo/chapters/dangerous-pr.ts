import { strict as assert } from 'node:assert';
import { generateKeyPairSync } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fixtures } from '../../world.ts';
import type { Chapter } from '../chapter.ts';
import { annotations, approve, check, merge, pull } from '../read-back.ts';

export const dangerousPull: Chapter = {
  slug: 'dangerous-pr',
  title: 'An agent goes too far',
  story:
    'A coding agent proposes to drop a table, leaves a private key behind, and trims the workflow that would judge it.',
  async play(world, stage) {
    const { jonas, lena, mira } = world.people;
    const key = generateKeyPairSync('rsa', { modulusLength: 2048 })
      .privateKey.export({ type: 'pkcs1', format: 'pem' })
      .toString();
    let number = 0;
    let head = '';

    await stage.step('An agent opens a pull request', async () => {
      const proposed = await world.agent.propose(
        join(fixtures, 'changes', 'drop-old-orders'),
        async (tree) => {
          await mkdir(join(tree, 'deploy'), { recursive: true });
          await writeFile(join(tree, 'deploy', 'staging.pem'), key);
        },
      );
      number = proposed.number;
      const opened = await pull(jonas, number);
      head = opened.head.sha;
      return { seen: `#${number} "${proposed.title}", ${opened.changed_files} files`, url: opened.html_url };
    });

    await stage.step('The policy check blocks it', async () => {
      const policy = await stage.until('the policy check', () =>
        checkOn('wired-chaos/policy', 'action_required'),
      );
      const notes = await annotations(jonas, Number(policy.id));
      const places = notes.map((note) => `${note.path}:${note.start_line}`);
      assert.ok(places.includes('deploy/staging.pem:1'), 'the key is annotated at its line');
      assert.ok(
        places.some((place) => place.startsWith('db/migrations/0002')),
        'the migration is annotated',
      );
      const shown = JSON.stringify([policy.output, notes]);
      for (const line of key.split('\n').slice(1, -2))
        assert.ok(!shown.includes(line), 'the key is never shown');
      return {
        seen: `${policy.output.title}; annotated: ${[...new Set(places)].join(', ')}`,
        url: policy.html_url ?? '',
      };
    });

    await stage.step('There is no evidence for it', async () => {
      const evidence = await stage.until('the evidence check', () =>
        checkOn('wired-chaos/evidence', 'action_required'),
      );
      const summary = evidence.output.summary ?? '';
      assert.match(summary, /evidence/, 'it names the workflow that was trimmed');
      return { seen: `${evidence.output.title}`, url: evidence.html_url ?? '' };
    });

    await stage.step('It waits for the database people', async () => {
      const approval = await stage.until('the approval check', () => checkOn('wired-chaos/approval', null));
      assert.match(approval.output.summary ?? '', /dba/);
      return { seen: `${approval.output.title}`, url: approval.html_url ?? '' };
    });

    await stage.step('Even approved by everybody it stays blocked', async () => {
      for (const person of [lena, mira, jonas]) await approve(person, number, head);
      await stage.until('the approval check to pass', () => checkOn('wired-chaos/approval', 'success'));
      const policy = await stage.until('the policy check to stay red', () =>
        checkOn('wired-chaos/policy', 'action_required'),
      );
      return { seen: `policy: ${policy.output.title}: no approval makes a key secret again` };
    });

    await stage.step('Not even an administrator can merge it', async () => {
      const attempt = await merge(mira, number);
      assert.ok('refused' in attempt, 'branch protection let it through');
      return { seen: `GitHub: ${attempt.refused.split('\n', 1)[0]}` };
    });

    async function checkOn(name: string, conclusion: string | null) {
      const found = await check(jonas, head, name);
      return found?.conclusion === conclusion && found.app?.id === world.appId ? found : null;
    }
  },
};
