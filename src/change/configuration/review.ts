import type { Configuration } from '../../domain/configuration.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Requirement } from '../approvals/requirement.ts';
import { fingerprint } from '../policy/fingerprint.ts';
import { inheritConfiguration } from './inherit.ts';
import { looserSettings } from './looser.ts';
import { CONFIGURATION_PATH } from './path.ts';
import type { ConfigurationProblem } from './problem.ts';

/** What there is to say about a pull request that changes the configuration. */
export interface ConfigurationReview {
  /** What is wrong in the new file (`block`) and what the organisation does not allow (`warn`), by line. */
  readonly findings: readonly Finding[];
  /** A person to stand for it, where it would loosen what judges. */
  readonly requirement: Requirement | null;
}

const LISTED = 5;

function findingOf(severity: Finding['severity'], problem: ConfigurationProblem, salt: string): Finding {
  const { line, path, message, remedy } = problem;
  const rule = severity === 'block' ? 'configuration/invalid' : 'configuration/loosened';
  const preview = path === '' ? message : `${path}: ${message}`;
  return {
    rule,
    severity,
    title: severity === 'block' ? 'The configuration is not valid' : 'The organisation asks for more',
    remedy,
    path: CONFIGURATION_PATH,
    lines: { start: line, end: line },
    preview,
    fingerprint: fingerprint(salt, rule, CONFIGURATION_PATH, preview),
  };
}

/**
 * Reviews what a pull request makes of `.github/wired-chaos.yml`. Nothing of it counts for the pull request itself,
 * which is judged by `before`.
 * @param before the configuration that judges now.
 * @param texts the organisation's file, and the repository's as the pull request's head has it; null for none.
 * @param salt secret of the installation, for the fingerprints of findings.
 */
export function reviewConfiguration(
  before: Configuration,
  texts: { readonly organisation: string | null; readonly repository: string | null },
  salt: string,
): ConfigurationReview {
  const after = inheritConfiguration(texts);
  if (!after.ok) {
    // An organisation's file that is not valid is none of this pull request's doing.
    const own = after.problems.filter(({ file }) => file === undefined);
    return { findings: own.map((problem) => findingOf('block', problem, salt)), requirement: null };
  }
  const looser = looserSettings(before, after.configuration);
  const more = looser.length > LISTED ? ` and ${looser.length - LISTED} more` : '';
  return {
    findings: after.loosened.map((problem) => findingOf('warn', problem, salt)),
    requirement:
      looser.length === 0
        ? null
        : {
            name: 'configuration',
            why: `it would change what judges: ${looser.slice(0, LISTED).join('; ')}${more}`,
            count: 1,
            anyone: true,
            teams: [],
            users: [],
          },
  };
}
