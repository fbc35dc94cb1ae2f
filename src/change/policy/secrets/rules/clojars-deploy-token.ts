import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const clojarsDeployToken: SecretRule = {
  id: 'secret/clojars-deploy-token',
  title: 'A Clojars deploy token is in the diff',
  provider: 'Clojars',
  keywords: ['clojars_'],
  pattern: freeStanding(/CLOJARS_[a-f0-9]{60}/),
  longest: 68,
  entropy: 2.75,
  remedy: revokeAt('clojars.org/tokens'),
  source: ['Clojars wiki: Deploy Tokens'],
};
