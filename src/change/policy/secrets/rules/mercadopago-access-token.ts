import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const mercadopagoAccessToken: SecretRule = {
  id: 'secret/mercadopago-access-token',
  title: 'A Mercado Pago access token is in the diff',
  provider: 'Mercado Pago',
  keywords: ['app_usr-'],
  pattern: freeStanding(/APP_USR-\d{14,18}-\d{6}-[0-9a-f]{32}-\d{6,10}/),
  longest: 77,
  entropy: 2.8,
  remedy: 'Revoke it in Mercado Pago Developers under Your integrations > Credentials and issue a new one.',
  source: ['Mercado Pago Developers: Credentials'],
};
