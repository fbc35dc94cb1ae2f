import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRunner } from '../../../src/sandbox/runner/runner.ts';
import { Stage } from './stage.ts';

const shop = { owner: 'acme', repo: 'shop' };
const workflow = `
name: CI
on: [push]
jobs:
  good:
    runs-on: ubuntu-latest
    outputs:
      number: \${{ steps.count.outputs.number }}
    steps:
      - id: count
        run: echo "number=$GITHUB_RUN_ATTEMPT" >> "$GITHUB_OUTPUT"
  bad:
    needs: good
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - name: Second time lucky
        run: |
          echo "good ran in attempt \${{ needs.good.outputs.number }}"
          if [ "$GITHUB_RUN_ATTEMPT" = 1 ]; then echo "::error file=a.txt,line=3::not yet"; exit 1; fi
`;

let stage: Stage;
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'real-runner-'));
  const runner = createRunner({ directory, allow: (name) => name === 'acme/shop' });
  stage = await Stage.open({ '.github/workflows/ci.yml': workflow }, runner);
});

afterAll(async () => {
  await stage.close();
  await rm(directory, { recursive: true, force: true });
});

test('a real run fails with an annotation, and its failed job succeeds when run again', async () => {
  const sha = await stage.push(stage.tokens.ben, 'topic', { 'a.txt': 'a\n' });
  await stage.github.idle();
  const runs = async () =>
    (await stage.installation.request('GET /repos/{owner}/{repo}/actions/runs', { ...shop, head_sha: sha }))
      .data.workflow_runs;
  const checks = async () =>
    (
      await stage.installation.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
        ...shop,
        ref: sha,
      })
    ).data.check_runs;
  const [run] = await runs();
  expect(run).toMatchObject({ conclusion: 'failure', run_attempt: 1 });
  const bad = (await checks()).find((check) => check.name === 'bad');
  const { data: annotations } = await stage.installation.request(
    'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations',
    { ...shop, check_run_id: Number(bad?.id) },
  );
  expect(annotations).toContainEqual(
    expect.objectContaining({ path: 'a.txt', start_line: 3, message: 'not yet' }),
  );

  const run_id = Number(run?.id);
  await stage.installation.request('POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun-failed-jobs', {
    ...shop,
    run_id,
  });
  await stage.github.idle();
  expect((await runs())[0]).toMatchObject({ conclusion: 'success', run_attempt: 2 });
  expect((await checks()).map((check) => [check.name, check.conclusion]).sort()).toEqual([
    ['bad', 'success'],
    ['good', 'success'],
  ]);
  const { data } = await stage.installation.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs', {
    ...shop,
    run_id,
  });
  const again = data.jobs.find((job) => job.name === 'bad');
  const log = await fetch(`${stage.github.api}/repos/acme/shop/actions/jobs/${again?.id}/logs`, {
    headers: { authorization: `Bearer ${stage.tokens.ada}` },
  });
  expect(await log.text()).toContain('good ran in attempt 1');
});
