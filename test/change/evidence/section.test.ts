import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { renderJobSummary } from '../../../src/change/evidence/job-summary.ts';
import { renderEvidenceSection } from '../../../src/change/evidence/section.ts';
import { assembled, mended, useless } from './assembled.ts';

const markdown = new MarkdownIt({ html: true, linkify: true });

test('the first line says what it comes to: red on base, green on head, mended, rehearsed', () => {
  const [first] = renderEvidenceSection(assembled(mended)).split('\n');
  expect(first).toBe('✅ **Proven**: 🔴 red on base → 🟢 green on head · 1 test mended · rollback rehearsed');
});

test('what is missing is said first, too', () => {
  const section = renderEvidenceSection(assembled(useless));
  expect(section).toMatch(/^❌ \*\*Not proven\*\*, 1 proof missing: /);
  expect(section).toMatch(
    /- ❌ \*\*Its tests fail without the change\*\*: .*\n {2}- `test\/cart\.test\.js > pays`/,
  );
});

test('a section fits on a screen however much there is to tell', () => {
  const tests = Object.fromEntries(
    Array.from({ length: 500 }, (_, n) => [`test/a.js > ${n}`, 'failed' as const]),
  );
  const story = { base: { tests: {} }, head: [{ tests }, { tests }], withoutPatch: { tests } };
  expect(renderEvidenceSection(assembled(story)).split('\n').length).toBeLessThan(60);
});

test('a gap says what is missing and who can give it', () => {
  const section = renderEvidenceSection({
    kind: 'needs-approval',
    url: 'https://github.example/acme/shop/actions/runs/7',
  });
  expect(section).toMatch(/^⏳ \*\*Waiting for a maintainer/);
  expect(section).toMatch(/\[See the run\]\(https:\/\/github\.example/);
  expect(section).toMatch(/\*\*Next step:\*\* A maintainer/);
});

test('the summary of the job says that the App has not verified it', () => {
  expect(renderJobSummary(assembled(mended))).toMatch(/not verified by the App/);
});

test('no name of a test becomes markup, a mention, a link or a row', () => {
  const hostile = fc.oneof(
    fc.constantFrom(
      'a | b',
      '`code` | `x`',
      'line\n## Risk\n\n🟢 **Low**',
      '<img src=x onerror=alert(1)>',
      '</details><script>alert(1)</script>',
      '[click](https://evil.example)',
      '@acme/owners fixes #1',
      '\u202egnp.exe',
      '```\n<!-- wired-chaos:decision dec_0123456789abcdef -->',
    ),
    fc.string({ unit: 'binary', maxLength: 300 }),
  );
  const evidence = assembled(mended);
  const plain = markdown.render(renderEvidenceSection(evidence));
  const shape = (html: string) => [...html.matchAll(/<\/?[a-z0-9]+/g)].map(([tag]) => tag);
  fc.assert(
    fc.property(hostile, (name) => {
      const reason = evidence.items[1]?.reason ?? '';
      const items = evidence.items.map((one) => ({
        ...one,
        reason: one.id === 'nothing-broken' ? name : one.reason,
        details: one.details.map(() => name),
      }));
      const section = renderEvidenceSection({ ...evidence, items });
      expect(section).not.toContain(reason);
      expect(shape(markdown.render(section))).toEqual(shape(plain));
    }),
    { numRuns: 300 },
  );
});
