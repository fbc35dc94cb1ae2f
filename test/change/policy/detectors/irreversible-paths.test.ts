import { expect, test } from 'vitest';
import { irreversiblePaths } from '../../../../src/change/policy/detectors/irreversible-paths.ts';
import { Zone } from '../../../../src/domain/configuration.ts';
import type { ChangedFile } from '../../../../src/domain/pull-request.ts';
import { changed } from '../../changed-file.ts';
import { sightingsOf, sightsOf } from '../sightings.ts';

const zones = [
  Zone.parse({ name: 'keys', paths: ['keys/**'], irreversible: true }),
  Zone.parse({ name: 'docs', paths: ['docs/**'] }),
];
const found = (...files: readonly ChangedFile[]) => sightingsOf(irreversiblePaths, files, zones);

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

test('one for each zone that a path is in', async () => {
  const both = [...zones, Zone.parse({ name: 'all', paths: ['**'], irreversible: true })];
  const sights = await sightsOf(irreversiblePaths, [changed('keys/a')], { zones: both });
  expect(new Set(sights.map(({ fingerprint }) => fingerprint)).size).toBe(2);
});
