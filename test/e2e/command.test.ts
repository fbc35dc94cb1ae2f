import { expect, test } from 'vitest';
import { Override } from '../../src/domain/override.ts';
import { command } from '../../src/flows/command/flow.ts';
import { mainBranch } from '../../src/flows/main-branch/flow.ts';
import { resume } from '../../src/flows/resume/flow.ts';
import { runFlow } from '../../src/flows/run.ts';
import { type Person, personIn } from '../../src/sandbox/people.ts';
import { type Harness, openHarness, where } from './harness.ts';
import { forcePush, prepareChange } from './work-tree.ts';

const never = new AbortController().signal;
const repository = { owner: 'acme', name: 'shop' } as const;

interface Stage extends Harness {
  readonly number: number;
  readonly head: string;
}

/** A pull request by dana, who owns the organisation; jonas may write. */
async function openStage(files?: Record<string, string>): Promise<Stage> {
  const harness = await openHarness(files);
  const change = { title: 'Change', branch: 'change', files: { 'a.txt': 'a\n' } };
  const { number } = await harness.dana.propose(await prepareChange(change));
  await harness.github.idle();
  return { ...harness, number, head: await headOf(harness, number) };
}

async function headOf({ jonas }: Harness, number: number): Promise<string> {
  const { data } = await jonas.octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...where,
    pull_number: number,
  });
  return data.head.sha;
}

/** Writes a comment and returns its id. */
async function write({ number }: { number: number }, person: Person, body: string): Promise<number> {
  const { data } = await person.octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
    ...where,
    issue_number: number,
    body,
  });
  return Number(data.id);
}

const handle = (stage: Stage, comment: number) =>
  runFlow(command, stage.context, `acme/shop#${stage.number}/${comment}`, never);

/** Writes a comment, has it handled, and returns its id. */
async function order(stage: Stage, person: Person, body: string): Promise<number> {
  const comment = await write(stage, person, body);
  await handle(stage, comment);
  return comment;
}

/** What the App wrote under the pull request. */
async function answers({ jonas, number, context }: Stage): Promise<string[]> {
  const { data } = await jonas.octokit.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
    ...where,
    issue_number: number,
  });
  return data.filter(({ user }) => user?.login === context.app.bot).map(({ body }) => body ?? '');
}

async function reactions({ jonas }: Stage, comment: number): Promise<Record<string, number>> {
  const { data } = await jonas.octokit.request('GET /repos/{owner}/{repo}/issues/comments/{comment_id}', {
    ...where,
    comment_id: comment,
  });
  const { '+1': up = 0, '-1': down = 0, confused = 0 } = data.reactions ?? {};
  return { up, down, confused };
}

function entries({ context }: Stage, kind: string) {
  return context.ledger.list({ installation: context.client.installation, kind, limit: 100 });
}

function pauseOf({ context }: Stage, name: string) {
  return context.switches.paused(context.client.installation, { id: null, name });
}

function stranger({ github }: Harness, type: 'User' | 'Bot' = 'User'): Person {
  return personIn(github, repository, github.seed.addUser({ login: 'mallory', type }));
}

test('an approval of the head is recorded with its full commit, and wakes the pull request', async () => {
  const stage = await openStage();
  const comment = await order(stage, stage.jonas, `/wired approve ${stage.head.slice(0, 7)}\r\nLooks right.`);
  expect(await entries(stage, 'approval')).toMatchObject([
    {
      subject: `acme/shop#${stage.number}`,
      key: `approval:comment:${comment}`,
      data: { comment, commit: stage.head, actor: { login: 'jonas' } },
    },
  ]);
  expect(stage.woken).toContain(`pull-request:acme/shop#${stage.number}`);
  expect(await reactions(stage, comment)).toMatchObject({ up: 1, down: 0 });
  expect(await answers(stage)).toEqual([]);
});

test('attack: an abbreviated commit that was pushed after the comment is not what was approved', async () => {
  const stage = await openStage();
  const before = await write(stage, stage.jonas, 'a comment, to have its time');
  const { data } = await stage.jonas.octokit.request(
    'GET /repos/{owner}/{repo}/issues/comments/{comment_id}',
    { ...where, comment_id: before },
  );
  // The log has seconds: push in a later one.
  while (Date.now() < Date.parse(data.created_at) + 1000) await stage.github.idle();
  await forcePush(stage, 'change', { 'b.txt': 'b\n' });
  const head = await headOf(stage, stage.number);
  const state = await command.read(
    stage.context,
    `acme/shop#${stage.number}/${await write(stage, stage.jonas, `/wired approve ${head.slice(0, 7)}`)}`,
  );
  if (state.kind !== 'new') throw new Error('the command is new');
  const early = {
    ...state,
    comment: { ...state.comment, createdAt: data.created_at, updatedAt: data.created_at },
  };
  const step = command.next(early);
  expect(step).toMatchObject({ kind: 'handle', effect: null, record: { outcome: 'refused' } });
  expect(JSON.stringify(step)).toContain(head);
});

test('attack: the wrong commit, the author’s own word, a stranger, a bot and an edited comment approve nothing', async () => {
  const stage = await openStage();
  const wrong = await order(stage, stage.jonas, `/wired approve ${'0'.repeat(40)}`);
  const own = await order(stage, stage.dana, `/wired approve ${stage.head}`);
  const outside = await order(stage, stranger(stage), `/wired approve ${stage.head}`);
  const edited = await write(stage, stage.jonas, 'What a fine day.');
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await stage.jonas.octokit.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
    ...where,
    comment_id: edited,
    body: `/wired approve ${stage.head}`,
  });
  await handle(stage, edited);
  expect(await entries(stage, 'approval')).toEqual([]);
  for (const comment of [wrong, own, outside, edited]) {
    expect(await reactions(stage, comment)).toMatchObject({ up: 0, down: 1 });
  }
  const said = await answers(stage);
  expect(said).toHaveLength(3);
  expect(said[0]).toContain(`The head is \`${stage.head}\``);
  expect(said[1]).toContain('not the author');
  expect(said[2]).toContain('edited');
});

test('attack: a bot, a quotation, a code block and a later line are no commands', async () => {
  const stage = await openStage();
  const bot = await order(stage, stranger(stage, 'Bot'), '/wired pause');
  for (const body of [
    '> /wired pause',
    '```\n/wired pause\n```',
    'Hello\n/wired pause',
    ' /wired pause',
    '/wiredpause',
  ]) {
    expect(await handle(stage, await write(stage, stage.dana, body))).toEqual({ kind: 'rest' });
  }
  expect(await pauseOf(stage, 'acme/shop')).toBeNull();
  expect(await answers(stage)).toEqual([]);
  expect(await reactions(stage, bot)).toMatchObject({ up: 0, down: 1 });
});

test('attack: the same comment, replayed, does nothing again and is not answered again', async () => {
  const stage = await openStage();
  const pause = await order(stage, stage.dana, '/wired pause');
  await order(stage, stage.dana, '/wired resume');
  const before = await answers(stage);
  await handle(stage, pause);
  expect(await pauseOf(stage, 'acme/shop')).toBeNull();
  expect(await answers(stage)).toEqual(before);
  expect(await entries(stage, 'command')).toHaveLength(2);
  const { data } = await stage.dana.octokit.request(
    'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
    { ...where, issue_number: stage.number },
  );
  for (const { id, user } of data) {
    if (user?.login !== stage.context.app.bot) continue;
    await stage.dana.octokit.request('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', {
      ...where,
      comment_id: Number(id),
    });
  }
  await handle(stage, pause);
  expect(await answers(stage)).toEqual([]);
});

test.each(['before', 'after'] as const)(
  'killed between ledger and answer, %s GitHub has it: answered exactly once',
  async (when) => {
    const stage = await openStage();
    const comment = await write(stage, stage.dana, '/wired pause');
    const subject = `acme/shop#${stage.number}/${comment}`;
    const fresh = await command.read(stage.context, subject);
    await command.act(stage.context, fresh, command.next(fresh));
    if (when === 'after') {
      const handled = await command.read(stage.context, subject);
      const { ledger } = stage.context;
      const dying = { ...ledger, append: () => Promise.reject(new Error('killed')) };
      await expect(
        command.act({ ...stage.context, ledger: dying }, handled, command.next(handled)),
      ).rejects.toThrow('killed');
    }
    await handle(stage, comment);
    await handle(stage, comment);
    expect(await answers(stage)).toHaveLength(1);
    expect(await reactions(stage, comment)).toMatchObject({ up: 1 });
    expect(await entries(stage, 'switch')).toHaveLength(1);
  },
);

test('unknown words get the help once, for people of the repository, and never their own text', async () => {
  const stage = await openStage();
  await order(stage, stranger(stage), '/wired lunch');
  expect(await answers(stage)).toEqual([]);
  await order(stage, stage.jonas, '/wired <img src=x> @everyone');
  const second = await order(stage, stage.dana, '/wired dinner');
  const [help, ...others] = await answers(stage);
  expect(others).toEqual([]);
  expect(help).toContain('/wired approve <sha>');
  expect(help).not.toContain('everyone');
  expect(await reactions(stage, second)).toMatchObject({ confused: 1 });
});

test('an override is for administrators, for this head and a day; a pause for maintainers', async () => {
  const stage = await openStage();
  const { number } = await stage.jonas.propose(
    await prepareChange({ title: 'His', branch: 'his', files: { 'h.txt': 'h\n' } }),
  );
  const his = { ...stage, number, head: await headOf(stage, number) };
  await order(his, stage.jonas, '/wired override policy I know better');
  await order(his, stage.jonas, '/wired pause');
  expect([...(await entries(stage, 'override')), ...(await entries(stage, 'switch'))]).toEqual([]);
  await order(his, stage.dana, '/wired override wired-chaos/policy The key is a dummy');
  const [entry] = await entries(stage, 'override');
  expect(entry).toMatchObject({
    subject: `acme/shop#${number}`,
    data: { check: 'policy', head: his.head, by: { login: 'dana' }, reason: 'The key is a dummy' },
  });
  const { at, expires } = Override.parse(entry?.data);
  expect(Date.parse(expires) - Date.parse(at)).toBe(24 * 3600 * 1000);
});

test('an organisation is paused by its owners only, for every repository, and says what goes on', async () => {
  const stage = await openStage();
  const paused = () => pauseOf(stage, 'acme/other');
  stage.github.seed.setCollaborator('acme/shop', 'jonas', 'admin');
  await order(stage, stage.jonas, '/wired pause org');
  expect(await paused()).toBeNull();
  await order(stage, stage.dana, '/wired pause org');
  expect(await paused()).toMatchObject({ scope: 'organisation', by: 'dana' });
  await order(stage, stage.jonas, '/wired resume');
  expect(await paused()).not.toBeNull();
  await order(stage, stage.dana, '/wired resume org');
  expect(await paused()).toBeNull();
  const said = await answers(stage);
  expect(said[0]).toContain('owners of the organisation');
  expect(said[1]).toContain('Verdicts and reverts');
  expect(said[2]).toContain('still paused');
  expect(stage.woken).toContain('resume:organisation');
  await runFlow(resume, stage.context, 'organisation', never);
  expect(stage.woken).toContain('open-pulls:acme/shop');
});

test('explain says why each check is as it is, and what the ledger holds', async () => {
  const stage = await openStage();
  await order(stage, stage.jonas, `/wired approve ${stage.head}`);
  await order(stage, stage.dana, '/wired explain');
  const [explanation] = await answers(stage);
  for (const part of ['wired-chaos/policy', 'wired-chaos/approval', stage.head, 'approval']) {
    expect(explanation).toContain(part);
  }
});

test('retry wakes the pull request and the default branch', async () => {
  const stage = await openStage();
  await order(stage, stage.jonas, '/wired retry');
  expect(stage.woken).toEqual(['main-branch:acme/shop', `pull-request:acme/shop#${stage.number}`]);
});

test('an ordered rollback is proposed while main is green, once, and says who wanted it', async () => {
  const stage = await openStage();
  await order(stage, stage.jonas, '/wired rollback');
  expect((await answers(stage))[0]).toContain('not merged');
  await stage.dana.octokit.request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge', {
    ...where,
    pull_number: stage.number,
  });
  await stage.github.idle();
  await order(stage, stage.jonas, '/wired rollback');
  await order(stage, stage.dana, '/wired rollback');
  expect(await entries(stage, 'decision')).toHaveLength(1);
  for (let round = 0; round < 2; round += 1) {
    await runFlow(mainBranch, stage.context, 'acme/shop', never);
    await stage.github.idle();
  }
  const { data } = await stage.jonas.octokit.request('GET /repos/{owner}/{repo}/pulls', where);
  expect(data.map((pull) => pull.title)).toEqual(['Revert "Change"']);
  expect(data[0]?.body).toContain('@jonas ordered the rollback');
  expect(data[0]?.body).not.toContain('is red');
  const merged = data[0]?.number ?? 0;
  await stage.jonas.octokit.request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge', {
    ...where,
    pull_number: merged,
  });
  await stage.github.idle();
  await runFlow(mainBranch, stage.context, 'acme/shop', never);
  expect(await entries(stage, 'outcome')).toMatchObject([{ data: { outcome: 'merged', pull: merged } }]);
  await order(stage, stage.jonas, '/wired rollback');
  expect((await answers(stage)).at(-1)).toContain(`#${merged} is merged`);
});

test('an ordered rollback that conflicts with later commits becomes one issue that says so', async () => {
  const stage = await openStage();
  await stage.dana.octokit.request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge', {
    ...where,
    pull_number: stage.number,
  });
  await mergeOnTop(stage, { 'a.txt': 'another\n' });
  await order(stage, stage.jonas, '/wired rollback');
  for (let round = 0; round < 2; round += 1) {
    await stage.github.idle();
    await runFlow(mainBranch, stage.context, 'acme/shop', never);
  }
  const { data } = await stage.jonas.octokit.request('GET /repos/{owner}/{repo}/issues', where);
  const issues = data.filter((issue) => issue.pull_request === undefined);
  expect(issues.map((issue) => issue.title)).toEqual([
    `The rollback of #${stage.number} could not be written`,
  ]);
  expect(issues[0]?.body).toContain('a.txt');
  expect(issues[0]?.body).not.toContain('is red');
  expect(await entries(stage, 'outcome')).toMatchObject([{ data: { outcome: 'asked' } }]);
  await order(stage, stage.jonas, '/wired rollback');
  expect((await answers(stage)).at(-1)).toContain('could not be written');
});

async function mergeOnTop(stage: Stage, files: Record<string, string>): Promise<void> {
  const change = await prepareChange({ title: 'On top', branch: 'on-top', files });
  const { number } = await stage.dana.propose(change);
  await stage.github.idle();
  await stage.dana.octokit.request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge', {
    ...where,
    pull_number: number,
  });
}
