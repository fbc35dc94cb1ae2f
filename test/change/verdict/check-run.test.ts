import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CheckRunOptions, renderCheckRun } from '../../../src/change/verdict/check-run.ts';
import { renderText } from '../../../src/change/verdict/text.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import type { Verdict, VerdictState } from '../../../src/domain/verdict.ts';

const finding = (more: Partial<Finding> = {}): Finding => ({
  rule: 'secret/private-key',
  severity: 'block',
  title: 'A private key is in the diff',
  remedy: 'Revoke it.',
  path: 'deploy/key.pem',
  lines: { start: 3, end: 9 },
  preview: 'RSA PRIVATE KEY: 812 characters, not shown',
  fingerprint: '0123456789abcdef',
  ...more,
});
const verdict = (state: VerdictState, findings: Finding[] = []): Verdict => ({
  check: 'policy',
  state,
  title: 'What it came to',
  items: [{ state, title: 'secret/private-key (block)', detail: 'Seen.', next: 'The author: revoke it.' }],
  findings,
});
const propose: CheckRunOptions = { autonomy: 'propose' };

test.each([
  ['passed', 'completed', 'success'],
  ['not-applicable', 'completed', 'success'],
  ['waiting', 'in_progress', null],
  ['blocked', 'completed', 'action_required'],
  ['failed', 'completed', 'failure'],
] as const)('%s is %s with conclusion %s', (state, status, conclusion) => {
  expect(renderCheckRun(verdict(state), propose)).toMatchObject({
    name: 'wired-chaos/policy',
    status,
    conclusion,
    title: 'What it came to',
  });
});

test.each([
  ['passed', 'success'],
  ['waiting', 'in progress'],
  ['blocked', 'action_required'],
  ['failed', 'failure'],
] as const)('under observe %s is neutral and says it would be %s', (state, would) => {
  const run = renderCheckRun(verdict(state), { autonomy: 'observe' });
  expect(run).toMatchObject({ status: 'completed', conclusion: 'neutral' });
  expect(run.title).toBe(`Would be ${would}: What it came to`);
  expect(run.summary).toContain(`It would have been **${would}**`);
});

test('a check that is not green names rule, evidence, next step and findings', () => {
  const { summary, annotations } = renderCheckRun(verdict('blocked', [finding()]), propose);
  expect(summary).toContain(
    '❌ **secret/private-key (block)**<br>Seen.<br>**Next step:** The author: revoke it.',
  );
  expect(summary).toContain('`deploy/key.pem:3-9`');
  expect(summary).toContain('`0123456789abcdef`');
  expect(annotations).toEqual([
    {
      path: 'deploy/key.pem',
      start_line: 3,
      end_line: 9,
      annotation_level: 'failure',
      title: 'A private key is in the diff (secret/private-key)',
      message:
        'RSA PRIVATE KEY: 812 characters, not shown\nRevoke it.\n' +
        'Only the author can resolve this: no approval lifts it.',
    },
  ]);
});

test('what stands in the way comes before what is fine', () => {
  const both = verdict('waiting');
  const items = [
    { ...both.items[0], state: 'passed', title: 'fine' },
    { ...both.items[0], title: 'open' },
  ];
  const { summary } = renderCheckRun({ ...both, items } as Verdict, propose);
  expect(summary.indexOf('open')).toBeLessThan(summary.indexOf('fine'));
});

test('hostile names break neither table nor page, and mention nobody', () => {
  const path = 'a|b`\n| x |\n@acme/all <img src=x> [x](https://evil.example) \u202e.pem';
  const { summary } = renderCheckRun(verdict('blocked', [finding({ path, preview: path })]), propose);
  const rows = summary.split('\n').filter((line) => line.startsWith('| ❌'));
  expect(rows).toHaveLength(1);
  expect(rows[0]?.match(/(?<!\\)\|/g)).toHaveLength(5);
  expect(summary).not.toMatch(/@[a-z]|(?<!\\)<img|(?<!\\)\]\(https|\u202e/);
});

test('all findings become annotations, the summary stays within the limit and ends in a whole line', () => {
  const path = '日本語/'.repeat(40);
  const findings = Array.from({ length: 200 }, () => finding({ path, preview: 'é|'.repeat(900) }));
  const run = renderCheckRun(verdict('blocked', findings), propose);
  expect(run.annotations).toHaveLength(200);
  expect(Buffer.byteLength(run.summary)).toBeLessThanOrEqual(65_535);
  const rows = run.summary.split('\n').filter((line) => line.startsWith('| ❌'));
  expect(rows.length).toBeGreaterThan(5);
  for (const row of rows) expect(row.endsWith('|')).toBe(true);
  expect(run.summary).toContain('Cut here');
});

test('any verdict is rendered within what GitHub accepts', () => {
  const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(text, text, fc.boolean(), (one, other, observe) => {
      const hostile: Verdict = {
        check: 'approval',
        state: 'blocked',
        title: one.slice(0, 120),
        items: [{ state: 'blocked', title: one, detail: other, next: one }],
        findings: [finding({ path: other, preview: one })],
      };
      const run = renderCheckRun(hostile, { autonomy: observe ? 'observe' : 'act' });
      expect(run.title.length).toBeLessThanOrEqual(120);
      expect(run.summary.isWellFormed()).toBe(true);
      expect(run.summary.split('\n').filter((line) => line.startsWith('- ❌'))).toHaveLength(1);
      expect(renderText(hostile)).not.toMatch(/(?!\n)\p{Cc}/u);
    }),
  );
});

test('in a terminal a verdict reads line by line, findings as places to jump to', () => {
  expect(renderText(verdict('blocked', [finding()]))).toBe(
    [
      'BLOCKED  wired-chaos/policy: What it came to',
      '  BLOCKED  secret/private-key (block)',
      '           Seen.',
      '           Next step: The author: revoke it.',
      'deploy/key.pem:3: error: RSA PRIVATE KEY: 812 characters, not shown (secret/private-key)',
      '',
    ].join('\n'),
  );
});

test('a page that explains is linked', () => {
  const run = renderCheckRun(verdict('failed'), { ...propose, detailsUrl: 'http://127.0.0.1:3000/x' });
  expect(run.summary).toContain('[Details](http://127.0.0.1:3000/x)');
});
