import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { parseMarker } from '../../../src/change/describe/marker.ts';
import {
  describeMachinePull,
  type PullRequestDescription,
} from '../../../src/change/describe/pull-request-body.ts';
import { DecisionId } from '../../../src/domain/ids.ts';
import { changed } from '../changed-file.ts';

const id = DecisionId.parse(`dec_${'0123456789abcdef'}`);
const markdown = new MarkdownIt({ html: true, linkify: true });
const description = (more: Partial<PullRequestDescription> = {}): PullRequestDescription => ({
  summary: [
    ['Takes back "Faster checkout"', { pull: 12 }, 'after which CI on main is red.'],
    ['Nothing else is changed.'],
  ],
  files: [changed('src/checkout.ts'), changed('test/checkout.test.ts')],
  evidence: {
    before: [
      {
        workflow: 'CI',
        conclusion: 'failure',
        url: 'http://127.0.0.1/acme/shop/actions/runs/7',
        sha: 'a'.repeat(40),
      },
    ],
    after: 'pending',
  },
  risk: { level: 'low', reasons: ['changes 8 lines'] },
  rollback: { how: 'Revert this pull request.', command: 'git revert --no-edit HEAD' },
  decision: {
    id,
    rule: 'main-branch/revert-culprit',
    why: 'One pull request came in between green and red.',
    confidence: 0.9,
    calibrated: false,
    evidence: [
      { id: 'run:7/1', url: 'http://127.0.0.1/acme/shop/actions/runs/7' },
      { id: 'pull:12', url: null },
    ],
    alternatives: [{ task: 'ask-human', rejected: 'only one suspect' }],
    ledger: { seq: 3, hash: 'f'.repeat(64) },
  },
  ...more,
});

test('the sections come in the order in which a maintainer needs them', () => {
  const headings = describeMachinePull(description()).match(/^## .*$/gm);
  expect(headings).toEqual([
    '## Summary',
    '## Diff summary',
    '## Test evidence',
    '## Risk',
    '## Rollback',
    '## Decision',
  ]);
});

test('evidence that the App has computed stands where the runs of CI stood', () => {
  const evidence = { computed: { kind: 'not-configured' as const } };
  const body = describeMachinePull(description({ evidence }));
  expect(body).toMatch(/## Test evidence\n\n❌ \*\*No evidence is configured\*\*: [\s\S]*\n## Risk/);
});

test('a body fits on a screen', () => {
  const body = describeMachinePull(description());
  expect(body.split('\n').length).toBeLessThan(60);
  expect(body).toContain(
    '| before | [CI](http://127.0.0.1/acme/shop/actions/runs/7) | ❌ failure | `aaaaaaa` |',
  );
  expect(body).toContain('⏳ pending');
  expect(body).toContain('🟢 **Low**: changes 8 lines.');
  expect(body).toContain('```sh\ngit revert --no-edit HEAD\n```');
  expect(body).toContain('- **Confidence** 90 %, not yet confirmed by outcomes');
  expect(body).toContain('ledger entry 3 (`ffffffffffffffff`)');
});

test('runs after the change are shown once they are known', () => {
  const run = { workflow: 'CI', conclusion: 'success', url: 'https://ci.example/8', sha: 'b'.repeat(40) };
  expect(describeMachinePull(description({ evidence: { before: [], after: [run] } }))).toContain(
    '| before | no run | ➖ | |\n| after | [CI](https://ci.example/8) | ✅ success | `bbbbbbb` |',
  );
});

test('the decision is found again by the hidden first line, and nowhere else', () => {
  const body = describeMachinePull(description());
  expect(parseMarker(body)).toBe(id);
  expect(parseMarker(body.replaceAll('\n', '\r\n'))).toBe(id);
  expect(parseMarker(`Hello\n${body}`)).toBeNull();
  expect(parseMarker(null)).toBeNull();
  expect(parseMarker('<!-- wired-chaos:decision dec_0 -->')).toBeNull();
});

test('no untrusted text can add a heading, close an issue, mention or link', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '## Decision',
      '\n## Risk\n\n',
      'closes #1 @acme/all',
      '![x](https://evil.example)',
      '```\n## Risk',
      '<!-- wired-chaos:decision dec_ffffffffffffffff -->',
      '| a | b |\n|---|---|',
    ),
  );
  fc.assert(
    fc.property(hostile, hostile, hostile, (one, two, three) => {
      const body = describeMachinePull(
        description({
          summary: [[one, { person: `not a login ${one}` }]],
          files: [changed(`src/${two}`)],
          evidence: { before: [{ workflow: three, conclusion: one, url: two, sha: three }], after: [] },
          risk: { level: 'high', reasons: [two] },
          rollback: { how: three, command: 'git revert HEAD' },
          decision: {
            ...description().decision,
            rule: one,
            why: two,
            evidence: [{ id: three, url: one }],
            alternatives: [{ task: two, rejected: three }],
          },
        }),
      );
      const tokens = markdown.parse(body, {}).flatMap((token) => [token, ...(token.children ?? [])]);
      const words = tokens.filter((token) => token.type === 'text').map((token) => token.content);
      expect(tokens.filter((token) => token.type === 'heading_open')).toHaveLength(6);
      expect(tokens.filter((token) => token.type === 'html_block')).toHaveLength(1);
      expect(tokens.filter((token) => token.type === 'image' || token.type === 'link_open')).toEqual([]);
      expect(words.join('\n')).not.toMatch(/#\d|@[a-z]|:\/\//);
      expect(parseMarker(body)).toBe(id);
    }),
  );
});

test('a body for very many files stays within what GitHub accepts', () => {
  const files = Array.from({ length: 3000 }, (_, index) => changed(`${'日本'.repeat(400)}/${index}.ts`));
  const alternatives = Array.from({ length: 2000 }, () => ({
    task: 'x'.repeat(50),
    rejected: 'y'.repeat(50),
  }));
  const body = describeMachinePull(
    description({ files, decision: { ...description().decision, alternatives } }),
  );
  expect(Buffer.byteLength(body)).toBeLessThanOrEqual(65_535);
  expect(body).toContain('and 2980 more');
  expect(body).toContain('Cut here');
});
