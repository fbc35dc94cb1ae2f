import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const asaasApiKey: SecretRule = {
  id: 'secret/asaas-api-key',
  title: 'An Asaas API key is in the diff',
  provider: 'Asaas',
  keywords: ['aact_'],
  pattern: freeStanding(/\$aact_[A-Za-z0-9_=:+/-]{60,200}/),
  longest: 206,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Asaas under Integrações > Chaves da API and issue a new one.',
  source: ['Asaas Docs: Autenticação'],
};
