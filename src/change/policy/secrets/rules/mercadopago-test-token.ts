import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const mercadopagoTestToken: SecretRule = {
  id: 'secret/mercadopago-test-token',
  title: 'A Mercado Pago test access token is in the diff',
  provider: 'Mercado Pago',
  keywords: ['test-'],
  pattern: freeStanding(/TEST-\d{14,18}-\d{6}-[0-9a-f]{32}-\d{6,10}/),
  longest: 74,
  entropy: 2.8,
  remedy: 'Revoke it in Mercado Pago Developers under Your integrations > Credentials and issue a new one.',
  source: ['Mercado Pago Developers: Credentials'],
  weight: 'warn',
};
