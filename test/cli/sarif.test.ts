import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { rules } from '../../src/change/policy/detectors.ts';
import { toSarif } from '../../src/cli/sarif.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import { sarifPart } from './sarif-part.ts';

const finding = (more: Partial<Finding> = {}): Finding => ({
  rule: 'destructive/sql-drop-table',
  severity: 'block',
  title: 'A migration drops a table',
  remedy: 'Drop it later.',
  path: 'db/1.sql',
  lines: { start: 3, end: 5 },
  preview: 'drops the table a',
  fingerprint: '0123456789abcdef',
  ...more,
});
const verdict = (...findings: Finding[]): Verdict => ({
  check: 'policy',
  state: 'blocked',
  title: 'Found',
  items: [],
  findings,
});

const autonomy = 'propose';

function runOf(...args: Parameters<typeof toSarif>) {
  const [run] = toSarif(...args).runs;
  if (run === undefined) throw new Error('There is no run.');
  return run;
}

test('what blocks is an error and what does not a warning, at its lines in the head', () => {
  const warns = finding({ severity: 'warn', path: 'a b/c#1.sql', lines: undefined });
  const { results } = runOf({ verdict: verdict(finding(), warns), known: [], unread: [], autonomy });
  expect(results).toMatchObject([
    {
      ruleId: 'destructive/sql-drop-table',
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'db/1.sql' },
            region: { startLine: 3, endLine: 5 },
          },
        },
      ],
      partialFingerprints: { 'wiredChaos/v1': '0123456789abcdef' },
    },
    {
      level: 'warning',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a%20b/c%231.sql' },
            region: { startLine: 1, endLine: 1 },
          },
        },
      ],
    },
  ]);
  for (const result of results) expect(result).not.toHaveProperty('suppressions');
});

test('under observe nothing is an error, for nothing fails', () => {
  const { results } = runOf({ verdict: verdict(finding()), known: [], unread: [], autonomy: 'observe' });
  expect(results.map(({ level }) => level)).toEqual(['warning']);
});

test('what is allowed in the file, approved or in the baseline is suppressed with the reason, and blocks nothing', () => {
  const allowed = finding({ severity: 'warn', lifted: { by: 'file', reason: 'moved away' } });
  const approved = finding({ severity: 'warn', lifted: { by: 'people', reason: 'approved by ann' } });
  const { results } = runOf({
    verdict: verdict(allowed, approved),
    known: [finding()],
    unread: [],
    autonomy,
  });
  expect(results).toMatchObject([
    { level: 'warning', suppressions: [{ kind: 'inSource', justification: 'moved away' }] },
    { level: 'warning', suppressions: [{ kind: 'external', justification: 'approved by ann' }] },
    { level: 'warning', suppressions: [{ kind: 'external', status: 'accepted' }] },
  ]);
});

test('what could not be read, and why nothing could be judged, is told by the invocation', () => {
  const unread = [{ path: 'infra/x.tf', lines: { start: 2, end: 2 }, why: 'it is no HCL' }];
  const [told] = runOf({ verdict: verdict(), known: [], unread, autonomy }).invocations;
  expect(told).toMatchObject({
    executionSuccessful: true,
    toolExecutionNotifications: [
      {
        level: 'warning',
        message: { text: 'Could not be read: it is no HCL.' },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'infra/x.tf' } } }],
      },
    ],
    toolConfigurationNotifications: [],
  });
  const failed: Verdict = {
    ...verdict(),
    state: 'failed',
    items: [{ state: 'failed', title: 'a.yml:1:1', detail: 'No such key.', next: 'Remove it.' }],
  };
  const [broken] = runOf({ verdict: failed, known: [], unread: [], autonomy }).invocations;
  expect(broken).toMatchObject({
    executionSuccessful: false,
    toolConfigurationNotifications: [
      { level: 'error', message: { text: 'a.yml:1:1: No such key. Remove it.' } },
    ],
  });
});

test('every rule is described with its help, those of the configuration that found something too', () => {
  const custom = finding({ rule: 'secret/custom-badge', title: 'A badge key' });
  const { driver } = runOf({ verdict: verdict(custom), known: [], unread: [], autonomy }).tool;
  expect(driver.rules.map(({ id }) => id)).toEqual([...rules.map(({ id }) => id), 'secret/custom-badge']);
  for (const rule of driver.rules) {
    expect(rule.help.text.length).toBeGreaterThan(20);
    expect(['error', 'warning']).toContain(rule.defaultConfiguration.level);
    if (rule.helpUri !== undefined) expect(URL.canParse(rule.helpUri), rule.id).toBe(true);
  }
});

test('a report is what the standard calls one, with all that can be in it', () => {
  const lifted = { by: 'people', reason: 'approved by ann' } as const;
  const earlier = { commit: 'a'.repeat(40), lines: { start: 7, end: 8 } };
  const findings = [finding({ lifted }), finding({ lines: undefined, path: 'ä b.sql' })];
  const exposed = finding({ lines: undefined, earlier });
  const unread = [{ path: 'x.tf', why: 'it is no HCL' }];
  const report = toSarif({ verdict: verdict(...findings, exposed), known: [finding()], unread, autonomy });
  const isSarif = new Ajv2020({ strict: false, validateFormats: false }).compile(sarifPart);
  isSarif(JSON.parse(JSON.stringify(report)));
  expect(isSarif.errors).toBeNull();
  expect(isSarif({ ...report, version: '2.0.0' })).toBe(false);
  const region = report.runs[0]?.results[2]?.locations[0]?.physicalLocation.region;
  expect(region).toEqual({ startLine: 7, endLine: 8 });
});
