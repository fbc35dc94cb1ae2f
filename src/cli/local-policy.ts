import { invalidConfiguration } from '../change/configuration/invalid.ts';
import { CONFIGURATION_PATH, parseConfiguration } from '../change/configuration/parse.ts';
import { analyse } from '../change/policy/analyse.ts';
import { judgePolicy } from '../change/policy/judge.ts';
import type { Autonomy } from '../domain/configuration.ts';
import type { Verdict } from '../domain/verdict.ts';
import { readFileAt, readLocalDiff, repositorySalt } from './local-diff.ts';

/** The policy's verdict on a local repository, and the autonomy under which it is to be understood. */
export interface LocalPolicy {
  readonly verdict: Verdict;
  readonly autonomy: Autonomy;
}

/**
 * Judges what a pull request from `head` into `base` would change, by the configuration at `base`: never by the one
 * the change brings along.
 * @throws {Error} when git cannot tell, with the remedy.
 */
export async function judgeLocally(directory: string, base: string, head: string): Promise<LocalPolicy> {
  const diff = await readLocalDiff(directory, base, head);
  const parsed = parseConfiguration(await readFileAt(directory, diff.base, CONFIGURATION_PATH));
  if (!parsed.ok) return { verdict: invalidConfiguration('policy', parsed.problems), autonomy: 'propose' };
  const { files } = diff;
  const { configuration } = parsed;
  const salt = await repositorySalt(directory, diff.head);
  const analysis = await analyse({ files, zones: configuration.zones, salt });
  const verdict = judgePolicy({ diff: { complete: true, files }, analysis, configuration });
  return { verdict, autonomy: parsed.configuration.autonomy };
}
