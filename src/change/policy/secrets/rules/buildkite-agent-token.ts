import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const buildkiteAgentToken: SecretRule = {
  id: 'secret/buildkite-agent-token',
  title: 'A Buildkite agent or portal token is in the diff',
  provider: 'Buildkite',
  keywords: ['bkaa_', 'bkaj_', 'bkct_', 'bkat_', 'bkpt_', 'bkps_', 'bkrt_', 'bkr_'],
  pattern: freeStanding(/bk(?:aa|aj|ct|at|pt|ps|rt|r)_[A-Za-z0-9_-]{40,400}/),
  longest: 405,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('buildkite.com > Agents > Cluster > Agent Tokens'),
  source: ['Buildkite: Token security'],
};
