import { expect, test } from 'vitest';
import { where } from '../harness.ts';
import { honest, shareStage } from './stage.ts';

const configuration = [
  'approvals: { count: 1, teams: [release] }',
  'zones:',
  '  - { name: data, paths: ["data/**"], approvals: { count: 1 } }',
  '',
].join('\n');
const stage = shareStage({ '.github/wired-chaos.yml': configuration });

/** Somebody who may write and is in the team that approves what machines do. */
function releaser(login: string, type: 'User' | 'Bot' = 'User') {
  const { github, person } = stage();
  const made = person(login, type);
  github.seed.setCollaborator('acme/shop', login, 'write');
  if (!github.state.organisationNamed('acme')?.teams.has('release')) {
    github.seed.addTeam('acme', 'release', []);
  }
  github.seed.setTeamMember('acme', 'release', login, true);
  return made;
}

async function notesOf(number: number): Promise<string[]> {
  const { data } = await stage().jonas.octokit.request(
    'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
    { ...where, issue_number: number },
  );
  return data
    .filter(({ user }) => user?.login === stage().context.app.bot)
    .map(({ body }) => body ?? '')
    .filter((body) => body.includes('no longer count'));
}

test('no attack: an approval of the head by somebody of the team passes', async () => {
  const priya = releaser('priya');
  const { number, head } = await stage().propose({ branch: 'approved', files: honest('vat') });
  expect((await stage().judge(number)).approval.conclusion).toBeNull();
  await stage().approve(priya, number, head);
  expect((await stage().judge(number)).approval.conclusion).toBe('success');
});

test('attack: an approval of another commit of the pull request', async () => {
  const uma = releaser('uma');
  const first = await stage().propose({ branch: 'other', files: honest('vat') });
  const head = await stage().push(stage().agent, { branch: 'other', from: first.head, files: { b: 'b\n' } });
  await stage().approve(uma, first.number, first.head);
  const { approval } = await stage().judge(first.number);
  expect(approval.conclusion).toBe('action_required');
  expect(approval.summary).toContain(
    `given for ${first.head.slice(0, 7)}, the head is now ${head.slice(0, 7)}`,
  );
});

test('attack: an approval before a force-push; the note about it is written once', async () => {
  const vera = releaser('vera');
  const { number, head } = await stage().propose({ branch: 'forced', files: honest('vat') });
  await stage().approve(vera, number, head);
  expect((await stage().judge(number)).approval.conclusion).toBe('success');
  await stage().push(stage().agent, { branch: 'forced', files: honest('tax') });
  const { approval } = await stage().judge(number);
  expect(approval.conclusion).toBe('action_required');
  await stage().judge(number);
  const notes = await notesOf(number);
  expect(notes).toHaveLength(1);
  expect(notes[0]).toContain('@vera');
});

test("attack: the author approves, through somebody else's hands as last pusher", async () => {
  const walt = releaser('walt');
  const xena = releaser('xena');
  const { number, head } = await stage().propose({
    by: walt,
    branch: 'mine',
    files: { 'data/a.sql': '1\n' },
  });
  const pushed = await stage().push(xena, { branch: 'mine', from: head, files: { 'data/b.sql': '2\n' } });
  await stage().github.idle();
  await expect(stage().approve(walt, number, pushed)).rejects.toThrow(/own pull request/);
  await stage().approve(xena, number, pushed);
  const { approval } = await stage().judge(number);
  expect(approval.conclusion).toBeNull();
  expect(approval.summary).toContain('they pushed last');
});

test('attack: whoever pushed to the branch of a machine last approves it', async () => {
  const yann = releaser('yann');
  const { number, head } = await stage().propose({ branch: 'helped', files: honest('vat') });
  const pushed = await stage().push(yann, {
    branch: 'helped',
    from: head,
    files: { 'c.txt': 'c\n' },
    message: 'Looks like the agent did it',
  });
  await stage().github.idle();
  await stage().approve(yann, number, pushed);
  const { approval } = await stage().judge(number);
  expect(approval.conclusion).toBeNull();
  expect(approval.summary).toContain('they pushed last');
});

test('attack: whom a trailer names as co-author approves', async () => {
  const zoe = releaser('zoe');
  const { number, head } = await stage().propose({
    branch: 'together',
    files: honest('vat'),
    message: 'Work together\n\nCo-authored-by: zoe <zoe@users.noreply.github.com>',
  });
  await stage().approve(zoe, number, head);
  const { approval } = await stage().judge(number);
  expect(approval.conclusion).toBeNull();
  expect(approval.summary).toContain('names them as co-author');
});

test('attack: a bot of the team approves', async () => {
  const robot = releaser('robot', 'Bot');
  const { number, head } = await stage().propose({ branch: 'bots', files: honest('vat') });
  await stage().approve(robot, number, head);
  const { approval } = await stage().judge(number);
  expect(approval.conclusion).toBeNull();
  expect(approval.summary).toContain('a machine cannot approve');
});

test('attack: somebody approves who may write, and is not of the team', async () => {
  const { number, head } = await stage().propose({ branch: 'outside', files: honest('vat') });
  await stage().approve(stage().jonas, number, head);
  expect((await stage().judge(number)).approval.conclusion).toBeNull();
});

test('attack: who approved is taken out of the team afterwards', async () => {
  const vik = releaser('vik');
  const { number, head } = await stage().propose({ branch: 'left', files: honest('vat') });
  await stage().approve(vik, number, head);
  expect((await stage().judge(number)).approval.conclusion).toBe('success');
  stage().github.seed.setTeamMember('acme', 'release', 'vik', false);
  const { approval } = await stage().judge(number);
  expect(approval.conclusion).not.toBe('success');
  expect(approval.summary).toContain('vik');
});

test('attack: what was approved is dropped for another table: the approval is void, and told once', async () => {
  const ursa = releaser('ursa');
  const { number, head } = await stage().propose({
    branch: 'dropping',
    files: { 'db/migrations/0002_drop.sql': 'DROP TABLE old_orders;\n' },
  });
  expect((await stage().judge(number)).policy.conclusion).toBe('action_required');
  await stage().approve(ursa, number, head);
  const approved = await stage().judge(number);
  expect(approved.policy.conclusion).toBe('success');
  expect(approved.approval.conclusion).toBe('success');
  await stage().push(stage().agent, {
    branch: 'dropping',
    from: head,
    files: { 'db/migrations/0003_drop.sql': 'DROP TABLE customers;\n' },
  });
  const { policy, approval } = await stage().judge(number);
  expect([policy.conclusion, approval.conclusion]).toEqual(['action_required', 'action_required']);
  expect(policy.summary).toContain('0003');
  await stage().judge(number);
  expect(await notesOf(number)).toHaveLength(1);
});
