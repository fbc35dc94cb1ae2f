import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const flutterwaveSecretKey: SecretRule = {
  id: 'secret/flutterwave-secret-key',
  title: 'A Flutterwave secret key is in the diff',
  provider: 'Flutterwave',
  keywords: ['flwseck-'],
  pattern: freeStanding(/FLWSECK-[a-f0-9]{32}-(?:|[a-z0-9]{11}vt-)X/),
  longest: 56,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('app.flutterwave.com > Settings > API Keys'),
  source: ['Flutterwave: API keys'],
};
