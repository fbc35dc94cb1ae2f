import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const adafruitIoKey: SecretRule = {
  id: 'secret/adafruit-io-key',
  title: 'An Adafruit IO key is in the diff',
  provider: 'Adafruit IO',
  keywords: ['aio_'],
  pattern: freeStanding(/aio_[A-Za-z0-9]{28}/),
  longest: 32,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('io.adafruit.com > My Key > Regenerate Key'),
  source: ['Adafruit IO HTTP API: Authentication'],
};
