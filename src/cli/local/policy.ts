import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Analyser, openAnalyser } from '../../analysis/analyser.ts';
import { type Deadlines, localDeadlines } from '../../analysis/deadlines.ts';
import { invalidConfiguration } from '../../change/configuration/invalid.ts';
import { parseConfiguration } from '../../change/configuration/parse.ts';
import { CONFIGURATION_PATH } from '../../change/configuration/path.ts';
import { BASELINE_PATH, baselineOf, parseBaseline } from '../../change/policy/baseline.ts';
import type { CommitSecrets } from '../../change/policy/history/commit-secrets.ts';
import { exposedBy, together } from '../../change/policy/history/exposed.ts';
import { lookAtCommit } from '../../change/policy/history/look-at-commit.ts';
import { withHistory } from '../../change/policy/history/with-history.ts';
import { judgePolicy, knownFindings } from '../../change/policy/judge.ts';
import { looksLikePlan, planSightings } from '../../change/policy/terraform/plan.ts';
import { wantedWhole } from '../../change/policy/wanted-whole.ts';
import type { Analysis, Unread } from '../../domain/analysis.ts';
import type { CommitChange } from '../../domain/commit-change.ts';
import type { Autonomy } from '../../domain/configuration.ts';
import type { Finding } from '../../domain/finding.ts';
import type { ChangedFile } from '../../domain/pull-request.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { directoriesDiff } from './directories.ts';
import { directoryAsAdded, whole } from './directory.ts';
import { type LocalHistory, readHistory } from './history.ts';
import { type LocalDiff, readFileAt, readLocalDiff, readWholeTree, repositorySalt } from './revisions.ts';
import { changesOf } from './unified-diff.ts';

/** The policy's verdict on something local, and what reports tell beside it. */
export interface LocalPolicy {
  readonly verdict: Verdict;
  /** Under which the verdict is to be understood. */
  readonly autonomy: Autonomy;
  /** Findings of the baseline, which do not count. */
  readonly known: readonly Finding[];
  /** What could not be read. */
  readonly unread: readonly Unread[];
}

/** A change, what judges it, and the salt of its fingerprints. */
interface LocalChange {
  readonly files: readonly ChangedFile[];
  /** Text of the configuration and of the baseline; null when there is none. */
  readonly configuration: string | null;
  readonly baseline: string | null;
  readonly salt: string;
  /** The commits before its head; only revisions have some. */
  readonly history?: LocalHistory;
}

/**
 * Judges what a pull request from `head` into `base` would change, by the configuration at `base`: never by the one
 * the change brings along. Both are revisions of the repository in the directory, or both are directories.
 * @throws {Error} when git cannot tell, with the remedy.
 */
export async function judgeLocally(
  directory: string,
  base: string,
  head: string,
  deadlines: Deadlines = localDeadlines,
): Promise<LocalPolicy> {
  const [baseIs, headIs] = await Promise.all([isDirectory(base), isDirectory(head)]);
  return analysing(deadlines, async (analyser) => {
    if (baseIs && headIs) return judgeDirectories(base, head, base, analyser);
    // Its thread starts while git reads.
    analyser.prepare();
    const change = await betweenRevisions(directory, base, head).catch((error: unknown) => {
      if (!baseIs && !headIs) throw error;
      const [yes, no] = baseIs ? [base, head] : [head, base];
      throw new Error(`${yes} is a directory and ${no} is none: compare two directories, or two revisions.`, {
        cause: error,
      });
    });
    return judge(change, analyser);
  });
}

/**
 * Judges what changes from one directory to another.
 * @param rules the directory whose configuration and baseline judge
 */
export async function judgeDirectories(
  base: string,
  head: string,
  rules: string,
  analyser: Analyser,
): Promise<LocalPolicy> {
  const change = {
    files: await directoriesDiff(base, head, wantedWhole),
    ...(await rulesIn(rules)),
    salt: '',
  };
  return judge(change, analyser);
}

/**
 * Judges everything in a directory as if it were added, by the configuration in it.
 * @throws {Error} when there is no such directory
 */
export async function judgeDirectory(
  directory: string,
  deadlines: Deadlines = localDeadlines,
): Promise<LocalPolicy> {
  if (!(await isDirectory(directory))) throw new Error(`There is no directory ${directory}.`);
  return judgeAlone(
    { files: await directoryAsAdded(directory), ...(await rulesIn(directory)), salt: '' },
    deadlines,
  );
}

/**
 * Judges a unified diff, by the configuration of the directory it is about.
 * @throws {Error} when it is no unified diff
 */
export async function judgeDiff(
  diff: string,
  directory: string,
  deadlines: Deadlines = localDeadlines,
): Promise<LocalPolicy> {
  return judgeAlone({ files: changesOf(diff), ...(await rulesIn(directory)), salt: '' }, deadlines);
}

/**
 * Judges a plan of Terraform or OpenTofu, in JSON or as text, by the configuration of the directory it is about.
 * @throws {Error} when it is no such plan
 */
export async function judgePlan(
  plan: string,
  path: string,
  directory: string,
  deadlines: Deadlines = localDeadlines,
): Promise<LocalPolicy> {
  const read = planSightings(plan, path, false);
  if (read === null || (read.problem !== undefined && read.sightings.length === 0)) {
    throw new Error(`${path} is no plan in JSON. Write one with: terraform show -json PLAN > plan.json`);
  }
  // A plan as text is known by its name.
  const name = looksLikePlan(plan) ? path : `${path}.plan.txt`;
  const file = { path: name, status: 'added', deletions: 0, binary: false, ...whole(plan) } as const;
  return judgeAlone({ files: [file], ...(await rulesIn(directory)), salt: '' }, deadlines);
}

/**
 * Judges everything in a commit as if it were added, by the configuration in it.
 * @throws {Error} when there is no such commit
 */
export async function judgeCommit(
  directory: string,
  revision: string,
  deadlines: Deadlines = localDeadlines,
): Promise<LocalPolicy> {
  const tree = await readWholeTree(directory, revision, wantedWhole);
  return judgeAlone(await ruledByBase(directory, tree), deadlines);
}

/** Opens an analyser for what is done with it: it is ended when it takes too long, for a change may be made for that. */
async function analysing<Result>(
  deadlines: Deadlines,
  work: (analyser: Analyser) => Promise<Result>,
): Promise<Result> {
  const analyser = openAnalyser({ deadlines });
  try {
    return await work(analyser);
  } finally {
    await analyser.close();
  }
}

function judgeAlone(change: LocalChange, deadlines: Deadlines): Promise<LocalPolicy> {
  return analysing(deadlines, (analyser) => judge(change, analyser));
}

async function betweenRevisions(directory: string, base: string, head: string): Promise<LocalChange> {
  const diff = await readLocalDiff(directory, base, head, wantedWhole);
  const history = await readHistory(directory, diff.base, diff.head);
  return { ...(await ruledByBase(directory, diff)), history };
}

async function ruledByBase(directory: string, diff: LocalDiff): Promise<LocalChange> {
  return {
    files: diff.files,
    configuration: await readFileAt(directory, diff.base, CONFIGURATION_PATH),
    baseline: await readFileAt(directory, diff.base, BASELINE_PATH),
    salt: await repositorySalt(directory, diff.head),
  };
}

async function judge(change: LocalChange, analyser: Analyser): Promise<LocalPolicy> {
  const { files } = change;
  const parsed = parseConfiguration(change.configuration);
  if (!parsed.ok) {
    const verdict = invalidConfiguration('policy', parsed.problems);
    return { verdict, autonomy: 'propose', known: [], unread: [] };
  }
  const known = parseBaseline(change.baseline);
  if (!known.ok) throw new Error(`${known.problem}. Write it anew with "wired-chaos policy baseline".`);
  const { configuration } = parsed;
  const { zones, policy } = configuration;
  const { of = 0, changes = [], cut = null } = change.history ?? {};
  const analysis = await analysed(
    analyser,
    { files, zones, custom: policy.custom, salt: saltOf(change.salt) },
    changes,
  );
  const diff = { complete: true, files } as const;
  const input = { diff, analysis, configuration, baseline: known.ids, most: Number.POSITIVE_INFINITY };
  return {
    verdict: withHistory(judgePolicy(input), { of, looked: changes.length, cut }),
    autonomy: configuration.autonomy,
    known: knownFindings(input),
    unread: analysis.unread,
  };
}

/**
 * The baseline of everything in a directory.
 * @throws {Error} when there is no such directory
 */
export async function baselineOfDirectory(directory: string): Promise<string> {
  if (!(await isDirectory(directory))) throw new Error(`There is no directory ${directory}.`);
  const files = await directoryAsAdded(directory);
  const { configuration } = await rulesIn(directory);
  const parsed = parseConfiguration(configuration);
  // The rules of a configuration that is not valid find nothing, so whatever they would find counts later.
  const custom = parsed.ok ? parsed.configuration.policy.custom : [];
  const all = { files, zones: [], custom, salt: saltOf('') };
  const analysis = await analysing(localDeadlines, (analyser) => analyser.analyse(all));
  return baselineOf(analysis);
}

/**
 * What is in a change and in the commits before its head.
 * @param changes of those commits, from the oldest on
 */
async function analysed(
  analyser: Analyser,
  change: Parameters<Analyser['analyse']>[0],
  changes: readonly CommitChange[],
): Promise<Analysis> {
  const head = await analyser.analyse(change);
  const commits: CommitSecrets[] = [];
  const only = { ...change, zones: [], only: 'secret' } as const;
  for (const one of changes) {
    commits.push(await lookAtCommit(one, (files) => analyser.analyse({ ...only, files })));
  }
  return together(head, exposedBy({ commits }, head));
}

async function rulesIn(directory: string): Promise<Pick<LocalChange, 'configuration' | 'baseline'>> {
  return {
    configuration: await readOptional(join(directory, CONFIGURATION_PATH)),
    baseline: await readOptional(join(directory, BASELINE_PATH)),
  };
}

/** Without a repository fingerprints only have to agree between two runs. */
function saltOf(salt: string): string {
  return createHash('sha256').update(`local ${salt}`).digest('hex');
}

async function isDirectory(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function readOptional(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return null;
    throw error;
  }
}
