import { afterAll, beforeAll, expect, test } from 'vitest';
import { oneJob, ScriptedRunner } from '../scripted-runner.ts';
import { Stage } from '../stage.ts';

const shop = { owner: 'acme', repo: 'shop' };
const ci = '.github/workflows/ci.yml';
const hostileTitle = 'Fix <script>alert(1)</script> \u202Egnp.exe';

let stage: Stage;
let pull: number;
let issue: number;
let check: number;
let run: number;

beforeAll(async () => {
  const runner = new ScriptedRunner();
  runner.scripts.set(ci, async (request, report) => {
    await report.jobsPlanned([{ id: 'test', name: 'test' }]);
    await report.log('test', '\u001b[31mnot ok\u001b[0m <b>\n');
    await report.summary('test', '## Coverage **91 %**');
    await oneJob(request, report, 'test', 'failure');
    return 'failure';
  });
  const workflow = 'name: CI\non: [push]\njobs: {test: {}}\n';
  stage = await Stage.open({ 'README.md': '# The *shop*\n', [ci]: workflow }, runner);
  const ben = stage.as(stage.tokens.ben);
  const sha = await stage.push(stage.tokens.ben, 'topic', { 'a.txt': '<i>a</i>\n' }, hostileTitle);
  const body = {
    ...shop,
    title: hostileTitle,
    body: '<img src=x onerror=alert(1)>',
    head: 'topic',
    base: 'main',
  };
  pull = (await ben.request('POST /repos/{owner}/{repo}/pulls', body)).data.number;
  issue = (await ben.request('POST /repos/{owner}/{repo}/issues', { ...shop, title: hostileTitle })).data
    .number;
  await ben.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
    ...shop,
    issue_number: pull,
    body: 'Is this **safe**?',
  });
  const created = await stage.installation.request('POST /repos/{owner}/{repo}/check-runs', {
    ...shop,
    name: 'verdict',
    head_sha: sha,
    conclusion: 'action_required',
    details_url: 'https://example.com/"><script>',
    output: {
      title: hostileTitle,
      summary: 'Ask *ada*.',
      annotations: [
        { path: 'a.txt', start_line: 1, end_line: 1, annotation_level: 'failure', message: '<u>here</u>' },
      ],
    },
  });
  check = Number(created.data.id);
  await stage.as(stage.tokens.ada).request('PUT /repos/{owner}/{repo}/branches/{branch}/protection', {
    ...shop,
    branch: 'main',
    enforce_admins: true,
    restrictions: null,
    required_status_checks: null,
    required_pull_request_reviews: { required_approving_review_count: 1 },
  });
  await stage.github.idle();
  run = [...stage.github.state.workflowRuns.keys()][0] ?? 0;
});

afterAll(() => stage.close());

async function get(path: string) {
  const response = await fetch(stage.github.url + path);
  return { status: response.status, text: await response.text(), headers: response.headers };
}

const everyPage = () => [
  '/',
  '/acme',
  '/acme/shop',
  '/acme/shop/pulls',
  '/acme/shop/issues',
  '/acme/shop/commits',
  '/acme/shop/actions',
  `/acme/shop/pull/${pull}`,
  `/acme/shop/pull/${pull}/files`,
  `/acme/shop/issues/${issue}`,
  `/acme/shop/runs/${check}`,
  `/acme/shop/actions/runs/${run}`,
  '/acme/shop/commits/topic',
  '/acme/shop/commit/topic',
  '/acme/shop/blob/topic/a.txt',
  '/acme/shop/tree/main/.github',
];

test('every page is there, says that it is a stand-in, and lets nobody inject anything', async () => {
  for (const path of everyPage()) {
    const { status, text, headers } = await get(path);
    expect([path, status]).toEqual([path, 200]);
    expect(text).toContain('local stand-in for GitHub');
    expect(text).not.toMatch(/<script|<img|<u>|<i>a|\u202E/);
    expect(text).not.toContain('\u001b');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  }
});

test('hostile titles are shown as they are', async () => {
  const { text } = await get(`/acme/shop/pull/${pull}`);
  expect(text).toContain('Fix &lt;script&gt;alert(1)&lt;/script&gt; <span class="unseen"');
  expect(text).toContain('U+202E</span>gnp.exe');
  expect(text).toContain('<title>Fix &lt;script&gt;alert(1)&lt;/script&gt; [U+202E]gnp.exe');
});

test('a pull request shows its comments, every check with its App, and what blocks the merge', async () => {
  const { text } = await get(`/acme/shop/pull/${pull}`);
  expect(text).toContain('Is this <strong>safe</strong>?');
  expect(text).toMatch(/href="\/acme\/shop\/runs\/\d+"><strong>verdict<\/strong>/);
  expect(text).toContain('by Wired Test');
  expect(text).toMatch(/href="\/acme\/shop\/actions\/runs\/\d+\/job\/\d+"><strong>test<\/strong>/);
  expect(text).toContain('At least 1 approving review is required by reviewers with write access.');
});

test('check runs and workflow runs show what they said', async () => {
  const verdict = (await get(`/acme/shop/runs/${check}`)).text;
  expect(verdict).toContain('Ask <em>ada</em>.');
  expect(verdict).toContain('&lt;u&gt;here&lt;/u&gt;');
  const page = (await get(`/acme/shop/actions/runs/${run}`)).text;
  expect(page).toContain('not ok &lt;b&gt;');
  expect(page).toContain('Coverage <strong>91 %</strong>');
  const [job] = [...stage.github.state.checkRuns.values()].filter((one) => one.appId === 15368);
  expect((await get(`/acme/shop/actions/runs/${run}/job/${job?.id}`)).status).toBe(200);
});

test('what is not there is a page that says so', async () => {
  for (const path of [
    '/nobody',
    '/acme/nothing',
    '/acme/shop/pull/99',
    '/acme/shop/runs/x',
    '/acme/shop/wiki',
  ]) {
    const { status, text } = await get(path);
    expect([path, status]).toEqual([path, 404]);
    expect(text).toContain('There is nothing at this address');
  }
});
