import { hasCrc16 } from '../base32-crc16.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const natsNkeySeed: SecretRule = {
  id: 'secret/nats-nkey-seed',
  title: 'A NATS NKey seed is in the diff',
  provider: 'NATS',
  keywords: ['nats', 'nkey', 'seed', 'creds'],
  pattern: freeStanding(/S[AONCUX][A-Z2-7]{56}/),
  longest: 58,
  near: 200,
  valid: hasCrc16,
  remedy: 'Revoke it with nsc revocations add-user, or replace the account or operator, and issue a new one.',
  source: ['NATS Docs: NKeys'],
};
