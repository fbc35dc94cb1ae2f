import { expect, test } from 'vitest';
import { readTrees } from '../../../../src/change/policy/manifest/read-trees.ts';
import { formOf } from '../../../../src/change/policy/manifest/same.ts';
import { lineAt, textAt } from '../../../../src/change/policy/manifest/tree.ts';

test('values, anchors, merges and their lines are read', async () => {
  const { documents, problems } = await readTrees('a: &x\n  b: 1\nc:\n  <<: *x\n  d: 08\r\n---\ne: !Ref f\n');
  expect(problems).toEqual([]);
  const [first, second] = documents;
  if (first === undefined) throw new Error('nothing was read');
  expect(textAt(first, 'c', 'b')).toBe('1');
  expect(textAt(first, 'c', 'd')).toBe('08');
  expect(lineAt(first, 'c', 'd')).toBe(5);
  expect(second).toMatchObject({ entries: new Map([['e', { line: 7, value: { tag: '!Ref', text: 'f' } }]]) });
});

test('templates are read leniently, on their own lines', async () => {
  const { documents, problems } = await readTrees(
    '{{- if .a }}\na: {{ .b | quote }}\n{{- toYaml .c | nindent 2 }}\nd: "x-{{ .e }}"\n{{- end }}\n',
  );
  expect(problems).toEqual([]);
  expect(documents[0] && lineAt(documents[0], 'd')).toBe(4);
});

test('what cannot be parsed is said with its line', async () => {
  expect((await readTrees('a: b\nc: [d\n')).problems).toMatchObject([{ why: 'YAML that cannot be parsed' }]);
  expect((await readTrees('['.repeat(100_000))).problems).toEqual([{ line: 1, why: 'nested too deeply' }]);
});

test('aliases of aliases do not grow', async () => {
  const levels = Array.from({ length: 60 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]\n`);
  const { documents } = await readTrees(`a0: &a0 x\n${levels.join('')}`);
  expect(formOf(documents[0]).length).toBeLessThan(3000);
});
