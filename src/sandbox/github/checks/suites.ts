import { type Context, timestamp } from '../context.ts';
import { readRefs } from '../git/refs.ts';
import type { Account } from '../state/account.ts';
import type { CheckConclusion, CheckRun, CheckStatus, CheckSuite } from '../state/check.ts';
import type { Repository } from '../state/repository.ts';
import { announceCheckSuite } from './announce.ts';
import { latestOf } from './latest.ts';

/** What a new suite is about. */
export interface SuiteSubject {
  readonly appId: number;
  readonly headSha: string;
  readonly headBranch: string | null;
  /** Tip of the branch before the push, where one is known. */
  readonly before: string | null;
}

/** Adds a check suite; nobody is told. */
export function openSuite(context: Context, repository: Repository, subject: SuiteSubject): CheckSuite {
  const now = timestamp(context);
  const suite: CheckSuite = {
    id: context.state.nextId(),
    repositoryId: repository.id,
    ...subject,
    status: 'queued',
    conclusion: null,
    createdAt: now,
    updatedAt: now,
  };
  context.state.checkSuites.set(suite.id, suite);
  return suite;
}

/** An App's suite for a commit, made when it has none: an App has one suite per commit. */
export async function suiteOfApp(
  context: Context,
  repository: Repository,
  appId: number,
  headSha: string,
): Promise<CheckSuite> {
  const find = () =>
    [...context.state.checkSuites.values()].find(
      (one) => one.repositoryId === repository.id && one.appId === appId && one.headSha === headSha,
    );
  const known = find();
  if (known !== undefined) return known;
  const heads = await readRefs(repository.directory, 'refs/heads/');
  const branch = [...heads].find(([, sha]) => sha === headSha)?.[0] ?? null;
  const headBranch = branch === null ? null : branch.slice('refs/heads/'.length);
  return find() ?? openSuite(context, repository, { appId, headSha, headBranch, before: null });
}

/** Worst first, but that anything still open decides first. */
const verdicts: readonly CheckConclusion[] = [
  'failure',
  'timed_out',
  'action_required',
  'cancelled',
  'success',
  'neutral',
  'skipped',
];

/** Status and conclusion of a suite with these check runs, those that count only. */
export function summarise(runs: readonly CheckRun[]): {
  readonly status: CheckStatus;
  readonly conclusion: CheckConclusion | null;
} {
  if (runs.length === 0 || runs.every((run) => run.status === 'queued')) {
    return { status: 'queued', conclusion: null };
  }
  if (runs.some((run) => run.status !== 'completed')) return { status: 'in_progress', conclusion: null };
  const found = new Set(runs.map((run) => run.conclusion));
  return { status: 'completed', conclusion: verdicts.find((one) => found.has(one)) ?? 'neutral' };
}

/** The check runs of a suite that count. */
const runsOfSuite = (context: Context, suite: CheckSuite): CheckRun[] =>
  latestOf([...context.state.checkRuns.values()].filter((run) => run.suiteId === suite.id));

/** Brings an App's suite up to date with its check runs, and tells of its completion. */
export async function settleSuite(
  context: Context,
  repository: Repository,
  suite: CheckSuite,
  sender: Account,
): Promise<void> {
  const { status, conclusion } = summarise(runsOfSuite(context, suite));
  const completes = status === 'completed' && (suite.status !== status || suite.conclusion !== conclusion);
  suite.status = status;
  suite.conclusion = conclusion;
  suite.updatedAt = timestamp(context);
  if (completes) await announceCheckSuite(context, repository, suite, 'completed', sender);
}
