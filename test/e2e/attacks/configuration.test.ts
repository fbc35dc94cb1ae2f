import { expect, test } from 'vitest';
import { where } from '../harness.ts';
import { privateKey } from './secrets.ts';
import { configuration, honest, shareStage } from './stage.ts';

const path = '.github/wired-chaos.yml';
const strict = `${configuration}zones:\n  - { name: data, paths: ["data/**"], approvals: { count: 1 } }\n`;
const stage = shareStage({ [path]: strict });

test('attack: the configuration is edited to be invalid, so that nothing judges any more', async () => {
  const broken = `${strict}policy: { secrets: never }\nautonomie: act\n`;
  const { number } = await stage().propose({
    by: stage().dana,
    branch: 'invalid',
    files: { [path]: broken },
  });
  const { policy } = await stage().judge(number);
  expect(policy.conclusion).toBe('action_required');
  expect(policy.title).toContain('The new configuration is not valid');
  const { data } = await stage().jonas.octokit.request(
    'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations',
    { ...where, check_run_id: policy.id },
  );
  const lines = data.map((one) => `${one.path}:${one.start_line}`).sort();
  expect(lines).toEqual([`${path}:6`, `${path}:7`]);
});

test('attack: a person edits the configuration to be looser, in the pull request that it would let pass', async () => {
  const { dana, jonas } = stage();
  const { number, head } = await stage().propose({
    by: dana,
    branch: 'looser',
    files: {
      [path]: `${configuration}policy: { secrets: off }\n`,
      'key.txt': privateKey,
      'data/a.sql': '1\n',
    },
  });
  const before = await stage().judge(number);
  expect(before.policy.conclusion).toBe('action_required');
  expect(before.approval.conclusion).toBeNull();
  expect(before.approval.summary).toMatch(/it would change what judges.*secrets/);
  expect(before.approval.summary).toContain('data');
  await stage().approve(jonas, number, head);
  const after = await stage().judge(number);
  expect(after.policy.conclusion).toBe('action_required');
});

test('attack: a looser configuration alone goes in without a person', async () => {
  const { number, head } = await stage().propose({
    by: stage().dana,
    branch: 'alone',
    files: { [path]: strict.replace('["data/**"]', '["nothing"]') },
  });
  expect((await stage().judge(number)).approval.conclusion).toBeNull();
  await stage().approve(stage().jonas, number, head);
  expect((await stage().judge(number)).approval.conclusion).toBe('success');
});

test('attack: the configuration is renamed away', async () => {
  const { number } = await stage().propose({
    by: stage().dana,
    branch: 'renamed',
    files: { [path]: null, '.github/was.yml': strict, ...honest('vat') },
  });
  const { approval } = await stage().judge(number);
  expect(approval.conclusion).toBeNull();
  expect(approval.summary).toContain('it would change what judges');
});
