import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const pubnubSecretKey: SecretRule = {
  id: 'secret/pubnub-secret-key',
  title: 'A PubNub secret key is in the diff',
  provider: 'PubNub',
  keywords: ['sec-c-'],
  pattern: freeStanding(/sec-c-[A-Za-z0-9]{48}/),
  longest: 54,
  entropy: 3,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the PubNub Admin Portal under Keysets and issue a new one.',
  source: ['PubNub Docs: API keys'],
};
