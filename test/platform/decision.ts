import type { Decision } from '../../src/domain/decision.ts';
import { DecisionId, EvidenceId, InstallationId, RepositoryId, Sha, SignalId } from '../../src/domain/ids.ts';
import type { Signal } from '../../src/domain/signal.ts';

/** A signal for tests that do not care which. */
export const signal: Signal = {
  id: SignalId.parse('sig_0123456789abcdef'),
  installation: InstallationId.parse(7),
  repository: { owner: 'acme', name: 'shop' },
  repositoryId: RepositoryId.parse(4711),
  source: 'github',
  severity: 'critical',
  trust: 'untrusted',
  evidence: [EvidenceId.parse('run:123/2')],
  facts: {
    kind: 'main-branch-red',
    workflow: { id: 1, name: 'CI', path: '.github/workflows/ci.yml' },
    branch: 'main',
    lastGreen: null,
    firstRed: Sha.parse('a'.repeat(40)),
    suspects: [],
    undone: null,
    confirmedBy: 'rerun',
  },
};

/** A decision about it. */
export const decision: Decision = {
  id: DecisionId.parse('dec_0123456789abcdef'),
  signal: signal.id,
  task: { kind: 'ignore', reason: 'a test' },
  rule: { id: 'ignore', version: 1, why: 'a test' },
  confidence: { value: 0.9, calibrated: false },
  evidence: signal.evidence,
  alternatives: [],
  boundary: { autonomy: 'propose', outcome: 'proceed', why: 'a test' },
  policyVersion: 'none',
};
