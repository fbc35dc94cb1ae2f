import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { earlierCommits } from '../../src/flows/earlier-commits/flow.ts';
import { runFlow } from '../../src/flows/run.ts';
import { shareStage } from './attacks/stage.ts';

const stage = shareStage();
const never = new AbortController().signal;
/** The lines of a check without GitHub's breaks in references. */
const said = ({ summary }: { readonly summary: string }) =>
  summary.replaceAll('&ZeroWidthSpace;', '').replaceAll('\\', '');
/** A token of GitLab, made here. */
const token = () => `glp${'at-'}${randomBytes(15).toString('hex').slice(0, 20)}`;

test('a secret of an earlier commit blocks, also when it is pushed over, until a person stands for it', async () => {
  const { propose, push, judge, approve, context, woken, dana, jonas, github } = stage();
  const reads = () =>
    github.requests.entries.filter(
      ({ actor, template }) =>
        actor?.endsWith('[bot]') === true &&
        (template === '/repos/{owner}/{repo}/commits/{ref}' ||
          template === '/repos/{owner}/{repo}/pulls/{pull_number}/commits'),
    ).length;
  const branch = 'long';
  const secret = token();
  let from = 'origin/main';
  for (const name of ['1', '2', '3']) from = await push(dana, { branch, from, files: { [name]: name } });
  const leaking = await push(dana, { branch, from, files: { 'deploy.env': `TOKEN=${secret}\n` } });
  from = await push(dana, { branch, from: leaking, files: { 'deploy.env': null } });
  const { number } = await propose({ by: dana, branch, from, files: { last: 'x' } });
  const subject = `acme/shop#${number}`;

  const first = (await judge(number)).policy;
  expect(first).toMatchObject({ conclusion: null, title: 'Earlier commits: 0 of 5 looked at' });
  expect(woken).toContain(`earlier-commits:${subject}`);
  await runFlow(earlierCommits, context, subject, never);
  expect(woken.at(-1)).toBe(`pull-request:${subject}`);

  const blocked = (await judge(number)).policy;
  expect(blocked.conclusion).toBe('action_required');
  expect(said(blocked)).toContain('Exposed by earlier commits: 1');
  expect(said(blocked)).toContain(`deploy.env:1 in ${leaking.slice(0, 7)}`);
  expect(blocked.summary).not.toContain(secret);

  // Each is read once: five commits and the list of them, whatever else happens to the pull request.
  const before = reads();
  await judge(number);
  expect(reads()).toBe(before);

  const rewritten = await push(dana, { branch, files: { last: 'y' } });
  const still = (await judge(number)).policy;
  expect(reads()).toBe(before);
  expect(still.conclusion).toBe('action_required');
  expect(said(still)).toContain('GitHub goes on showing that commit');

  await approve(jonas, number, rewritten);
  await judge(number);
  expect((await judge(number)).policy).toMatchObject({ conclusion: 'success', title: '1 finding approved' });
}, 120_000);

test('what a head showed is known when another commit takes it out, without reading it again', async () => {
  const { propose, push, judge, dana, woken } = stage();
  const branch = 'short';
  const { number, head } = await propose({
    by: dana,
    branch,
    files: { 'deploy.env': `TOKEN=${token()}\n` },
  });
  expect((await judge(number)).policy.conclusion).toBe('action_required');
  await push(dana, { branch, from: head, files: { 'deploy.env': null, other: 'x' } });
  const { policy } = await judge(number);
  expect(policy.conclusion).toBe('action_required');
  expect(said(policy)).toContain(`deploy.env:1 in ${head.slice(0, 7)}`);
  expect(woken).not.toContain(`earlier-commits:acme/shop#${number}`);
}, 120_000);
