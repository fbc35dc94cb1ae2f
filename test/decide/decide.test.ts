import { expect, test } from 'vitest';
import { decide } from '../../src/decide/decide.ts';
import { signalId } from '../../src/decide/identify.ts';
import { EvidenceId, InstallationId, Sha } from '../../src/domain/ids.ts';
import type { MainBranchRed, Signal, Suspect } from '../../src/domain/signal.ts';

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
