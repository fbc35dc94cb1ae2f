import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll } from 'vitest';
import { pullRequest } from '../../../src/flows/pull-request/flow.ts';
import { runFlow } from '../../../src/flows/run.ts';
import { type Identity, type Person, personIn } from '../../../src/sandbox/people.ts';
import { type AtEnd, temporaryDirectory } from '../../platform/temporary-directory.ts';
import { type Harness, openHarness, where } from '../harness.ts';
import { writeFiles } from '../work-tree.ts';
import { EvidenceRunner } from './evidence-runner.ts';

const run = promisify(execFile);
const never = new AbortController().signal;
/** So that tests may share a world for longer than a minute. */
const limits = { pointsPerMinute: 1e6, contentPerMinute: 1e5, contentPerHour: 1e6, requestsPerHour: 1e6 };

/** Asks for evidence of pull requests by machines. */
export const configuration = [
  'evidence:',
  '  commands:',
  '    - { name: unit, run: npm test, junit: unit.xml, coverage: unit.lcov }',
  '',
].join('\n');

/** The workflow that collects it, with a pinned action and one of the repository's own. */
export const workflow = [
  'name: Evidence',
  'on: pull_request',
  'permissions: { contents: read }',
  'jobs:',
  '  collect:',
  '    runs-on: ubuntu-latest',
  '    steps:',
  `      - uses: actions/checkout@${'0'.repeat(40)}`,
  '      - uses: ./.github/actions/collect',
  '',
].join('\n');

const files = {
  'src/total.js': 'export const total = (a, b) => a + b;\n',
  'test/total.test.js': "import '../src/total.js';\n",
  '.github/wired-chaos.yml': configuration,
  '.github/workflows/evidence.yml': workflow,
  '.github/actions/collect/action.yml': 'runs: { using: composite, steps: [] }\n',
};

/** A change that proves itself: its test fails without its source. */
export const honest = (name: string) => ({
  [`src/${name}.js`]: `export const ${name} = () => 1;\n`,
  [`test/${name}.test.js`]: `import '../src/${name}.js';\n`,
});

/** What a commit is made of. A file that is null is removed. */
export interface Push {
  readonly branch: string;
  readonly files: Readonly<Record<string, string | null>>;
  readonly from?: string;
  readonly message?: string;
  readonly repository?: string;
}

/** A pull request to be opened. */
export interface Proposal extends Push {
  readonly by?: Person;
  readonly base?: string;
}

/** The world with an agent in it, and hands that push, propose and look. */
export interface Stage extends Harness {
  readonly runner: EvidenceRunner;
  /** A machine with write permission. */
  readonly agent: Person;
  /** Commits on top of `from` (main unless told), and pushes by force. Returns the commit. */
  push(by: Identity, push: Push): Promise<string>;
  propose(proposal: Proposal): Promise<{ readonly number: number; readonly head: string }>;
  /** Lets the flow run, and reads back what GitHub then shows of the App's checks. */
  judge(number: number): Promise<Record<'policy' | 'evidence' | 'approval', ShownCheck>>;
  approve(by: Person, number: number, commit: string): Promise<void>;
  person(login: string, type?: 'User' | 'Bot'): Person;
}

/** A check as GitHub shows it. */
export interface ShownCheck {
  readonly id: number;
  readonly conclusion: string | null;
  readonly title: string;
  readonly summary: string;
}

/** Opens a world. @param extra files of the first commit, in place of the usual ones where they have the same path. */
export async function openStage(extra: Readonly<Record<string, string>> = {}, atEnd?: AtEnd): Promise<Stage> {
  const runner = new EvidenceRunner();
  const ending = atEnd === undefined ? {} : { atEnd };
  const harness = await openHarness({ ...files, ...extra }, { runner, limits, ...ending });
  const { github } = harness;
  const tree = join(temporaryDirectory(atEnd), 'tree');
  const address = (by: Identity, repository: string) =>
    `${github.url.replace('://', `://${by.login}:${by.token}@`)}/${repository}.git`;
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const git = async (...args: string[]) => (await run('git', args, { cwd: tree, env })).stdout.trim();
  await run('git', ['clone', '--quiet', address(harness.dana, 'acme/shop'), tree], { env });
  const person = (login: string, type: 'User' | 'Bot' = 'User') =>
    personIn(github, { owner: where.owner, name: where.repo }, github.seed.addUser({ login, type }));
  const agent = person('agent', 'Bot');
  github.seed.setCollaborator('acme/shop', 'agent', 'write');

  const push: Stage['push'] = async (by, { branch, files, from = 'origin/main', message, repository }) => {
    await git('checkout', '--quiet', '--force', '-B', 'work', from);
    for (const [path, content] of Object.entries(files)) {
      if (content === null) await rm(join(tree, path), { force: true });
      else await writeFiles(tree, { [path]: content });
    }
    await git('add', '--all');
    const who = ['-c', `user.name=${by.login}`, '-c', `user.email=${by.login}@acme.test`];
    await git(...who, 'commit', '--quiet', '--message', message ?? `Change ${branch}`);
    const to = address(by, repository ?? 'acme/shop');
    await git('push', '--quiet', '--force', to, `work:refs/heads/${branch}`);
    return git('rev-parse', 'work');
  };

  return {
    ...harness,
    runner,
    agent,
    push,
    person,
    async propose({ by = agent, base = 'main', ...change }) {
      const head = await push(by, change);
      const { data } = await by.octokit.request('POST /repos/{owner}/{repo}/pulls', {
        ...where,
        title: change.message ?? `Change ${change.branch}`,
        head: change.repository === undefined ? change.branch : `${by.login}:${change.branch}`,
        base,
      });
      await github.idle();
      return { number: data.number, head };
    },
    async judge(number) {
      await github.idle();
      await runFlow(pullRequest, harness.context, `acme/shop#${number}`, never);
      return shownChecks(harness, number);
    },
    async approve(by, number, commit) {
      await by.octokit.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
        ...where,
        pull_number: number,
        commit_id: commit,
        event: 'APPROVE',
      });
    },
  };
}

/** One world for all tests of a file, which keep out of each other's way by working on branches of their own. */
export function shareStage(extra: Readonly<Record<string, string>> = {}): () => Stage {
  let shared: Stage | undefined;
  beforeAll(async () => {
    const tidying: (() => void | Promise<void>)[] = [];
    shared = await openStage(extra, (tidy) => tidying.push(tidy));
    return async () => {
      for (const tidy of tidying.toReversed()) await tidy();
    };
  });
  return () => {
    if (shared === undefined) throw new Error('the stage is open only while tests run');
    return shared;
  };
}

async function shownChecks({ jonas, appId }: Harness, number: number) {
  const { data: pull } = await jonas.octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...where,
    pull_number: number,
  });
  const { data } = await jonas.octokit.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
    ...where,
    ref: pull.head.sha,
    app_id: appId,
    per_page: 100,
  });
  const shown = (name: string): ShownCheck => {
    const found = data.check_runs.find((one) => one.name === `wired-chaos/${name}`);
    if (found === undefined) throw new Error(`#${number} has no check ${name}`);
    const { title, summary } = found.output;
    return { id: Number(found.id), conclusion: found.conclusion, title: title ?? '', summary: summary ?? '' };
  };
  return { policy: shown('policy'), evidence: shown('evidence'), approval: shown('approval') };
}
