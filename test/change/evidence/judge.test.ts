import { expect, test } from 'vitest';
import { judgeEvidence } from '../../../src/change/evidence/judge.ts';
import { renderCheckRun } from '../../../src/change/verdict/check-run.ts';
import { Configuration } from '../../../src/domain/configuration.ts';
import type { EvidenceGap } from '../../../src/domain/evidence.ts';
import { ann, pull, sha } from '../approvals/pull.ts';
import { configuration } from './artifacts.ts';
import { assembled, mended, useless } from './assembled.ts';

const byMachine = pull();
const byPerson = pull({ author: ann, pushers: [ann], head: { ...byMachine.head, ref: 'tidy' } });
const config = Configuration.parse({ evidence: configuration });
const proven = assembled(mended);
const unproven = assembled(useless);

test('evidence that holds passes, and each item is listed with its reason', () => {
  const verdict = judgeEvidence({ pull: byMachine, configuration: config, evidence: proven });
  expect(verdict).toMatchObject({
    check: 'evidence',
    state: 'passed',
    title: 'Proven: 1 test mended, rollback rehearsed',
  });
  expect(verdict.items).toHaveLength(7);
  expect(verdict.items.every((line) => line.detail !== '' && line.next === '')).toBe(true);
});

test('one failing item blocks, named in the title, with the remedy', () => {
  const verdict = judgeEvidence({ pull: byMachine, configuration: config, evidence: unproven });
  expect(verdict).toMatchObject({
    state: 'blocked',
    title: 'Missing proof: its tests fail without the change',
  });
  const [line] = verdict.items.filter((one) => one.state === 'blocked');
  expect(line?.detail).toMatch(/test\/cart\.test\.js > pays/);
  expect(line?.next).toMatch(/^The author: Make the named tests fail/);
  expect(renderCheckRun(verdict, { autonomy: 'propose' })).toMatchObject({
    name: 'wired-chaos/evidence',
    conclusion: 'action_required',
  });
});

test('a person needs none, unless the repository asks everybody; what there is, is listed', () => {
  const verdict = judgeEvidence({ pull: byPerson, configuration: config, evidence: unproven });
  expect(verdict).toMatchObject({ state: 'not-applicable', title: 'Not applicable: made by a person' });
  expect(verdict.items).toHaveLength(7);
  const all = Configuration.parse({ evidence: { ...configuration, from: 'everybody' } });
  const evidence = { ...unproven, configuration: assembled({ ...mended, configuration: all }).configuration };
  expect(judgeEvidence({ pull: byPerson, configuration: all, evidence }).state).toBe('blocked');
});

test('evidence of another head or configuration, or with an item missing, never passes', () => {
  const state = (evidence: typeof proven) =>
    judgeEvidence({ pull: byMachine, configuration: config, evidence }).state;
  expect(state({ ...proven, head: sha('d') })).toBe('failed');
  expect(state({ ...proven, configuration: '0'.repeat(16) })).toBe('failed');
  expect(state({ ...proven, items: proven.items.slice(1) })).toBe('failed');
});

const gaps: readonly (readonly [EvidenceGap, string, RegExp])[] = [
  [{ kind: 'not-configured' }, 'blocked', /add evidence\.commands/],
  [{ kind: 'pending', what: 'The run is queued.', url: null }, 'waiting', /goes on by itself/],
  [
    { kind: 'needs-approval', url: 'https://x.example/1' },
    'waiting',
    /A maintainer: .* approve the workflow run/,
  ],
  [
    { kind: 'guard-changed', paths: ['.github/workflows/evidence.yml'] },
    'blocked',
    /write permission .* override/,
  ],
  [
    { kind: 'rejected', reasons: ['it claims run 8'], url: 'https://x.example/1' },
    'blocked',
    /mend it and push/,
  ],
  [{ kind: 'over-budget', used: 600.4, budget: 600 }, 'blocked', /minutesPerDay/],
];

test.each(gaps)('the gap %j says who can close it', (evidence, state, next) => {
  const verdict = judgeEvidence({ pull: byMachine, configuration: config, evidence });
  expect(verdict.state).toBe(state);
  expect(verdict.items[0]?.next).toMatch(next);
  expect(judgeEvidence({ pull: byPerson, configuration: config, evidence }).state).toBe('not-applicable');
});
