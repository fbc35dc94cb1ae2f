import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluateExpression, jsonOf, textOf } from '../../../../src/sandbox/runner/expressions/evaluate.ts';
import { statusFunctions } from '../../../../src/sandbox/runner/expressions/status.ts';
import { mappings, readWorkflow } from '../../../../src/sandbox/runner/source.ts';

async function scopeWith(contexts: Record<string, unknown>, script = 'true') {
  const content = `on: push\njobs: {a: {runs-on: ubuntu-latest, steps: [{run: ${JSON.stringify(script)}}]}}`;
  const source = await readWorkflow({ path: 'a.yml', content });
  const [step] = mappings(source, source.jobs.get('a')?.find('steps'));
  const run = step?.find('run');
  if (!run) throw new Error('no script');
  const status = { success: true, failure: false, cancelled: false };
  return { run, scope: { source, contexts, functions: statusFunctions(status) } };
}

test("GitHub's operators, functions and coercions hold", async () => {
  const { scope } = await scopeWith({
    github: { ref: 'refs/heads/main', event: { labels: [{ name: 'a' }, { name: 'b' }] } },
  });
  const value = (expression: string) => evaluateExpression(expression, scope).coerceString();
  expect(value("startsWith(github.ref, 'REFS/heads')")).toBe('true');
  expect(value("join(github.event.labels.*.name, '+')")).toBe('a+b');
  expect(value("github.nothing == ''")).toBe('true');
  expect(value("github.nothing || 'default'")).toBe('default');
  expect(value("'1' == 1")).toBe('true');
  expect(value("'it''s' == 'IT''S'")).toBe('true');
  expect(value("contains(fromJSON('[1, 2]'), 2) && success() && !failure()")).toBe('true');
});

test('text around expressions stays as it is, whatever it contains', async () => {
  const text = fc
    .string({ unit: 'grapheme-ascii' })
    .filter((part) => !part.includes('${{') && !part.endsWith('$'));
  await fc.assert(
    fc.asyncProperty(text, text, fc.string(), async (before, after, value) => {
      const { run, scope } = await scopeWith(
        { github: { head_ref: value } },
        `.${before}\${{ github.head_ref }}${after}.`,
      );
      expect(textOf(run, scope)).toBe(`.${before}${value}${after}.`);
    }),
  );
});

test('block scalars lose their indentation and folded ones their lines, as on GitHub', async () => {
  const content = `
on: push
env:
  FOLDED: >-
    one \${{ github.actor }}
    two
  LITERAL: | # with a comment
    a 'quoted'' \${{ github.actor }}
      indented {braces}
  QUOTED: "first \${{ github.actor }}
    second"
jobs:
  a:
    runs-on: \${{ github.actor }}
    steps: [{run: 'true'}]
`;
  const source = await readWorkflow({ path: 'a.yml', content });
  const env = source.root.find('env');
  if (!env) throw new Error('no env');
  const scope = { source, contexts: { github: { actor: 'dana' } }, functions: [] };
  expect(jsonOf(env, scope)).toEqual({
    FOLDED: 'one dana two',
    LITERAL: "a 'quoted'' dana\n  indented {braces}\n",
    QUOTED: 'first dana second',
  });
  expect(source.jobs.get('a')?.find('runs-on')?.line).toBe(14);
});
