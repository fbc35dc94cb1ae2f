import type { Analysis, Sight } from '../../../domain/analysis.ts';
import type { Configuration } from '../../../domain/configuration.ts';
import type { Finding } from '../../../domain/finding.ts';
import { Sha } from '../../../domain/ids.ts';
import type { ChangedFile } from '../../../domain/pull-request.ts';
import { familyOf } from '../../../domain/rule-family.ts';
import { ofPolicy, type Requirement, requirementsOf } from '../../approvals/requirement.ts';
import { matcher } from '../../globs.ts';
import { analysisOf, contextOf, isGuarded } from '../analyse.ts';
import { customDetector } from '../custom/detector.ts';
import { customRuleId } from '../custom/rule.ts';
import { irreversiblePaths } from '../detectors/irreversible-paths.ts';
import { judgePolicy, policyFindings } from '../judge.ts';
import { severityOf } from '../level.ts';
import { operationOf } from '../operation-of.ts';
import { type PastPull, patternsOf } from './past-pull.ts';

/** A policy, as far as it can be judged by again. */
export interface PolicyRules {
  readonly configuration: Configuration;
  readonly baseline: ReadonlySet<string>;
}

/** What a policy makes of a past pull request. */
export interface JudgedAgain {
  readonly policy: 'passed' | 'blocked';
  /** What blocks and nobody approved. */
  readonly blocking: readonly Finding[];
  /** The people that zones and machine-made changes ask for, one line each. */
  readonly asks: readonly string[];
  readonly evidence: boolean;
}

export type Again =
  | ({ readonly answered: true } & JudgedAgain)
  /** What is kept does not tell; a look at the files would. */
  | { readonly answered: false; readonly why: string };

/**
 * Judges a past pull request by a policy, from what is kept of it alone.
 * @param salt the one that its fingerprints were made with
 * @param met what people were asked for when they approved: approvals do not count where more is asked for
 */
export function judgeAgain(
  past: PastPull,
  rules: PolicyRules,
  salt: string,
  met: readonly string[] | null,
): Again {
  const { configuration, baseline } = rules;
  const { zones, policy } = configuration;
  const files = (past.paths ?? []).map(asFile);
  const byPaths = [
    irreversiblePaths,
    customDetector(policy.custom.filter(({ pattern }) => pattern === undefined)),
  ];
  const context = contextOf(zones);
  const seen = byPaths.map((detector) => detector.detect(files, context));
  const derived = analysisOf(
    [...seen.flatMap((one) => ('sightings' in one ? [one] : [])), { sightings: [], unread: past.unread }],
    { files, zones, salt, detectors: byPaths },
  );
  const analysis: Analysis = { sights: [...derived.sights, ...keptSights(past, configuration)], unread: [] };
  const input = { diff: { complete: true, files } as const, analysis, configuration, baseline };
  const findings = policyFindings(input).filter(({ severity }) => severity === 'block');
  const requirements = requirementsOf(factsOf(past), files, configuration, findings);
  const asks = requirements.filter(({ name }) => name !== ofPolicy).map(printAsk);
  const stands = met === null || asks.every((ask) => met.includes(ask));
  const approved = new Map(stands ? past.approved.map((fingerprint) => [fingerprint, ['people']]) : []);
  const { state } = judgePolicy({ ...input, approved });
  const blocking = findings.filter(({ fingerprint }) => !approved.has(fingerprint));
  const why = unanswered(past, rules, blocking);
  if (why !== null) return { answered: false, why };
  const { commands, from } = configuration.evidence;
  const evidence = commands.length > 0 && (past.machine || from === 'everybody');
  return { answered: true, policy: state === 'blocked' ? 'blocked' : 'passed', blocking, asks, evidence };
}

/** Why what is kept does not decide it; null when it does. Whatever is not known could only add findings. */
function unanswered(
  past: PastPull,
  { configuration }: PolicyRules,
  blocking: readonly Finding[],
): string | null {
  const { zones, policy } = configuration;
  if (past.paths === null) {
    const byPath = zones.length > 0 || policy.custom.length > 0;
    return byPath ? 'it touches more paths than are kept' : moreThanKept(past, blocking);
  }
  const { irreversible } = contextOf(zones);
  const now = new Set(past.paths.filter(irreversible));
  const lost = past.irreversible.filter((path) => !now.has(path));
  // Where changes cannot be undone detectors say more, so what they said there may be less now.
  const closer = ({ rule, path }: Finding) =>
    lost.includes(path) && ['destructive', 'guard'].includes(familyOf(rule) ?? '');
  if (blocking.length > 0) return blocking.every(closer) ? 'a zone has other paths' : null;
  if ([...now].some((path) => !past.irreversible.includes(path))) return 'a zone has other paths';
  const known = patternsOf(configuration);
  const paths = past.paths;
  const unseen = policy.custom.some((rule) => {
    const id = customRuleId(rule);
    return (
      rule.pattern !== undefined &&
      past.patterns[id] !== known[id] &&
      severityOf(id, rule.level, policy) === 'block' &&
      (rule.paths.length === 0 || paths.some(matcher(rule.paths)))
    );
  });
  return unseen ? 'a pattern is new' : moreThanKept(past, blocking);
}

function moreThanKept(past: PastPull, blocking: readonly Finding[]): string | null {
  return past.cut && blocking.length === 0 ? 'more was found than is kept' : null;
}

/** What was seen in the files and would be seen again, weighed by other zones and rules of one's own. */
function keptSights(past: PastPull, configuration: Configuration): Sight[] {
  const { zones, policy } = configuration;
  const patterns = patternsOf(configuration);
  const levels = new Map(policy.custom.map((rule) => [String(customRuleId(rule)), rule.level]));
  return past.sights.flatMap(({ allowed, raised, ...sight }): Sight[] => {
    const { rule, path } = sight;
    // These follow from the paths alone.
    if (familyOf(rule) === 'zone') return [];
    const custom = rule.startsWith('secret/custom-');
    if (custom && (patterns[rule] === undefined || patterns[rule] !== past.patterns[rule])) return [];
    const own = custom ? (levels.get(rule) ?? 'block') : raised === true ? 'warn' : sight.weight;
    const guarded = isGuarded(zones, operationOf(rule) ?? undefined, path);
    const weight = guarded ? 'block' : own;
    return [{ ...sight, weight, preview: '', note: '', allowed: allowed ? 'as it was' : null }];
  });
}

const noCommit = Sha.parse('0'.repeat(40));

function asFile(path: string): ChangedFile {
  return { path, status: 'modified', additions: 0, deletions: 0, binary: false, addedLines: [] };
}

/** As much of a pull request as requirements depend on; who wrote it is not kept, only whether that was a machine. */
function factsOf({ machine }: PastPull): Parameters<typeof requirementsOf>[0] {
  return {
    author: { id: 0, login: 'whoever', type: machine ? 'Bot' : 'User' },
    head: { sha: noCommit, ref: '', repository: null },
    pushers: [],
    codeowners: null,
    repository: { owner: 'of', name: 'this' },
  };
}

function printAsk({ name, count, anyone, teams, users }: Requirement): string {
  const people = count === 1 ? '1 person' : `${count} people`;
  return `${name} (${people}${anyone ? '' : ` of ${[...teams, ...users].join(', ')}`})`;
}
