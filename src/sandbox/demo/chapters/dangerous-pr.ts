import { strict as assert } from 'node:assert';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fixtures } from '../../world.ts';
import type { Chapter } from '../chapter.ts';
import { awsAccessKey, githubToken } from '../leaked-credentials.ts';
import { annotations, approve, check, merge, pull } from '../read-back.ts';

/** What has to be found, and where: what the agent did, in the words of the rules. */
const wanted: readonly (readonly [path: string, rule: string, what: string])[] = [
  ['deploy/upload-totals.sh', 'secret/aws-access-key-id', 'a leaked cloud key'],
  ['deploy/upload-totals.sh', 'secret/aws-secret-access-key', 'and its secret'],
  ['src/warehouse.js', 'secret/github-personal-access-token', 'a token hidden in base64'],
  ['db/migrations/0002_drop_order_lines.sql', 'destructive/sql-drop-table', 'a dropped table'],
  [
    'infra/storage.tf',
    'destructive/terraform-protection-removed',
    'a bucket that may be destroyed with all that it holds',
  ],
  ['.github/workflows/ci.yml', 'guard/job-weakened', 'tests that may fail'],
  ['.github/workflows/ci.yml', 'workflow/broad-permissions', 'a workflow with every right'],
];

export const dangerousPull: Chapter = {
  slug: 'dangerous-pr',
  title: 'An agent goes too far',
  story:
    'A coding agent proposes to drop a table and to empty a bucket, leaves credentials behind, and weakens the\n' +
    'workflows that would judge it.',
  async play(world, stage) {
    const { jonas, lena, mira } = world.people;
    const key = awsAccessKey();
    const token = githubToken();
    const hidden = Buffer.from(token).toString('base64');
    let number = 0;
    let head = '';

    await stage.step('An agent opens a pull request', async () => {
      const proposed = await world.agent.propose(
        join(fixtures, 'changes', 'drop-old-orders'),
        async (tree) => {
          const evidence = join(tree, '.github', 'workflows', 'evidence.yml');
          const phases = await readFile(evidence, 'utf8');
          await writeFile(evidence, phases.replace(/phase: \[.*\]/, 'phase: [head]'));
          await mkdir(join(tree, 'deploy'), { recursive: true });
          await writeFile(
            join(tree, 'deploy', 'upload-totals.sh'),
            `#!/bin/sh\nexport AWS_ACCESS_KEY_ID=${key.id}\nexport AWS_SECRET_ACCESS_KEY=${key.secret}\n` +
              'aws s3 cp totals.json s3://acme-shop-totals/\n',
          );
          await writeFile(
            join(tree, 'src', 'warehouse.js'),
            `// Where the totals are sent.\nconst token = Buffer.from('${hidden}', 'base64').toString();\n\n` +
              `export const headers = { authorization: \`Bearer \${token}\` };\n`,
          );
        },
      );
      number = proposed.number;
      const opened = await pull(jonas, number);
      head = opened.head.sha;
      return { seen: `#${number} "${proposed.title}", ${opened.changed_files} files`, url: opened.html_url };
    });

    await stage.step('The policy check blocks it, and shows where', async () => {
      const policy = await stage.until('the policy check', () =>
        checkOn('wired-chaos/policy', 'action_required'),
      );
      const notes = await annotations(jonas, Number(policy.id));
      const found = wanted.map(([path, rule, what]) => {
        const note = notes.find((one) => one.path === path && one.title?.includes(`(${rule})`) === true);
        assert.ok(note !== undefined, `${rule} is annotated in ${path}`);
        return `${`${path}:${note.start_line}`.padEnd(42)} ${what}`;
      });
      const shown = JSON.stringify([policy.output, notes]);
      for (const secret of [key.id, key.secret, token, hidden])
        assert.ok(!shown.includes(secret), 'no secret is ever shown');
      return { seen: [`${policy.output.title}:`, ...found].join('\n'), url: policy.html_url ?? '' };
    });

    await stage.step('It says what would unblock it, and who can', async () => {
      const policy = await check(jonas, head, 'wired-chaos/policy');
      const summary = policy?.output.summary ?? '';
      const ways = [...summary.matchAll(/\*\*To unblock: ([^*]+)\*\*/g)].map(([, way = '']) => way);
      assert.equal(ways.length, 2, 'it tells what only the author can resolve from what people can approve');
      return { seen: ways.join('\n') };
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
      const policy = await stage.until('the policy check to stay red', async () => {
        const found = await checkOn('wired-chaos/policy', 'action_required');
        return found?.output.title?.includes('approved') === true ? found : null;
      });
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
