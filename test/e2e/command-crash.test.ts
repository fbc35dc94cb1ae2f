import { expect, test } from 'vitest';
import { shop } from '../../src/sandbox/world.ts';
import { until } from './until.ts';
import { openTestWorld } from './world.ts';

const where = { owner: shop.owner, repo: shop.name };
const reaction = {
  method: 'POST',
  template: '/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
} as const;

test('kill -9 between ledger and answer: the running App resumes, and answers exactly once', async () => {
  const world = await openTestWorld();
  const { octokit } = world.people.mira;
  const { data: issue } = await octokit.request('POST /repos/{owner}/{repo}/issues', {
    ...where,
    title: 'Stop',
  });
  const about = { ...where, issue_number: issue.number };
  const answers = async () => {
    const { data } = await octokit.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', about);
    return data.filter(({ user }) => user?.type === 'Bot').map(({ body }) => body ?? '');
  };
  world.github.faults.api({ ...reaction, kind: 'hang', when: 'after' });
  const { data: comment } = await octokit.request(
    'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
    { ...about, body: '/wired pause' },
  );
  await until(async () => {
    const { data } = await octokit.request('GET /repos/{owner}/{repo}/issues/comments/{comment_id}', {
      ...where,
      comment_id: Number(comment.id),
    });
    return data.reactions?.['+1'] === 1 ? true : null;
  });
  await world.crash();
  expect(await answers()).toEqual([]);
  world.github.faults.clear();
  await world.restart();
  await until(async () => ((await answers()).length > 0 ? true : null));
  await world.github.idle();
  expect(await answers()).toHaveLength(1);
}, 120_000);
