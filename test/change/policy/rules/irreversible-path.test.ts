import { expect, test } from 'vitest';
import { irreversiblePath } from '../../../../src/change/policy/rules/irreversible-path.ts';
import { Zone } from '../../../../src/domain/configuration.ts';
import type { ChangedFile } from '../../../../src/domain/pull-request.ts';
import { changed } from '../../changed-file.ts';

const zones = [
  Zone.parse({ name: 'keys', paths: ['keys/**'], irreversible: true }),
  Zone.parse({ name: 'docs', paths: ['docs/**'] }),
];
const found = (...files: readonly ChangedFile[]) =>
  irreversiblePath.evaluate(files, { salt: 'of this test', severity: 'block', zones });

test('every path in an irreversible zone is a finding, binary and removed ones too', () => {
  const files = [
    changed('keys/a', { binary: true }),
    changed('keys/b', { status: 'removed' }),
    changed('docs/c'),
    changed('src/d'),
  ];
  expect(found(...files).map(({ path }) => path)).toEqual(['keys/a', 'keys/b']);
});

test('a file that leaves the zone by a rename is one', () => {
  expect(found(changed('src/a', { status: 'renamed', previousPath: 'keys/a' }))).toMatchObject([
    { path: 'keys/a', preview: 'in the zone keys, where changes cannot be undone' },
  ]);
});

test('one for each zone that a path is in', () => {
  const both = [...zones, Zone.parse({ name: 'all', paths: ['**'], irreversible: true })];
  const findings = irreversiblePath.evaluate([changed('keys/a')], {
    salt: 's',
    severity: 'block',
    zones: both,
  });
  expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(2);
});
