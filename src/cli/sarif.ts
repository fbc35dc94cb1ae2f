import { pathToFileURL } from 'node:url';
import { rules } from '../change/policy/detectors.ts';
import type { Rule } from '../change/policy/rule.ts';
import type { Finding } from '../domain/finding.ts';
import { familyOf } from '../domain/rule-family.ts';
import type { VerdictItem } from '../domain/verdict.ts';
import type { LocalPolicy } from './local/policy.ts';
import { levelOf, sarifRule } from './sarif-rule.ts';

const describedRules: ReadonlySet<string> = new Set(rules.map(({ id }) => id));

/**
 * What the policy came to in SARIF 2.1.0 (OASIS), for code scanning and editors: `error` for what blocks, `warning`
 * for what does not. What is allowed, approved or in the baseline is there as a suppressed `warning`; what could not
 * be read is told by the invocation. Under `observe` nothing blocks, so there are warnings only. Fingerprints are ours, so a finding that moves stays the same finding.
 */
export function toSarif({ verdict, known, unread, autonomy }: LocalPolicy) {
  const { items, state } = verdict;
  const findings = autonomy === 'observe' ? verdict.findings.map(warned) : verdict.findings;
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'WIRED CHAOS',
            rules: [...rules.map(sarifRule), ...customRules([...findings, ...known]).map(sarifRule)],
          },
        },
        automationDetails: { id: 'wired-chaos/policy/' },
        invocations: [
          {
            executionSuccessful: state !== 'failed',
            toolExecutionNotifications: unread.map(({ path, lines, why }) => ({
              level: 'warning',
              message: { text: `Could not be read: ${why}.` },
              locations: [placeOf(path, lines)],
            })),
            toolConfigurationNotifications: state === 'failed' ? items.map(problemOf) : [],
          },
        ],
        results: [...findings.map(resultOf), ...known.map(suppressedByBaseline)],
      },
    ],
  };
}

function resultOf(finding: Finding) {
  const { rule, severity, title, preview, remedy, path, fingerprint, lifted, earlier } = finding;
  // Where only an earlier commit has it, its lines are that commit's, which the message names.
  const lines = finding.lines ?? earlier?.lines;
  return {
    ruleId: rule,
    level: levelOf(severity),
    message: { text: `${title}: ${preview}. ${remedy}` },
    locations: [placeOf(path, lines)],
    partialFingerprints: { 'wiredChaos/v1': fingerprint },
    ...(lifted === undefined
      ? {}
      : { suppressions: [suppression(lifted.by === 'file' ? 'inSource' : 'external', lifted.reason)] }),
  };
}

function suppressedByBaseline(finding: Finding) {
  const reason = 'It was there before, and is in the baseline.';
  return { ...resultOf(warned(finding)), suppressions: [suppression('external', reason)] };
}

function warned(finding: Finding): Finding {
  return { ...finding, severity: 'warn' };
}

function suppression(kind: 'inSource' | 'external', justification: string) {
  return { kind, status: 'accepted', justification } as const;
}

/** A place in the head; one that is about a whole file is at its first line, for code scanning wants one. */
function placeOf(path: string, lines: Finding['lines']) {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(path) },
      region: { startLine: lines?.start ?? 1, endLine: lines?.end ?? 1 },
    },
  };
}

/** A path as SARIF wants it: a relative URI with everything escaped that a URI cannot hold. */
function uriOf(path: string): string {
  const root = pathToFileURL('/').href;
  return pathToFileURL(`/${path}`).href.slice(root.length);
}

function problemOf({ title, detail, next }: VerdictItem) {
  return {
    level: 'error',
    message: { text: `${title}: ${detail} ${next}`.trim() },
  } as const;
}

/** Rules that the configuration brings, of which only those are known that found something. */
function customRules(findings: readonly Finding[]): Rule[] {
  const custom = new Map<string, Rule>();
  for (const { rule, title, remedy, severity } of findings) {
    const family = familyOf(rule);
    if (describedRules.has(rule) || family === null) continue;
    const id: Rule['id'] = `${family}/${rule.slice(family.length + 1)}`;
    const why = 'A rule of this repository’s configuration finds it.';
    custom.set(id, { id, title, why, remedy, source: [], weight: severity });
  }
  return [...custom.values()];
}
