import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkflowRunner } from '../../../src/sandbox/contract.ts';
import type { Person } from '../../../src/sandbox/people.ts';
import { openWorld, shop, type World } from '../../../src/sandbox/world.ts';
import { type Area, atMost, type Row, watched } from '../row.ts';
import { type Calls, Verdicts } from '../verdicts.ts';

const area = 'verdict';
const where = { owner: shop.owner, repo: shop.name } as const;

/** Nothing runs on a change, so that every wake-up is the pull request's own. */
const noWorkflows: WorkflowRunner = {
  match: async () => ({ matches: [], invalid: [] }),
  run: async () => 'success',
};

/** From the request that opens or updates a pull request to all three checks on its head. */
interface Measured {
  readonly milliseconds: number;
  readonly calls: Calls;
}

/** More is written within a minute than GitHub would let anybody: here it is the App that is measured. */
const limits = { pointsPerMinute: 1e6, contentPerMinute: 1e6, contentPerHour: 1e6, requestsPerHour: 1e6 };

/** How long a verdict takes, what it costs at GitHub, and what the App's process needs for it. */
export const verdict: Area = {
  name: area,
  async measure({ long }) {
    const quick = await inWorld(0, async (world) => {
      const idle = await settledMemory(world);
      const measured = await oneByOne(world, long ? 100 : 20);
      const load = await underLoad(world, long ? 60 : 25);
      return { idle, measured, load };
    });
    const spaced = await inWorld(1000, (world) => oneByOne(world, long ? 30 : 8));
    const calls = quick.measured.map((one) => one.calls);
    const reads = sum(calls, 'reads');
    return [
      ...latencies('from event to three checks', quick.measured, 2),
      ...latencies('the same, a second between writes', spaced, 6),
      atMost(area, 'REST calls for an event, the most', Math.max(...calls.map(({ rest }) => rest)), '', 10),
      watched(area, 'REST calls for an event, on average', sum(calls, 'rest') / calls.length, ''),
      watched(area, 'GraphQL queries for an event, on average', sum(calls, 'graphql') / calls.length, ''),
      watched(area, '304s among the reads', (100 * sum(calls, 'notModified')) / reads, '%'),
      watched(area, 'p95 of many at once', percentile(quick.load.seconds, 0.95), 's'),
      watched(area, 'memory of the App, idle', quick.idle, 'MB'),
      watched(area, 'memory of the App, many at once', quick.load.memory, 'MB'),
    ];
  },
};

function latencies(name: string, measured: readonly Measured[], bound: number): Row[] {
  const seconds = measured.map(({ milliseconds }) => milliseconds / 1000);
  return [
    watched(area, `${name}, p50`, percentile(seconds, 0.5), 's'),
    atMost(area, `${name}, p95`, percentile(seconds, 0.95), 's', bound),
  ];
}

async function inWorld<T>(writeSpacing: number, use: (world: World) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'wired-chaos-bench-'));
  const world = await openWorld({ directory, port: 0, runner: noWorkflows, writeSpacing, limits });
  try {
    await quiet(world);
    return await use(world);
  } finally {
    await world.close();
    await rm(directory, { recursive: true, force: true });
  }
}

/** Pull requests of a person and of a machine in turn, each opened and then pushed to, one after another. */
async function oneByOne(world: World, amount: number): Promise<Measured[]> {
  const verdicts = new Verdicts(world);
  const measured: Measured[] = [];
  for (let number = 0; measured.length < amount; number += 1) {
    const author = number % 2 === 0 ? world.people.dana : world.agent;
    const branch = `change-${number}`;
    const main = await headOf(author, 'main');
    const opened = await commit(author, main, branch, 'first');
    await author.octokit.request('POST /repos/{owner}/{repo}/git/refs', {
      ...where,
      ref: `refs/heads/${branch}`,
      sha: opened,
    });
    measured.push(await timed(world, verdicts, opened, () => openPull(author, branch)));
    const pushed = await commit(author, opened, branch, 'second');
    measured.push(
      await timed(world, verdicts, pushed, () =>
        author.octokit.request('PATCH /repos/{owner}/{repo}/git/refs/{ref}', {
          ...where,
          ref: `heads/${branch}`,
          sha: pushed,
        }),
      ),
    );
  }
  return measured;
}

/** One event, from the request that causes it; whatever follows it is over before the calls are counted. */
async function timed(
  world: World,
  verdicts: Verdicts,
  head: string,
  cause: () => Promise<unknown>,
): Promise<Measured> {
  const mark = verdicts.mark();
  const began = performance.now();
  await cause();
  await verdicts.on(head);
  const milliseconds = performance.now() - began;
  await quiet(world, 300);
  return { milliseconds, calls: verdicts.since(mark) };
}

/** Pull requests that are all opened at once. */
async function underLoad(world: World, amount: number) {
  const verdicts = new Verdicts(world);
  const author = world.people.jonas;
  const main = await headOf(author, 'main');
  let memory = 0;
  const sampling = setInterval(async () => {
    memory = Math.max(memory, await residentMegabytes(world));
  }, 100);
  try {
    const seconds = await Promise.all(
      Array.from({ length: amount }, async (_, number) => {
        const branch = `burst-${number}`;
        const sha = await commit(author, main, branch, 'first');
        const input = { ...where, ref: `refs/heads/${branch}`, sha };
        await author.octokit.request('POST /repos/{owner}/{repo}/git/refs', input);
        const began = performance.now();
        await openPull(author, branch);
        await verdicts.on(sha);
        return (performance.now() - began) / 1000;
      }),
    );
    return { seconds, memory };
  } finally {
    clearInterval(sampling);
  }
}

function openPull(author: Person, branch: string): Promise<unknown> {
  return author.octokit.request('POST /repos/{owner}/{repo}/pulls', {
    ...where,
    title: `Change ${branch}`,
    body: '',
    head: branch,
    base: 'main',
  });
}

async function headOf(author: Person, branch: string): Promise<string> {
  const ref = `heads/${branch}`;
  const { data } = await author.octokit.request('GET /repos/{owner}/{repo}/git/ref/{ref}', { ...where, ref });
  return data.object.sha;
}

async function commit(author: Person, parent: string, branch: string, text: string): Promise<string> {
  const { octokit } = author;
  const { data: base } = await octokit.request('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', {
    ...where,
    commit_sha: parent,
  });
  const { data: tree } = await octokit.request('POST /repos/{owner}/{repo}/git/trees', {
    ...where,
    base_tree: base.tree.sha,
    tree: [
      { path: `src/${branch}.js`, mode: '100644', type: 'blob', content: `export const text = '${text}';\n` },
    ],
  });
  const { data } = await octokit.request('POST /repos/{owner}/{repo}/git/commits', {
    ...where,
    message: `Say ${text} in ${branch}`,
    tree: tree.sha,
    parents: [parent],
  });
  return data.sha;
}

/** Waits until the App has asked nothing for a while. */
async function quiet(world: World, milliseconds = 2000): Promise<void> {
  const { entries } = world.github.requests;
  for (let seen = -1; seen !== entries.length; ) {
    seen = entries.length;
    await sleep(milliseconds);
  }
}

async function settledMemory(world: World): Promise<number> {
  await quiet(world);
  return residentMegabytes(world);
}

/** Resident memory of the App's process, as Linux tells it. */
async function residentMegabytes(world: World): Promise<number> {
  const status = await readFile(`/proc/${world.appPid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function sum(calls: readonly Calls[], what: keyof Calls): number {
  return calls.reduce((total, one) => total + one[what], 0);
}
