import { expect, test } from 'vitest';
import { privateKey } from './secrets.ts';
import { shareStage } from './stage.ts';

const stage = shareStage();
const padding = `${'0123456789abcdef '.repeat(8)}\n`.repeat(5_000);

test('attack: a private key in a file so large that GitHub leaves its patch out', async () => {
  const { number } = await stage().propose({
    branch: 'large',
    files: { 'data.txt': `${padding}${privateKey}` },
  });
  const { data } = await stage().jonas.octokit.request(
    'GET /repos/{owner}/{repo}/pulls/{pull_number}/files',
    {
      owner: 'acme',
      repo: 'shop',
      pull_number: number,
    },
  );
  expect(data).toMatchObject([{ filename: 'data.txt' }]);
  expect(data[0]?.patch).toBeUndefined();
  const { policy } = await stage().judge(number);
  expect(policy.conclusion).toBe('action_required');
  expect(policy.summary).toContain('data.txt:5001');
});

test('attack: a private key behind more files than GitHub lists', async () => {
  const many = Array.from({ length: 3_000 }, (_, at) => [`many/${at}.txt`, `${at}\n`] as const);
  const { number } = await stage().propose({
    branch: 'many',
    files: { ...Object.fromEntries(many), 'zzz.txt': privateKey },
  });
  const { policy, evidence, approval } = await stage().judge(number);
  expect(policy.conclusion).toBe('failure');
  expect(policy.summary).toContain('it changes 3001 files and GitHub lists no more than 3000');
  expect(evidence.conclusion).not.toBe('success');
  expect(approval.conclusion).not.toBe('success');
});
