import { expect, test } from 'vitest';
import { decide } from '../../src/decide/decide.ts';
import { signalId } from '../../src/decide/identify.ts';
import { EvidenceId, InstallationId, RepositoryId, Sha } from '../../src/domain/ids.ts';
import type { MainBranchRed, OperatorRollback, Signal, Suspect } from '../../src/domain/signal.ts';

const sha = (digit: string) => Sha.parse(digit.repeat(40));
const policy = { autonomy: 'propose', version: 'v1' } as const;

function suspect(number: number): Suspect {
  return {
    commits: [sha(String(number))],
    pull: { number, title: `Change ${number}`, author: 'dana' },
    subject: `Merge pull request #${number}`,
  };
}

function signal(facts: Partial<MainBranchRed>): Signal {
  const observed: Omit<Signal, 'id'> = {
    installation: InstallationId.parse(1),
    repository: { owner: 'acme', name: 'shop' },
    repositoryId: RepositoryId.parse(4711),
    source: 'github',
    severity: 'critical',
    trust: 'untrusted',
    evidence: [EvidenceId.parse('run:12/2'), EvidenceId.parse('pull:3')],
    facts: {
      kind: 'main-branch-red',
      workflow: { id: 1, name: 'CI', path: '.github/workflows/ci.yml' },
      branch: 'main',
      lastGreen: sha('2'),
      firstRed: sha('3'),
      suspects: [suspect(3)],
      undone: null,
      confirmedBy: 'rerun',
      ...facts,
    },
  };
  return { id: signalId(observed), ...observed };
}

test('one suspect between green and red is reverted, and the decision says on what it stands', () => {
  const decision = decide(signal({}), policy);
  expect(decision.task).toMatchObject({ kind: 'revert', branch: 'main', culprit: { pull: { number: 3 } } });
  expect(decision.boundary).toMatchObject({ outcome: 'proceed', autonomy: 'propose' });
  expect(decision.evidence).toContain('run:12/2');
  expect(decision.alternatives.map((one) => one.task)).toEqual(['ask-human', 'ignore']);
  expect(decision.confidence.calibrated).toBe(false);
});

test('several suspects are a question to people, and all of them are named', () => {
  const decision = decide(signal({ suspects: [suspect(3), suspect(4)] }), policy);
  expect(decision.task).toMatchObject({
    kind: 'ask-human',
    options: ['#3 Change 3 (3333333)', '#4 Change 4 (4444444)'],
  });
  expect(decision.boundary.outcome).toBe('ask');
});

test('without a known green commit nothing is reverted', () => {
  expect(decide(signal({ lastGreen: null }), policy).task.kind).toBe('ask-human');
});

test('what a person is undoing already is left to them', () => {
  const decision = decide(signal({ undone: { by: 'jonas', evidence: EvidenceId.parse('pull:9') } }), policy);
  expect(decision.task).toMatchObject({ kind: 'ignore' });
  expect(decision.rule.why).toContain('jonas');
});

test('under observe everything is recorded and nothing is done', () => {
  for (const facts of [{}, { suspects: [suspect(3), suspect(4)] }]) {
    expect(decide(signal(facts), { autonomy: 'observe', version: 'v1' }).boundary.outcome).toBe(
      'record-only',
    );
  }
});

test('the same observation is the same signal and the same decision', () => {
  expect(decide(signal({}), policy).id).toBe(decide(signal({ confirmedBy: 'later-commit' }), policy).id);
  expect(signal({}).id).not.toBe(signal({ firstRed: sha('4') }).id);
  expect(decide(signal({}), policy).id).not.toBe(decide(signal({}), { ...policy, version: 'v2' }).id);
});

function ordered(facts: Partial<OperatorRollback> = {}): Signal {
  const observed: Omit<Signal, 'id'> = {
    ...signal({}),
    source: 'operator',
    facts: {
      kind: 'operator-rollback',
      branch: 'main',
      suspect: suspect(3),
      undone: null,
      by: 'jonas',
      comment: 9,
      ...facts,
    },
  };
  return { ...observed, id: signalId(observed) };
}

test('what somebody who may orders is reverted, also while nothing is red', () => {
  const decision = decide(ordered(), policy);
  expect(decision.task).toMatchObject({ kind: 'revert', branch: 'main', culprit: { pull: { number: 3 } } });
  expect(decision.rule).toMatchObject({ id: 'revert-on-order' });
  expect(decision.rule.why).toContain('jonas');
});

test('an ordered rollback of what is being undone is left, and under observe it is only recorded', () => {
  const undone = { by: 'priya', evidence: EvidenceId.parse('pull:9') };
  expect(decide(ordered({ undone }), policy).task.kind).toBe('ignore');
  expect(decide(ordered(), { autonomy: 'observe', version: 'v1' }).boundary.outcome).toBe('record-only');
});

test('the same change is rolled back once, whoever orders it and however often', () => {
  expect(ordered({ by: 'mira', comment: 10 }).id).toBe(ordered().id);
  expect(ordered({ suspect: suspect(4) }).id).not.toBe(ordered().id);
});
