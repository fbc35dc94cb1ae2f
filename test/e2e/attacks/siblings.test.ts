import { expect, test } from 'vitest';
import { where } from '../harness.ts';
import { privateKey } from './secrets.ts';
import { configuration, openStage, type Stage } from './stage.ts';

const strict = `${configuration}zones:\n  - { name: data, paths: ["data/**"], approvals: { count: 1 } }\n`;
const weak = `${configuration}policy: { secrets: off, rules: { secret/private-key: off } }\n`;

/** Opens a second pull request for a branch. */
async function proposeToo(stage: Stage, branch: string, base: string): Promise<number> {
  const { data } = await stage.agent.octokit.request('POST /repos/{owner}/{repo}/pulls', {
    ...where,
    title: 'The same, elsewhere',
    head: branch,
    base,
  });
  await stage.github.idle();
  return data.number;
}

const without = { '.github/wired-chaos.yml': weak };

test('attack: a sibling pull request with the same head goes into a branch with weak configuration', async () => {
  const stage = await openStage({ '.github/wired-chaos.yml': strict });
  await stage.push(stage.agent, { branch: 'weak', files: without });
  const files = { 'data/key.txt': privateKey };
  const { number } = await stage.propose({ branch: 'change', files });
  const sibling = await proposeToo(stage, 'change', 'weak');
  for (const one of [number, sibling, number]) {
    const { policy, approval } = await stage.judge(one);
    expect(policy.conclusion).toBe('action_required');
    expect(policy.summary).toContain('private');
    expect(approval.conclusion).toBeNull();
  }
});

test('attack: a pull request into a branch whose weak configuration nobody listed', async () => {
  const stage = await openStage({ '.github/wired-chaos.yml': strict });
  await stage.push(stage.agent, { branch: 'weak', files: without });
  const { number } = await stage.propose({
    branch: 'change',
    base: 'weak',
    files: { 'key.txt': privateKey },
  });
  expect((await stage.judge(number)).policy.conclusion).toBe('action_required');
});

test('attack: of two pull requests with one head, the one that a listed weak branch lets pass', async () => {
  const stage = await openStage({ '.github/wired-chaos.yml': `${strict}bases: [listed]\n` });
  await stage.push(stage.agent, { branch: 'listed', files: without });
  const { number } = await stage.propose({
    branch: 'change',
    base: 'listed',
    files: { 'k.txt': privateKey },
  });
  expect((await stage.judge(number)).policy.conclusion).toBe('success');
  const strictly = await proposeToo(stage, 'change', 'main');
  for (const one of [number, strictly]) {
    const { policy } = await stage.judge(one);
    expect(policy.conclusion).toBe('action_required');
    expect(policy.summary).toContain(`${strictly} into main: A private key is in the diff`);
  }
});
