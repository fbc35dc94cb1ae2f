import { afterAll, beforeAll, expect, test } from 'vitest';
import { Stage } from './stage.ts';

const shop = { owner: 'acme', repo: 'shop' };

let stage: Stage;
let sha: string;

beforeAll(async () => {
  stage = await Stage.open({ 'README.md': 'shop\n' });
  const { data } = await stage.installation.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
    ...shop,
    ref: 'main',
  });
  expect(data).toEqual({ total_count: 0, check_runs: [] });
  sha = await stage.push(stage.tokens.ben, 'checked', { 'a.txt': 'a\n' });
});

afterAll(() => stage.close());

const refused = (status: number, message: string | RegExp) =>
  expect.objectContaining({ status, message: expect.stringMatching(message) });

test('an App creates a check run, completes it, and others hear of both and of the suite', async () => {
  const created = await stage.installation.request('POST /repos/{owner}/{repo}/check-runs', {
    ...shop,
    name: 'verdict',
    head_sha: sha,
    status: 'in_progress',
    external_id: '7',
  });
  expect(created.status).toBe(201);
  expect(created.data).toMatchObject({ status: 'in_progress', conclusion: null, app: { id: stage.app.id } });
  const { data } = await stage.installation.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
    ...shop,
    check_run_id: Number(created.data.id),
    conclusion: 'action_required',
    output: { title: 'Needs a person', summary: 'Ask *ada*.' },
  });
  expect(data).toMatchObject({ status: 'completed', conclusion: 'action_required', external_id: '7' });
  expect(data.completed_at).not.toBeNull();
  await stage.github.idle();
  expect(stage.payloads('check_run', 'created')).toHaveLength(1);
  expect(stage.payloads('check_run', 'completed')).toHaveLength(1);
  expect(stage.payloads('check_suite', 'completed').at(-1)).toMatchObject({
    check_suite: { conclusion: 'action_required', head_branch: 'checked', head_sha: sha },
  });
});

test('a push asks each App that may write checks for a suite', () => {
  expect(stage.payloads('check_suite', 'requested')).toContainEqual(
    expect.objectContaining({ check_suite: expect.objectContaining({ head_sha: sha, status: 'queued' }) }),
  );
});

test('people may read check runs and not write them', async () => {
  const ada = stage.as(stage.tokens.ada);
  const body = { ...shop, name: 'mine', head_sha: sha };
  await expect(ada.request('POST /repos/{owner}/{repo}/check-runs', body)).rejects.toEqual(
    refused(403, /You must authenticate via a GitHub App/),
  );
  const { data } = await ada.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
    ...shop,
    ref: 'checked',
  });
  expect(data.check_runs.map((run) => run.name)).toEqual(['verdict']);
});

test('of check runs with the same name only the newest counts', async () => {
  const body = { ...shop, name: 'twice', head_sha: sha };
  await stage.installation.request('POST /repos/{owner}/{repo}/check-runs', {
    ...body,
    conclusion: 'failure',
  });
  await stage.installation.request('POST /repos/{owner}/{repo}/check-runs', {
    ...body,
    conclusion: 'success',
  });
  const list = async (filter: 'latest' | 'all') =>
    (
      await stage.installation.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
        ...shop,
        ref: sha,
        check_name: 'twice',
        filter,
        app_id: stage.app.id,
      })
    ).data.check_runs.map((run) => run.conclusion);
  expect(await list('latest')).toEqual(['success']);
  expect(await list('all')).toEqual(['success', 'failure']);
});

const annotation = (line: number) => ({
  path: 'a.txt',
  start_line: line,
  end_line: line,
  annotation_level: 'warning' as const,
  message: `line ${line}`,
});

test('annotations come at most fifty at a time and add up', async () => {
  const output = { title: 't', summary: 's' };
  const many = Array.from({ length: 51 }, (_, index) => annotation(index + 1));
  const create = (annotations: typeof many) =>
    stage.installation.request('POST /repos/{owner}/{repo}/check-runs', {
      ...shop,
      name: 'annotated',
      head_sha: sha,
      output: { ...output, annotations },
    });
  await expect(create(many)).rejects.toEqual(refused(422, /Invalid request/));
  const { data: run } = await create(many.slice(0, 50));
  const { data } = await stage.installation.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
    ...shop,
    check_run_id: Number(run.id),
    output: { ...output, annotations: many.slice(50) },
  });
  expect(data.output.annotations_count).toBe(51);
  const listed = await stage.installation.request(
    'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations',
    {
      ...shop,
      check_run_id: Number(run.id),
      per_page: 100,
    },
  );
  expect(listed.data.map((one) => one.start_line)).toEqual(many.map((one) => one.start_line));
});

test('what GitHub does not accept is refused', async () => {
  const create = (body: object) =>
    stage.installation.request('POST /repos/{owner}/{repo}/check-runs', {
      ...shop,
      name: 'wrong',
      head_sha: sha,
      ...body,
    });
  const long = { title: 't', summary: 'x'.repeat(65536) };
  await expect(create({ output: long })).rejects.toEqual(refused(422, /Invalid request/));
  await expect(create({ status: 'completed' })).rejects.toEqual(refused(422, /conclusion/));
  await expect(create({ head_sha: '1'.repeat(40) })).rejects.toEqual(refused(422, /No commit found/));
  await expect(create({ conclusion: 'stale' })).rejects.toEqual(refused(422, /Invalid request/));
});

test('asking for a check run again is told to its App alone', async () => {
  const { data } = await stage.installation.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
    ...shop,
    ref: sha,
    check_name: 'verdict',
  });
  const [run] = data.check_runs;
  await stage.as(stage.tokens.ben).request('POST /repos/{owner}/{repo}/check-runs/{check_run_id}/rerequest', {
    ...shop,
    check_run_id: Number(run?.id),
  });
  await stage.github.idle();
  expect(stage.payloads('check_run', 'rerequested')).toMatchObject([
    { check_run: { id: run?.id }, sender: { login: 'ben' } },
  ]);
});

test('statuses are combined by their newest per context', async () => {
  const set = (context: string, state: 'success' | 'failure' | 'pending') =>
    stage.installation.request('POST /repos/{owner}/{repo}/statuses/{sha}', { ...shop, sha, context, state });
  const combined = async () =>
    (
      await stage.installation.request('GET /repos/{owner}/{repo}/commits/{ref}/status', {
        ...shop,
        ref: sha,
      })
    ).data;
  expect((await combined()).state).toBe('pending');
  await set('build', 'failure');
  await set('lint', 'success');
  expect((await combined()).state).toBe('failure');
  await set('build', 'success');
  expect(await combined()).toMatchObject({ state: 'success', total_count: 2 });
  await stage.github.idle();
  expect(stage.payloads('status').map((payload) => payload.state)).toEqual(['failure', 'success', 'success']);
});
