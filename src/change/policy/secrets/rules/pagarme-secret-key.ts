import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const pagarmeSecretKey: SecretRule = {
  id: 'secret/pagarme-secret-key',
  title: 'A Pagar.me secret key is in the diff',
  provider: 'Pagar.me',
  keywords: ['pagarme', 'pagar.me', 'pagar_me', 'pagar-me'],
  pattern: assigned('pagar[._-]?me', /(?:sk|ak_live)_[A-Za-z0-9]{16,40}/i),
  longest: longestAssigned + 48,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Pagar.me Dashboard under Configurações > Chaves and issue a new one.',
  source: ['Pagar.me Docs: Chaves de acesso'],
};
