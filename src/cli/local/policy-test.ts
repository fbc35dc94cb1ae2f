import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { type Analyser, openAnalyser } from '../../analysis/analyser.ts';
import { type Deadlines, localDeadlines } from '../../analysis/deadlines.ts';
import { CASES_PATH, disagreement, type PolicyCase, parseCases } from '../../change/policy/cases.ts';
import { judgeDirectories } from './policy.ts';

/** How one case came out; `problem` is null when it is as it should be. */
export interface CaseResult {
  readonly name: string;
  readonly problem: string | null;
}

/**
 * Judges every case by the configuration of the directory.
 * @param file of cases; the repository's own unless told
 * @throws {Error} when the file is missing or is not valid, with the place
 */
export async function runCases(
  directory: string,
  file?: string,
  deadlines: Deadlines = localDeadlines,
): Promise<CaseResult[]> {
  const place = file ?? join(directory, CASES_PATH);
  const text = await readFile(place, 'utf8').catch(() => {
    throw new Error(`There is no file ${place}. Write one, or name another.`);
  });
  let cases: readonly PolicyCase[];
  try {
    cases = parseCases(text);
  } catch (error) {
    throw new Error(`${place}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
  const results: CaseResult[] = [];
  const analyser = openAnalyser({ deadlines });
  try {
    for (const one of cases)
      results.push({ name: one.name, problem: await judged(directory, one, analyser) });
  } finally {
    await analyser.close();
  }
  return results;
}

async function judged(directory: string, one: PolicyCase, analyser: Analyser): Promise<string | null> {
  const root = await mkdtemp(join(tmpdir(), 'wired-chaos-case-'));
  try {
    await write(join(root, 'base'), one.base);
    await write(join(root, 'head'), { ...one.base, ...one.head });
    const { verdict } = await judgeDirectories(join(root, 'base'), join(root, 'head'), directory, analyser);
    return disagreement(one, verdict);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function write(root: string, files: Readonly<Record<string, string | null>>): Promise<void> {
  await mkdir(root, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    if (text === null) continue;
    const place = resolve(root, path);
    if (!place.startsWith(root + sep)) throw new Error(`the path ${path} leads out of the repository`);
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, text);
  }
}
