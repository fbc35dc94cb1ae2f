import { expect, test } from 'vitest';
import { RepositoryId, Sha } from '../../../src/domain/ids.ts';
import { nextAnchor } from '../../../src/flows/ledger-anchor/next.ts';
import { type AnchorState, nothingNoted } from '../../../src/flows/ledger-anchor/state.ts';

const [one, two] = [RepositoryId.parse(1), RepositoryId.parse(2)];
const state = (more: Partial<AnchorState> = {}): AnchorState => ({
  note: nothingNoted,
  due: true,
  about: [one, two],
  forgetBefore: '2026-01-02T00:00:00.000Z',
  ...more,
});
const plan = {
  seq: 5,
  hash: 'h',
  keyId: 'k',
  signature: 's',
  repositoryId: two,
  sha: Sha.parse('a'.repeat(40)),
};
const refused = (at: string) => ({ plan: null, refused: [{ repositoryId: one, at }] });

test('when an anchor is due it is planned in the repositories that the newest entries are about', () => {
  expect(nextAnchor(state())).toEqual({ kind: 'plan', repositories: [one, two] });
  expect(nextAnchor(state({ due: false }))).toEqual({ kind: 'rest' });
  expect(nextAnchor(state({ about: [] }))).toEqual({ kind: 'rest' });
});

test('what is planned is written before anything else is planned, due or not', () => {
  for (const due of [true, false]) {
    expect(nextAnchor(state({ due, note: { plan, refused: [] } }))).toEqual({ kind: 'write', plan });
  }
});

test('a repository that could not be written to is left out for a while', () => {
  const lately = refused('2026-01-02T00:00:01.000Z');
  expect(nextAnchor(state({ note: lately }))).toEqual({ kind: 'plan', repositories: [two] });
  expect(nextAnchor(state({ note: lately, about: [one] }))).toEqual({ kind: 'rest' });
  const long = refused('2026-01-01T00:00:00.000Z');
  expect(nextAnchor(state({ note: long }))).toEqual({ kind: 'plan', repositories: [one, two] });
});

test('no more than five repositories are looked into', () => {
  const about = Array.from({ length: 9 }, (_, index) => RepositoryId.parse(index + 1));
  expect(nextAnchor(state({ about }))).toEqual({ kind: 'plan', repositories: about.slice(0, 5) });
});
