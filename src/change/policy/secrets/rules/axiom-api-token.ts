import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const axiomApiToken: SecretRule = {
  id: 'secret/axiom-api-token',
  title: 'An Axiom API token is in the diff',
  provider: 'Axiom',
  keywords: ['xaat-'],
  pattern: freeStanding(/xaat-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}/),
  longest: 41,
  entropy: 2.75,
  remedy: revokeAt('app.axiom.co/settings/api-tokens'),
  source: ['Axiom: API tokens'],
};
