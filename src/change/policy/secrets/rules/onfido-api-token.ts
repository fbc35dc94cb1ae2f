import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const onfidoApiToken: SecretRule = {
  id: 'secret/onfido-api-token',
  title: 'An Onfido live API token is in the diff',
  provider: 'Onfido',
  keywords: ['api_live'],
  pattern: freeStanding(/api_live(?:_us|_ca)?\.[A-Za-z0-9_-]{11}\.[A-Za-z0-9_-]{32}/),
  longest: 56,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Onfido Dashboard under Developers > Tokens and issue a new one.',
  source: ['Onfido Docs: API tokens'],
};
