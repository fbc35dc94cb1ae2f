import { expect, test } from 'vitest';
import { compare } from '../../../src/change/policy/flips/compare.ts';
import type { PastPull } from '../../../src/change/policy/flips/past-pull.ts';
import { Configuration } from '../../../src/domain/configuration.ts';
import { RepositoryId, Sha } from '../../../src/domain/ids.ts';
import { nextForPolicyEdit } from '../../../src/flows/policy-edit/next.ts';
import { touchedPolicy } from '../../../src/flows/policy-edit/replay.ts';
import { changed } from '../../change/changed-file.ts';

const edit = {
  repository: { owner: 'acme', name: 'shop' },
  repositoryId: RepositoryId.parse(4711),
  number: 9,
  head: Sha.parse('a'.repeat(40)),
  key: 'policy-replay:repository:4711#9',
};
const past: PastPull = {
  number: 7,
  branch: 'main',
  first: '2026-11-01T00:00:00Z',
  machine: false,
  files: 1,
  paths: ['docs/a.md'],
  irreversible: [],
  patterns: {},
  sights: [],
  unread: [],
  cut: false,
  approved: [],
};
const rules = (written: unknown) => ({
  configuration: Configuration.parse(written),
  baseline: new Set<string>(),
});
const zone = { zones: [{ name: 'docs', paths: ['docs/**'], irreversible: true }] };

test('what is kept of a pull request, and what was read of it again, are judged by both policies', () => {
  const edited = { before: rules({}), after: rules(zone) };
  const again = {
    before: { ...past, number: 8 },
    after: { ...past, number: 8, irreversible: ['docs/a.md'] },
  };
  const gone = { number: 6, why: 'it is gone' };
  const judged = [again, { before: past, after: past }].map((one) => compare(one, edited, 'salt'));
  const step = nextForPolicyEdit({ kind: 'edited', edited, compared: [...judged, gone], ...edit });
  expect(step).toMatchObject({
    kind: 'record',
    replay: {
      judged: 2,
      lookedAgain: 1,
      flipped: 2,
      flips: [{ number: 8 }, { number: 7 }],
      unanswered: [{ why: 'it is gone', numbers: [6] }],
    },
  });
});

test('a policy that cannot judge is recorded as such, and one that is known is only shown', () => {
  expect(nextForPolicyEdit({ kind: 'invalid', problem: 'It is not valid.', ...edit })).toMatchObject({
    kind: 'record',
    replay: { problem: 'It is not valid.', judged: 0 },
  });
  expect(nextForPolicyEdit({ kind: 'known', ...edit })).toEqual({ kind: 'show' });
  expect(nextForPolicyEdit({ kind: 'none', why: 'it is closed' })).toEqual({ kind: 'rest' });
});

test('the configuration and the baseline make the policy, also where they are renamed away, and its cases do not', () => {
  const configuration = '.github/wired-chaos.yml';
  expect(touchedPolicy([changed(configuration)])).toEqual({ configuration: true, baseline: false });
  const moved = changed('old.json', { previousPath: '.github/wired-chaos.baseline.json', status: 'renamed' });
  expect(touchedPolicy([moved])).toEqual({ configuration: false, baseline: true });
  expect(touchedPolicy([changed('.github/wired-chaos.test.yml'), changed('src/a.ts')])).toBeNull();
});
