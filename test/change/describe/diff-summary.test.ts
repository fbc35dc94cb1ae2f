import { describe, expect, test } from 'vitest';
import { renderDiffSummary, summariseDiff } from '../../../src/change/describe/diff-summary.ts';
import { kindOf } from '../../../src/change/describe/kind.ts';
import { changed } from '../changed-file.ts';

test.each([
  ['db/migrations/0001_init.sql', 'migration'],
  ['infra/eu/rds.tf', 'infrastructure'],
  ['Dockerfile', 'infrastructure'],
  ['.github/workflows/ci.yml', 'workflow'],
  ['.github/wired-chaos.yml', 'workflow'],
  ['package-lock.json', 'dependency'],
  ['services/a/go.sum', 'dependency'],
  ['config/app.yaml', 'configuration'],
  ['.env', 'configuration'],
  ['src/checkout.ts', 'source'],
  ['src/latest.ts', 'source'],
  ['src/checkout.test.ts', 'test'],
  ['tests/fixtures/a.json', 'test'],
  ['docs/a.md', 'documentation'],
  ['public/logo.png', 'asset'],
])('%s is %s', (path, kind) => {
  expect(kindOf(path, false).kind).toBe(kind);
});

test('a binary file that nothing names is an asset', () => {
  expect(kindOf('data/blob', true).kind).toBe('asset');
});

describe('a summary', () => {
  test('counts, and puts the riskiest first, then the largest', () => {
    const summary = summariseDiff([
      changed('README.md', { additions: 500 }),
      changed('src/a.ts', { additions: 1 }),
      changed('src/b.ts', { additions: 9 }),
      changed('db/migrations/1.sql'),
    ]);
    expect(summary).toMatchObject({ files: 4, additions: 513, deletions: 4 });
    expect(summary.rows.map((row) => row.path)).toEqual([
      'db/migrations/1.sql',
      'src/b.ts',
      'src/a.ts',
      'README.md',
    ]);
    expect(summary.kinds.map(({ kind }) => kind)).toEqual(['migration', 'source', 'documentation']);
  });

  test('does not lose the risk of a file that is moved to a harmless place', () => {
    const moved = changed('docs/1.md', { status: 'renamed', previousPath: 'db/migrations/1.sql' });
    expect(summariseDiff([moved]).rows[0]).toMatchObject({
      kind: 'migration',
      reason: 'changes stored data',
    });
  });

  test('shows at most twenty files and says how many more there are', () => {
    const text = renderDiffSummary(
      summariseDiff(Array.from({ length: 23 }, (_, index) => changed(`src/${index}.ts`))),
    );
    expect(text.split('\n').filter((line) => line.startsWith('| `'))).toHaveLength(20);
    expect(text).toContain('\nand 3 more');
    expect(text).toContain('**23 files, +69 −23**: 23 source');
  });

  test('keeps its table whole whatever files are called', () => {
    const text = renderDiffSummary(
      summariseDiff([changed('a|b`c\nd.ts'), changed('src/x.bin', { binary: true })]),
    );
    const rows = text.split('\n').slice(4);
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(5);
    expect(text).toContain('binary, cannot be read in a diff');
  });
});
