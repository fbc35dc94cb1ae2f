import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Analyser, openAnalyser } from '../../analysis/analyser.ts';
import { invalidConfiguration } from '../../change/configuration/invalid.ts';
import { parseConfiguration } from '../../change/configuration/parse.ts';
import { CONFIGURATION_PATH } from '../../change/configuration/path.ts';
import { BASELINE_PATH, baselineOf, parseBaseline } from '../../change/policy/baseline.ts';
import { judgePolicy } from '../../change/policy/judge.ts';
import { looksLikePlan, planSightings } from '../../change/policy/terraform/plan.ts';
import { wantedWhole } from '../../change/policy/wanted-whole.ts';
import type { Analysis } from '../../domain/analysis.ts';
import type { Autonomy } from '../../domain/configuration.ts';
import type { ChangedFile } from '../../domain/pull-request.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { directoriesDiff } from './directories.ts';
import { directoryAsAdded, whole } from './directory.ts';
import { readFileAt, readLocalDiff, repositorySalt } from './revisions.ts';
import { changesOf } from './unified-diff.ts';

/** The policy's verdict on something local, and the autonomy under which it is to be understood. */
export interface LocalPolicy {
  readonly verdict: Verdict;
  readonly autonomy: Autonomy;
}

/** A whole repository may be looked at here, which no pull request brings. */
const deadlines = { all: 300_000, file: 2000 };

/** A change, what judges it, and the salt of its fingerprints. */
interface LocalChange {
  readonly files: readonly ChangedFile[];
  /** Text of the configuration and of the baseline; null when there is none. */
  readonly configuration: string | null;
  readonly baseline: string | null;
  readonly salt: string;
}

/**
 * Judges what a pull request from `head` into `base` would change, by the configuration at `base`: never by the one
 * the change brings along. Both are revisions of the repository in the directory, or both are directories.
 * @throws {Error} when git cannot tell, with the remedy.
 */
export async function judgeLocally(directory: string, base: string, head: string): Promise<LocalPolicy> {
  const [baseIs, headIs] = await Promise.all([isDirectory(base), isDirectory(head)]);
  if (baseIs && headIs) return judgeDirectories(base, head, base);
  try {
    return judge(await betweenRevisions(directory, base, head));
  } catch (error) {
    if (!baseIs && !headIs) throw error;
    const [yes, no] = baseIs ? [base, head] : [head, base];
    throw new Error(`${yes} is a directory and ${no} is none: compare two directories, or two revisions.`, {
      cause: error,
    });
  }
}

/**
 * Judges what changes from one directory to another.
 * @param rules the directory whose configuration and baseline judge
 */
export async function judgeDirectories(base: string, head: string, rules: string): Promise<LocalPolicy> {
  return judge({
    files: await directoriesDiff(base, head, wantedWhole),
    ...(await rulesIn(rules)),
    salt: '',
  });
}

/**
 * Judges everything in a directory as if it were added, by the configuration in it.
 * @throws {Error} when there is no such directory
 */
export async function judgeDirectory(directory: string): Promise<LocalPolicy> {
  if (!(await isDirectory(directory))) throw new Error(`There is no directory ${directory}.`);
  return judge({
    files: await directoryAsAdded(directory),
    ...(await rulesIn(directory)),
    salt: '',
  });
}

/**
 * Judges a unified diff, by the configuration of the directory it is about.
 * @throws {Error} when it is no unified diff
 */
export async function judgeDiff(diff: string, directory: string): Promise<LocalPolicy> {
  return judge({
    files: changesOf(diff),
    ...(await rulesIn(directory)),
    salt: '',
  });
}

/**
 * Judges a plan of Terraform or OpenTofu in JSON, by the configuration of the directory it is about.
 * @throws {Error} when it is no such plan
 */
export async function judgePlan(plan: string, path: string, directory: string): Promise<LocalPolicy> {
  if (!looksLikePlan(plan) || planSightings(plan, path, false) === null) {
    throw new Error(`${path} is no plan in JSON. Write one with: terraform show -json PLAN > plan.json`);
  }
  const file = { path, status: 'added', deletions: 0, binary: false, ...whole(plan) } as const;
  return judge({ files: [file], ...(await rulesIn(directory)), salt: '' });
}

async function betweenRevisions(directory: string, base: string, head: string): Promise<LocalChange> {
  const diff = await readLocalDiff(directory, base, head, wantedWhole);
  return {
    files: diff.files,
    configuration: await readFileAt(directory, diff.base, CONFIGURATION_PATH),
    baseline: await readFileAt(directory, diff.base, BASELINE_PATH),
    salt: await repositorySalt(directory, diff.head),
  };
}

async function judge(change: LocalChange): Promise<LocalPolicy> {
  const { files } = change;
  const parsed = parseConfiguration(change.configuration);
  if (!parsed.ok) return { verdict: invalidConfiguration('policy', parsed.problems), autonomy: 'propose' };
  const known = parseBaseline(change.baseline);
  if (!known.ok) throw new Error(`${known.problem}. Write it anew with "wired-chaos policy baseline".`);
  const { configuration } = parsed;
  const { zones, policy } = configuration;
  const analysis = await analysed({ files, zones, custom: policy.custom, salt: saltOf(change.salt) });
  const diff = { complete: true, files } as const;
  const verdict = judgePolicy({
    diff,
    analysis,
    configuration,
    baseline: known.ids,
    most: Number.POSITIVE_INFINITY,
  });
  return { verdict, autonomy: configuration.autonomy };
}

/**
 * The baseline of everything in a directory.
 * @throws {Error} when there is no such directory
 */
export async function baselineOfDirectory(directory: string): Promise<string> {
  if (!(await isDirectory(directory))) throw new Error(`There is no directory ${directory}.`);
  const files = await directoryAsAdded(directory);
  return baselineOf(await analysed({ files, zones: [], salt: saltOf('') }));
}

/** On a thread that is ended when it takes too long: whoever wrote the change may have written it for that. */
async function analysed(change: Parameters<Analyser['analyse']>[0]): Promise<Analysis> {
  const analyser = openAnalyser(deadlines);
  try {
    return await analyser.analyse(change);
  } finally {
    await analyser.close();
  }
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
