import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const ubidotsToken: SecretRule = {
  id: 'secret/ubidots-token',
  title: 'A Ubidots token is in the diff',
  provider: 'Ubidots',
  keywords: ['bbff-', 'bbfa-'],
  pattern: freeStanding(/BBF[FA]-[A-Za-z0-9]{30}/),
  longest: 35,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in Ubidots under API Credentials and issue a new one.',
  source: ['Ubidots Docs: Authentication'],
};
