import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkRunsOf, latestOf } from '../../../src/sandbox/github/checks/latest.ts';
import type { Repository } from '../../../src/sandbox/github/state/repository.ts';
import { type EndureWorld, organisation } from '../world.ts';

/** What there is on GitHub in the end, as far as the App has a part in it. */
export interface Outcome {
  /** Oldest first. */
  readonly pulls: readonly PullOutcome[];
  /** Branches that the App made. */
  readonly branches: readonly string[];
  /** Issues that the App opened, by title. */
  readonly questions: readonly string[];
  /** Attempts of the runs on main, by conclusion of the first. */
  readonly runs: readonly string[];
}

export interface PullOutcome {
  readonly number: number;
  readonly title: string;
  readonly state: 'open' | 'closed' | 'merged' | 'merged by the App';
  readonly labels: readonly string[];
  /** First lines of the App's comments. */
  readonly comments: readonly string[];
  /** The App's checks on its head, `name: conclusion, title`, sorted. */
  readonly checks: readonly string[];
  /** What those checks bear to tell one version from another. */
  readonly marks: readonly string[];
}

/** Looks into the local GitHub itself. */
export function outcomeOf(world: EndureWorld, name: string): Outcome {
  const { state } = world.github;
  const repository = repositoryNamed(world, name);
  const issues = [...repository.issues.values()];
  const byApp = ({ appId }: { readonly appId: number | null }) => appId === world.app.id;
  const pulls = state.pulls(repository).map((issue): PullOutcome => {
    const { merged, headSha } = issue.pull;
    const byPerson = merged !== null && Object.keys(world.people).includes(state.user(merged.byId).login);
    const runs = latestOf(checkRunsOf(state, repository.id, headSha)).filter(byApp);
    return {
      number: issue.number,
      title: issue.title,
      state: merged === null ? issue.state : byPerson ? 'merged' : 'merged by the App',
      labels: [...issue.labels],
      comments: issue.comments.filter(byApp).map(({ body }) => body.split('\n')[0] ?? ''),
      checks: runs.map((run) => `${run.name}: ${run.conclusion}, ${run.output.title}`).sort(),
      marks: runs.map((run) => `${run.name} ${run.externalId}`).sort(),
    };
  });
  return {
    pulls,
    branches: branchesOf(repository),
    questions: issues.filter((issue) => issue.pull === null && byApp(issue)).map(({ title }) => title),
    runs: [...state.workflowRuns.values()]
      .filter((run) => run.repositoryId === repository.id && run.headBranch === repository.defaultBranch)
      .map((run) => `${run.attempts[0]?.conclusion} × ${run.attempts.length}`),
  };
}

/** The same for two plays that differ in nothing but commits, and the order of what happened at the same time. */
export function comparable({ pulls, branches, questions, runs }: Outcome): unknown {
  return {
    pulls: pulls
      .map(({ number: _, marks: __, ...pull }) => ({ ...pull, comments: pull.comments.map(withoutCommits) }))
      .sort((one, other) => (one.title < other.title ? -1 : 1)),
    branches: branches.length,
    questions,
    runs,
  };
}

function withoutCommits(text: string): string {
  return text.replaceAll(/\b[0-9a-f]{7,40}\b/g, 'a commit');
}

/** What was written twice, in words: check runs that replace one of the same content, or bear its mark. */
export function doubledChecks(world: EndureWorld, name: string): string[] {
  const { state } = world.github;
  const repository = repositoryNamed(world, name);
  const last = new Map<string, string>();
  const problems: string[] = [];
  for (const run of state.checkRuns.values()) {
    if (run.repositoryId !== repository.id || run.appId !== world.app.id) continue;
    const key = `${run.name} on ${run.headSha}`;
    const [digest = ''] = run.externalId.split('.');
    if (last.get(key) === digest) problems.push(`${key} was written twice (${run.externalId})`);
    last.set(key, digest);
  }
  return problems;
}

/** A repository as the local GitHub keeps it. */
export function repositoryNamed({ github }: EndureWorld, name: string): Repository {
  const repository = github.state.repositoryNamed(organisation, name);
  if (repository === null) throw new Error(`there is no ${organisation}/${name}`);
  return repository;
}

function branchesOf({ directory }: Repository): string[] {
  const loose = readdirSync(join(directory, 'refs/heads'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(directory, 'refs/heads/').length));
  return loose.filter((branch) => branch.startsWith('wired-chaos/')).sort();
}
